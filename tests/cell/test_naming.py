"""A submission's files are found, and not those of a namesake."""

from __future__ import annotations

import importlib

from kit.cell.naming import Submission


def test_a_folder_of_the_same_name_on_the_path_does_not_stand_in(tmp_path, monkeypatch):
    for place, value in (("clone", 1), ("mine", 2)):
        chapter = tmp_path / place / "namesakes" / "07_lock"
        chapter.mkdir(parents=True)
        (chapter / "account.py").write_text(f"WHOSE = {value}\n")
    monkeypatch.syspath_prepend(tmp_path / "clone")
    submission = Submission.named(tmp_path / "mine" / "namesakes", "07_lock/account.py")
    module = importlib.import_module(submission.make_importable(str(tmp_path / "links")))
    assert module.WHOSE == 2
    assert submission.relative(module.__file__) == "07_lock/account.py"

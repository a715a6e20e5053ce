"""The journal keeps every whole line, and names what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.grader.errors import FileError
from kit.grader.journal import Journal
from kit.grader.writing import write_whole

ANA = ("ana", "")


def record(number):
    return {"student": "ana", "attempt": "", "check": f"c/{number}", "text": "Őry \x1b\n" * number}


def filled(path, count=3):
    journal = Journal(path)
    for number in range(count):
        journal.append(record(number))
    journal.close()
    return path


def read(path):
    journal = Journal(path)
    found = list(journal.records(ANA))
    journal.close()
    return found


def test_what_was_written_is_read(tmp_path):
    path = filled(tmp_path / "j")
    assert read(path) == [record(0), record(1), record(2)]


@settings(max_examples=40, deadline=None)
@given(cut=st.integers(0, 400))
def test_a_line_that_a_kill_left_half_is_dropped_and_the_others_stay(cut, tmp_path_factory):
    path = filled(tmp_path_factory.mktemp("j") / "j")
    data = path.read_bytes()
    kept = data[: max(0, len(data) - cut)]
    path.write_bytes(kept)
    whole = max(0, kept.count(b"\n") - 1)
    assert read(path) == [record(number) for number in range(whole)]
    journal = Journal(path)
    journal.append(record(9))
    journal.close()
    assert read(path) == [*(record(number) for number in range(whole)), record(9)]


def test_a_damaged_line_is_named_and_nothing_is_lost(tmp_path):
    path = filled(tmp_path / "j")
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:2], lines[2].replace(b"c/1", b"c/7"), lines[3]]))
    before = path.read_bytes()
    with pytest.raises(FileError, match=r"j, line 3 is damaged"):
        Journal(path)
    assert path.read_bytes() == before


def test_after_a_full_disk_the_file_is_as_it_was(tmp_path, monkeypatch):
    path = filled(tmp_path / "j")
    journal = Journal(path)
    before = path.read_bytes()

    def half(self, line):
        self._file.write(line[: len(line) // 2])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "_write", half)
        with pytest.raises(FileError, match="No space left"):
            journal.append(record(9))
    assert path.read_bytes() == before
    journal.append(record(4))
    journal.close()
    assert read(path)[-1] == record(4)


def test_a_foreign_file_is_refused(tmp_path):
    (tmp_path / "j").write_text("hello\n")
    with pytest.raises(FileError, match="j, line 1"):
        Journal(tmp_path / "j")


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path, monkeypatch):
    from pathlib import Path

    path = tmp_path / "grades.json"
    write_whole(path, b"old")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space")))
        with pytest.raises(FileError, match=r"grades\.json cannot be written.*No space"):
            write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["grades.json"]


def test_a_file_in_a_folder_that_is_none_is_named(tmp_path):
    (tmp_path / "grades").write_text("a file")
    with pytest.raises(FileError, match="grades"):
        write_whole(tmp_path / "grades" / "x.json", b"x")

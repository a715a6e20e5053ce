"""`kit hint NAME`, and the help of `kit`."""

from __future__ import annotations

import pytest

from kit.cli import main

CHAPTER = """\
title = "Lock"
number = 7
minutes = 40
needs = []

[[exercise]]
name = "account"
kind = "build"
file = "account.py"
tests = "test_account.py"
minutes = 20
goal = "Nothing is lost."
hints = ["look", "look longer", "use a lock"]
"""


@pytest.fixture
def course(tmp_path, monkeypatch):
    chapter = tmp_path / "exercises" / "07_lock"
    chapter.mkdir(parents=True)
    (chapter / "chapter.toml").write_text(CHAPTER)
    (chapter / "account.py").touch()
    (chapter / "test_account.py").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def kit(capsys):
    def run(*arguments):
        status = main(arguments)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.mark.usefixtures("course")
def test_each_call_says_a_bit_more_and_the_last_one_stays(kit):
    shown = [kit("hint", "account")[1].splitlines() for _ in range(4)]
    assert [lines[1] for lines in shown] == ["look", "look longer", "use a lock", "use a lock"]
    assert shown[0][0] == "account, hint 1 of 3 (kit hint account says more)"
    assert shown[3][0] == "account, hint 3 of 3 (that was the last one)"


def test_it_works_from_a_folder_of_the_course(course, kit, monkeypatch):
    monkeypatch.chdir(course / "exercises" / "07_lock")
    assert "look" in kit("hint", "07_lock/account")[1]


def test_a_number_shows_that_hint_and_counts_nothing(course, kit):
    assert "use a lock" in kit("hint", "account", "--number", "3")[1]
    assert not (course / ".kit").exists()


def test_a_damaged_progress_file_starts_again(course, kit):
    (course / ".kit").mkdir()
    (course / ".kit" / "progress.txt").write_bytes(b"07_lock/account\n  hint \xff\n  noise\n")
    assert "hint 1 of 3" in kit("hint", "account")[1]
    assert "hint 2 of 3" in kit("hint", "account")[1]


def test_where_nothing_can_be_written_the_next_hint_is_still_the_next(course, kit, monkeypatch):
    (course / ".kit").write_text("a file, so no folder can be made here")
    monkeypatch.setenv("XDG_STATE_HOME", str(course / "state"))
    assert "hint 1 of 3" in kit("hint", "account")[1]
    assert "hint 2 of 3" in kit("hint", "account")[1]
    monkeypatch.setenv("XDG_STATE_HOME", str(course / ".kit"))
    status, out, err = kit("hint", "account")
    assert (status, "hint 1 of 3" in out) == (0, True)
    assert "--number" in err


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["acount"], "do you mean account?"),
        (["zzz"], "there are account"),
        (["account", "--number", "4"], "there is no 4"),
        ([], "NAME"),
    ],
)
def test_a_wrong_name_is_one_sentence(kit, arguments, sentence):
    status, out, err = kit("hint", *arguments)
    assert (status, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_the_help_teaches(kit):
    status, out, _ = kit("--help")
    assert status == 0
    for word in ("kit watch", "kit hint", "kit explore", "--replay"):
        assert word in out
    assert max(map(len, out.splitlines())) <= 80


def test_an_unknown_command_is_one_sentence(kit):
    status, out, err = kit("explode")
    assert (status, out) == (2, "")
    assert "explode" in err
    assert err.count("\n") == 1

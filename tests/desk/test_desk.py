"""`kit`, `next`, `list`, `open`, `reset`, `diff`: what they say and what they leave."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kit.cli import main

BOARD = """\
todo  01_sums  Sums                                                          1/7
      done  first  use                                                       1/1
      todo  total  build                                                     0/3
      todo  most   build                                                     0/3

1 of 3 exercises done, 1 of 7 points
Next: total, about 10 minutes. Add up all numbers.
  open   exercises/01_sums/total.py
  check  pytest exercises/01_sums/test_total.py
  hint   kit hint total
"""


def test_alone_it_shows_the_board_and_one_next_step(course, kit):
    status, out, err = kit()
    assert (status, out, err) == (1, BOARD, "")
    assert "01_sums/first\n  files " in course.record.read_text()


def test_what_is_known_is_not_run_again_and_a_lost_record_is_made_again(course, kit, monkeypatch):
    course.solve()
    _, first, _ = kit()
    assert "done  total  build" in first
    with monkeypatch.context() as patch:
        patch.setattr("kit.cli.checking.check", None)  # whoever runs a check now fails
        assert kit()[1] == first
    course.record.unlink()
    assert kit()[1] == first


def test_an_installed_kit_checks_a_course_in_which_warnings_are_errors(course, kit, monkeypatch):
    """As in a clone: installed in place, its plugins found by their entry points."""
    info = course.folder.parent / "site" / "concurrency_kit-9.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: concurrency-kit\nVersion: 9.0\n")
    (info / "entry_points.txt").write_text("[pytest11]\nkit = kit.pytest_plugin\n")
    (info / "direct_url.json").write_text('{"url": "file:///x", "dir_info": {"editable": true}}')
    (info / "RECORD").write_text("concurrency_kit-9.0.dist-info/RECORD,,\n")
    monkeypatch.setenv("PYTHONPATH", f"{info.parent}{os.pathsep}{os.environ['PYTHONPATH']}")
    (course.folder / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n")
    course.solve()
    status, out, err = kit()
    assert (status, err) == (1, "")
    assert "done  total  build" in out


def test_what_pytest_said_is_known(course, kit, monkeypatch):
    course.fail()
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # the kit may be installed, or not
    command = [sys.executable, "-m", "pytest", "-p", "kit.pytest_plugin", "exercises"]
    subprocess.run([*command, "-q", "-p", "no:cacheprovider"], capture_output=True, check=False)
    monkeypatch.setattr("kit.cli.checking.check", None)
    status, out, _ = kit("list")
    assert (status, out.splitlines()) == (
        1,
        [
            "done  first  use        1 min   1/1   01_sums",
            "fail  total  build     10 min   1/3   01_sums",
            "todo  most   build     10 min   0/3   01_sums",
        ],
    )


def test_who_has_not_activated_the_environment_is_told_to(course, kit, monkeypatch):
    scripts = course.folder / ".venv" / "bin"
    scripts.mkdir(parents=True)
    for name in ("activate", "kit", "pytest"):
        (scripts / name).touch(mode=0o755)
    monkeypatch.setattr("sys.prefix", str(course.folder / ".venv"))
    line = "  first  source .venv/bin/activate   (else these commands are not found)\n"
    assert kit() == (1, BOARD.replace("  open ", f"{line}  open "), "")
    monkeypatch.setenv("PATH", f"{scripts}{os.pathsep}{os.environ['PATH']}")
    assert kit() == (1, BOARD, "")


def test_next_says_what_to_read_and_to_open(course, kit):
    course.solve()
    status, out, _ = kit("next")
    assert status == 1
    assert out.splitlines()[:4] == [
        "todo  most  (build, about 10 minutes)",
        "The largest number.",
        "  read   exercises/01_sums/README.md",
        "  open   exercises/01_sums/most.py",
    ]


@pytest.mark.usefixtures("course")
def test_a_course_in_another_folder(kit, tmp_path, monkeypatch):
    other = next(tmp_path.glob("mein*"))
    monkeypatch.chdir(tmp_path)
    _, out, _ = kit("--course", other.name, "open", "total")
    assert f"  open   {other.name}/exercises/01_sums/total.py" in out
    status, out, err = kit("--course", "nowhere", "next")
    assert (status, out) == (2, "")
    assert "there is no course in 'nowhere'" in err


def test_open_starts_the_editor_with_the_file(course, kit, monkeypatch, tmp_path):
    editor = tmp_path / "an editor"
    editor.write_text('#!/bin/sh\nprintf "%s %s" "$1" "$2" >edited\n')
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", f"'{editor}' -w")
    assert kit("open", "total")[0] == 0
    assert (course.folder / "edited").read_text() == f"-w {course.total}"
    monkeypatch.setenv("EDITOR", "no-such-editor")
    status, _, err = kit("open", "total")
    assert (status, err.count("\n")) == (2, 1)
    assert "cannot start 'no-such-editor'" in err


def test_reset_puts_the_stub_back_and_loses_nothing(course, kit):
    stub = course.total.read_text()
    kit()  # the first run keeps a copy of what is untouched
    course.fail()
    mine = course.total.read_text()
    status, out, _ = kit("reset", "total")
    assert (status, course.total.read_text()) == (0, stub)
    assert "exercises/01_sums/total.py is as it came; your text is in total.py.bak" in out
    assert (course.chapter / "total.py.bak").read_text() == mine
    course.total.write_text("something else\n")
    kit("reset", "total")
    assert (course.chapter / "total.py.bak").read_text() == mine
    assert (course.chapter / "total.py.bak2").read_text() == "something else\n"


def test_reset_finds_the_stub_in_the_history_of_a_clone(course, kit):
    stub = course.total.read_text()
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@y", "-C", str(course.folder)]
    for text in (stub, "def total(numbers):\n    return 1\n"):
        course.total.write_text(text)
        for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
            subprocess.run([*git, *command], check=True)
    assert kit("reset", "total")[0] == 0
    assert course.total.read_text() == stub


def test_reset_of_what_nobody_knows(course, kit):
    course.fail()
    mine = course.total.read_text()
    status, _, err = kit("reset", "total")
    assert (status, course.total.read_text()) == (2, mine)
    assert "nobody knows how total.py came" in err


def test_the_solution_is_shown_after_passing_or_giving_up(course, kit):
    status, out, _ = kit("diff", "total")
    assert (status, "sum(" in out) == (1, False)
    assert "kit hint total" in out
    status, out, _ = kit("diff", "total", "--give-up")
    assert (status, "+    return sum(numbers)" in out) == (0, True)
    course.solve()
    status, out, _ = kit("diff", "total")
    assert (status, out.splitlines()[:2]) == (
        0,
        ["--- yours/01_sums/total.py", "+++ solution/01_sums/total.py"],
    )


def test_nothing_breaks_where_nothing_can_be_written(course, kit, monkeypatch):
    (course.folder / ".kit").write_text("a file: no folder can be made here")
    monkeypatch.setenv("XDG_STATE_HOME", str(course.folder / ".kit"))
    assert kit() == (1, BOARD, "")
    monkeypatch.setenv("XDG_STATE_HOME", str(course.folder.parent / "state"))
    assert kit() == (1, BOARD, "")
    monkeypatch.setattr("kit.cli.checking.check", None)
    assert kit() == (1, BOARD, "")


def test_the_record_is_written_whole_or_not_at_all(course, kit, monkeypatch):
    kit("hint", "total")
    before = course.record.read_text()

    def refuse(_path, _target):
        raise OSError("the disk is full")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    status, out, err = kit("hint", "total")
    assert (status, "hint 2 of 3" in out) == (0, True)
    assert "cannot remember" in err
    assert course.record.read_text() == before
    assert [path.name for path in course.record.parent.iterdir()] == ["progress.txt"]


def test_a_fault_of_a_check_is_one_sentence(course, kit):
    course.write("test_total.py", "import nothing_of_that_name\n")
    status, out, err = kit()
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "nothing_of_that_name" in err


def test_the_overview_imports_no_command(kit):
    before = set(sys.modules)
    assert kit("--help")[0] == 0
    assert not {each for each in set(sys.modules) - before if each.startswith("kit.cli.e")}


@pytest.mark.usefixtures("course")
def test_a_reader_that_has_seen_enough_is_no_error():
    command = [sys.executable, "-c", "import sys; from kit.cli import main; sys.exit(main())"]
    with subprocess.Popen(
        [*command, "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.usefixtures("course")
def test_shell_completion_knows_the_commands_and_the_exercises(capfd, monkeypatch):
    words = "kit hint to"
    monkeypatch.setenv("_KIT_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", "2")
    with pytest.raises(SystemExit):
        main([])
    assert capfd.readouterr().out == "plain,total\n"

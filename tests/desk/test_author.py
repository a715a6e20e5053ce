"""`kit new`, `kit check`, `kit init`: what an author and an instructor do with a course."""

from __future__ import annotations

import os

import psutil
import pytest

from kit.course import read_course
from kit.course.audit import audit
from kit.course.original import own_course


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """An empty folder with a blank in its name, and we are in it."""
    folder = tmp_path / "a new course"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_skeleton_works_and_each_fault_put_into_it_is_named(desk, kit):
    assert kit("new", "chapter", "pipes")[0] == 0
    assert kit("check") == (0, "done  01_pipes  1 exercise, 2 known answers\n", "")
    chapter = desk / "exercises" / "01_pipes"
    answers = desk / "tests" / "answers" / "01_pipes" / "my_pipes"
    solution = desk / "solutions" / "01_pipes" / "my_pipes.py"
    (chapter / "select.py").touch()
    (chapter / "notes.txt").touch()
    (chapter / "README.md").write_text("\n")
    toml = (chapter / "chapter.toml").read_text()
    (chapter / "chapter.toml").write_text(toml.replace('    "One lock', '    # "One lock'))
    (chapter / "my_pipes.py").write_text(
        solution.read_text() + "\n\ndef f():\n    raise NotImplementedError\n"
    )
    wrong = answers / "wrong" / "no_lock.py"
    (answers / "right" / "with_lock.py").write_text(wrong.read_text())
    wrong.write_text(wrong.read_text().replace("verdict: race", "verdict: deadlock"))
    solution.write_text(wrong.read_text())
    status, out, _ = kit("check", "01_pipes")
    assert status == 1
    assert out.startswith("fail  01_pipes")
    for words in (
        "README.md: a chapter has a lesson",
        "my_pipes: 2 hints; there must be 3",
        "my_pipes.py: no TODO marks what is to be done",
        "select.py: a module of Python has that name",
        "notes.txt: a stray file",
        "my_pipes: the stub passes before it is solved",
        "the solution gets race in test_nothing_is_lost",
        "wrong/no_lock.py: it must get deadlock, and gets race",
        "right/with_lock.py: it must pass, and gets race",
    ):
        assert words in out


def test_a_second_exercise_goes_to_the_last_chapter(desk, kit):
    kit("new", "chapter", "03_pipes")
    kit("new", "chapter", "queues")
    status, out, _ = kit("new", "exercise", "fifo")
    assert (status, (desk / "exercises" / "04_queues" / "fifo.py").is_file()) == (0, True)
    assert "kit check" in out
    assert kit("list")[1].count("todo") == 3
    assert not list(desk.rglob(".*.??????"))


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["exercise", "select"], "there is no chapter yet"),
        (["chapter", "No!"], "is no name of a chapter"),
        (["chapter", "x", "--exercise", "select"], "a module of Python is called 'select'"),
        (["chapter", "x", "--exercise", "A-b"], "is no name of an exercise"),
    ],
)
def test_a_name_that_cannot_be_one_is_refused_in_one_sentence(kit, arguments, sentence):
    status, out, err = kit("new", *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert sentence in err


def test_a_name_that_is_taken_is_refused(desk, kit):
    kit("new", "chapter", "pipes")
    before = (desk / "exercises" / "01_pipes" / "chapter.toml").read_text()
    assert "already" in kit("new", "exercise", "my_pipes")[2]
    assert "already" in kit("new", "chapter", "01_pipes")[2]
    assert "there are 01_pipes" in kit("new", "exercise", "other", "--chapter", "02_x")[2]
    assert (desk / "exercises" / "01_pipes" / "chapter.toml").read_text() == before


def test_the_files_of_our_own_course_are_complete():
    course = read_course(own_course() / "exercises")
    for chapter in course.chapters:
        assert list(audit(course, chapter, list(chapter.exercises))) == []


def test_init_writes_the_course_without_its_solutions_and_never_over_one(desk, kit):
    own = own_course() / "exercises"
    status, out, _ = kit("init", "my copy")
    assert (status, "cd 'my copy'" in out) == (0, True)
    made = desk / "my copy"
    assert {path.name for path in made.iterdir()} == {"exercises", "README.md", "pytest.ini"}
    chapters = sorted(path.parent.name for path in own.glob("*/chapter.toml"))
    assert sorted(path.name for path in (made / "exercises").iterdir()) == chapters
    assert not [path for path in made.rglob("*") if "__pycache__" in path.parts]
    (made / "README.md").write_text("mine")
    status, _, err = kit("init", "my copy")
    assert (status, "is there already" in err) == (2, True)
    assert (made / "README.md").read_text() == "mine"


def test_init_where_nothing_can_be_written_is_one_sentence(desk, kit):
    (desk / "file").touch()
    status, out, err = kit("init", "file/below")
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_ctrl_c_ends_a_check_of_many_answers(desk, kit, terminal):
    kit("new", "chapter", "pipes")
    pipe = desk / "started"
    os.mkfifo(pipe)
    wrong = desk / "tests" / "answers" / "01_pipes" / "my_pipes" / "wrong"
    (wrong / "no_lock.py").write_text(
        f"import os\nwith open({str(pipe)!r}, 'w') as pipe:\n    pipe.write(str(os.getpid()))\n"
        "while True:\n    pass\n"
    )
    screen = terminal("check")
    running = psutil.Process(int(pipe.read_text()))
    screen.press("\x03")
    screen.wait_for("kit: stopped\r\n")
    assert screen.end() == 130
    running.wait()

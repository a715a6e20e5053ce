"""A whole run: what is graded, what is graded again, and what is never lost."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sys
import types

import pytest

from kit.cell import LEARNER
from kit.cell.sandbox.probe import for_grading
from kit.grader import hookimpl
from kit.grader.errors import FileError, GraderError, SettingError
from kit.grader.reports.table import table
from kit.grader.run import Watch

pytest_plugins = ["pytester"]

RIGHT = ["passed", "passed", "passed"]


def test_a_class_of_every_kind(room):
    room.grade()
    assert room.points() == {"ana": 6, "Ben Őry": 3, "dan": 3, "eve": 0, "fay": 3, "陳大文": 2}
    assert room.verdicts("ana") == RIGHT
    assert room.verdicts("Ben Őry") == ["passed", "passed", "race"]
    assert room.verdicts("陳大文") == ["passed", "wrong", "not-started"]
    assert room.verdicts("dan") == ["does-not-import", "does-not-import", "passed"]
    assert room.verdicts("eve") == ["not-started"] * 3
    assert room.verdicts("fay") == ["passed", "passed", "not-started"]


def test_the_maximum_is_that_of_the_manifest_for_everybody(room):
    room.grade()
    assert {room.plain(each)["maximum"] for each in room.points()} == {6}


def test_feedback_is_the_text_of_the_learners_own_run(room, pytester, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    room.grade(only=("01_money/counter",))
    feedback = (room.out / "feedback" / "Ben%20%C5%90ry.txt").read_text()
    import zipfile

    with zipfile.ZipFile(room.place / "Ben Őry.zip") as archive:
        text = archive.read("01_money/counter.py").decode()
    room.write("course/01_money/counter.py", text)
    monkeypatch.chdir(room.path)
    result = pytester.runpytest_inprocess(
        "-p", "no:cacheprovider", "--rootdir", room.path, room.course / "01_money/test_counter.py"
    )
    own = result.stdout.str().partition("== RACE")[2].splitlines()[:18]
    assert feedback.partition("== RACE")[2].splitlines()[:18] == own
    assert "(1 of 3)" in own[-1]


def test_a_race_is_confirmed_by_replaying_its_schedule(room):
    room.grade()
    last = room.plain("Ben Őry")["exercises"][1]["checks"][0]
    assert last["tries"] == ["race", "race"]
    assert room.plain("ana")["exercises"][1]["checks"][0]["tries"] == ["passed"]


def test_nothing_is_run_twice(room):
    room.grade()
    before = room.bytes()
    ran = []
    room.grade(Watch(step=lambda student, result: ran.append((student, result.check))))
    assert ran == []
    assert room.bytes() == before


def test_only_what_changed_is_graded_again(room):
    room.grade()
    room.hand_in("dan", {"total.py": "def total(numbers):\n    return sum(numbers)\n"})
    ran = []
    room.grade(Watch(step=lambda student, result: ran.append(student)))
    assert set(ran) == {"dan"}
    assert room.verdicts("dan") == RIGHT


def test_a_changed_check_is_run_again_for_everybody(room):
    room.grade(only=("01_money/total",))
    path = room.course / "01_money" / "test_total.py"
    path.write_text(path.read_text().replace("value == 0", "value == 7"))
    room.grade(only=("01_money/total",))
    assert room.verdicts("ana") == ["passed", "wrong"]


@pytest.mark.parametrize("each", [True, False])
def test_a_run_that_is_stopped_anywhere_goes_on_to_the_same_bytes(room, each):
    room.grade()
    undisturbed = room.bytes()
    for stop in (1, 4, 9):
        shutil.rmtree(room.out)
        seen = []

        def step(student, result, seen=seen, stop=stop):
            seen.append(student)
            if len(seen) == stop:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            room.grade(Watch(step=step), each=each)
        left = []
        watch = Watch(step=lambda student, result, left=left: left.append(student))
        room.grade(watch, each=each)
        assert len(left) == 18 - stop or (len(left) < 18 - stop and not each)
        assert room.bytes() == undisturbed


def break_check(path):
    fault = "no_such_name\n    assert submission.run(added)"
    path.write_text(path.read_text().replace("assert submission.run(added)", fault))


def test_a_fault_of_a_check_costs_no_point_and_keeps_its_place(room):
    path = room.course / "01_money" / "test_total.py"
    break_check(path)
    room.grade(only=("01_money/total",))
    ana = room.plain("ana")
    assert (ana["points"], ana["open"], ana["maximum"], ana["final"]) == (2, 1, 3, False)
    assert room.verdicts("ana") == ["passed", "kit-error"]
    text = json.loads((room.out / "students/ana.json").read_text())["exercises"][0]["checks"][1]
    assert "NameError" in text["text"]
    assert str(room.path) not in text["text"]
    assert "went wrong" in text["comment"]


def test_a_failed_run_never_overwrites_a_good_grade(room):
    only = ("01_money/total",)
    room.grade(only=only)
    path = room.course / "01_money" / "test_total.py"
    break_check(path)
    room.grade(only=only)
    ana = room.plain("ana")
    assert (ana["points"], ana["open"]) == (3, 0)
    assert any("kept" in each for each in ana["flags"])


def test_a_check_file_that_does_not_load_is_named_and_grades_nothing(room):
    room.write("course/01_money/test_total.py", "import nothing_of_this_name\n")
    with pytest.raises(GraderError, match="nothing_of_this_name"):
        room.grade()
    assert not (room.out / "grades.json").exists()


def test_hidden_checks_count_and_say_no_more_than_their_verdict(room):
    room.write(
        "private/01_money/test_more.py",
        'STUB = "total"\n\n\ndef added(total, *numbers):\n    return total.total(numbers)\n\n\n'
        "def test_secret(submission):\n"
        '    """The secret is 12345."""\n'
        "    assert submission.run(added, 12344, 1, -12345).value == 0\n",
    )
    room.grade(hidden=room.path / "private", only=("01_money/total",))
    assert room.points()["ana"] == 4
    assert room.verdicts("陳大文") == ["passed", "wrong", "wrong"]
    feedback = (room.out / "feedback" / "%E9%99%B3%E5%A4%A7%E6%96%87.txt").read_text()
    assert "A hidden check: wrong." in feedback
    assert "1234" not in feedback


def test_a_damaged_file_is_named_and_made_again_when_it_is_deleted(room):
    room.grade(only=("01_money/total",))
    undisturbed = room.bytes()
    (room.out / "grades.json").write_text('{"schema": ')
    before = room.bytes()
    with pytest.raises(FileError, match=r"grades\.json is damaged"):
        room.grade(only=("01_money/total",))
    assert room.bytes() == before
    (room.out / "grades.json").unlink()
    room.grade(only=("01_money/total",))
    assert room.bytes() == undisturbed


def test_a_full_disk_is_an_error_that_names_the_file(room, monkeypatch):
    from kit.grader import journal

    whole = journal.Journal._write
    written = []

    def full(self, line):
        written.append(line)
        if len(written) > 6:
            whole(self, line[:7])
            raise OSError(28, "No space left on device")
        whole(self, line)

    monkeypatch.setattr(journal.Journal, "_write", full)
    with pytest.raises(FileError, match=r"journal\.jsonl.*No space left"):
        room.grade(each=True)
    monkeypatch.setattr(journal.Journal, "_write", whole)
    left = []
    room.grade(Watch(step=lambda student, result: left.append(student)), each=True)
    assert len(left) == 18 - 4
    assert room.verdicts("ana") == RIGHT


def test_a_student_of_the_roster_without_a_hand_in_has_a_grade(room):
    roster = room.write("roster.csv", "id,name,submission\nu1,Ana,ana\nu2,Nobody,\n")
    book = room.grade(roster=roster, only=("01_money/total",))
    assert room.points() == {"u1": 3, "u2": 0}
    assert "nothing was handed in" in room.plain("u2")["flags"]
    assert any("fits nobody" in note for note in book.notes)


def test_an_unknown_report_is_told_before_the_run(room):
    with pytest.raises(SettingError, match="no report 'nothing'"):
        room.grade(reports=("nothing",))
    assert not room.out.exists()


def test_the_journal_can_be_used_by_one_run_only(room):
    from kit.grader.journal import Journal

    room.out.mkdir()
    other = Journal(room.out / "journal.jsonl")
    with pytest.raises(FileError, match="another `kit grade`"):
        room.grade()
    other.close()


def test_a_tampered_explorer_is_forged(room, monkeypatch):
    from kit.grader import bench

    monkeypatch.setattr(bench, "tampered", lambda *_: "a known race was not found in it")
    room.grade(only=("01_money/counter",))
    assert room.points()["ana"] == 0
    assert room.verdicts("ana") == ["forged"]
    assert room.verdicts("Ben Őry") == ["race"]
    assert room.plain("ana")["flags"]


def test_a_result_of_a_weaker_containment_is_not_believed(empty_room):
    room, runs = empty_room, []
    room.write_course()
    room.hand_in("ana", {"total.py": "def total(numbers):\n    return sum(numbers)\n"})
    strong = for_grading(allow_unprotected=True)
    if not strong.contained:
        pytest.skip("this machine contains nothing: there is one level only")
    for containment in (LEARNER, strong, LEARNER, strong):
        ran = []
        watch = Watch(step=lambda _, result, ran=ran: ran.append(result.check))
        room.grade(watch, only=("01_money/total",), containment=containment)
        runs.append(len(ran))
    assert runs == [2, 2, 0, 0]


def test_a_class_that_holds_the_grades_is_refused(room):
    with pytest.raises(SettingError, match="lies in the class"):
        room.grade(out=room.place / "grades")


def test_a_plugin_that_finds_nothing_but_trouble_is_told(room, monkeypatch):
    module = types.ModuleType("my_finder")

    def kit_find():
        yield from ()
        raise RuntimeError("the server of the school is down")

    module.kit_find = hookimpl(kit_find)
    monkeypatch.setitem(sys.modules, "my_finder", module)
    with pytest.raises(GraderError, match="server of the school is down"):
        room.grade(plugins=("my_finder",))


def test_a_locale_changes_no_byte(room, monkeypatch):
    room.grade(only=("01_money/total",))
    before = room.bytes()
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    ran = []
    room.grade(Watch(step=lambda student, result: ran.append(student)), only=("01_money/total",))
    assert not ran
    assert room.bytes() == before


def test_another_language_is_graded_anew(room, monkeypatch):
    room.grade(only=("01_money/total",))
    monkeypatch.setenv("KIT_LANG", "zh")
    ran = []
    room.grade(Watch(step=lambda student, result: ran.append(student)), only=("01_money/total",))
    assert ran
    assert os.environ["KIT_LANG"] == "zh"


def test_hints_up_to_the_level_that_the_policy_allows(room):
    policy = room.write("policy.toml", "hints = 2")
    room.grade(policy=policy, only=("01_money/counter",))
    feedback = (room.out / "feedback" / "Ben%20%C5%90ry.txt").read_text()
    assert "Hint 1: look at counter\nHint 2: look closer\n" in feedback
    assert "Hint 3" not in feedback


@pytest.mark.parametrize(
    "name", ["a\nb", "\x1b[31mred", b"caf\xe9".decode("utf-8", "surrogateescape")]
)
def test_a_name_of_any_bytes_is_graded_and_harmless(name, empty_room):
    room = empty_room
    room.write_course()
    room.hand_in(name, {"total.py": "def total(numbers):\n    return sum(numbers)\n"})
    book = room.grade(only=("01_money/total",))
    assert list(room.points().values()) == [3]
    line = list(table(book))[1]
    assert line.isprintable()
    with (room.out / "grades.csv").open(newline="", encoding="utf-8-sig") as file:
        assert [len(row) for row in csv.reader(file)] == [10, 10]


def test_what_is_missing_does_not_disturb_what_comes_after_it(empty_room, monkeypatch):
    """pytest is told which check runs next, and not which one would have."""
    monkeypatch.setattr("kit.grader.run._MANY", 0)  # whole submissions
    room = empty_room
    room.write_course()
    first, second = room.course / "01_money", room.course / "02_more"
    shutil.copytree(first, second)
    for name in ("total", "counter"):  # the names of stubs are unique
        for file in (f"{name}.py", f"test_{name}.py"):
            (second / file).rename(second / file.replace(name, f"more_{name}"))
    text = (first / "chapter.toml").read_text()
    for name in ("total", "counter"):
        text = text.replace(f'"{name}', f'"more_{name}').replace(
            f"test_{name}", f"test_more_{name}"
        )
    (second / "chapter.toml").write_text(text.replace("number = 1", "number = 2"))
    for student in ("ana", "ben"):
        for name in ("total", "more_total"):
            right = "def total(numbers):\n    return sum(numbers)\n"
            room.hand_in(student, {f"{name}.py": right})
    room.grade()
    assert room.points() == {"ana": 6, "ben": 6}
    assert b'"trace"' not in (room.out / "journal.jsonl").read_bytes()

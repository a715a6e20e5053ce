"""Canvas and Moodle: the file is taken at the first try, and what would not match is named."""

from __future__ import annotations

import csv
import io
import runpy
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest

from kit.grader.errors import GraderError, SettingError
from kit.grader.reports import canvas, moodle
from kit.grader.roster import read_roster

SAMPLES = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("report_samples.py"))))
EXPORT = """Student,ID,SIS User ID,SIS Login ID,Section,Threads (77),Final Score
    Points Possible,,,,,18,(read only)
"A, Ana",901,u1,ana@x,Sec 1,,
"B, Ben",902,u2,ben@x,Sec 2,,
"Z, Zoe",903,u9,zoe@x,Sec 2,,
"""
USERS = """First name,Surname,ID number,Email address,Exercises (Real)
Ana,A,u1,ana@x,-
Ben,B,u2,ben@x,-
Zoe,Z,u9,zoe@x,-
"""


@pytest.fixture
def room(tmp_path):
    (tmp_path / "canvas.csv").write_text(EXPORT, encoding="utf-8-sig")
    (tmp_path / "moodle.csv").write_text(USERS)
    return tmp_path


def book(path, *ids):
    return SAMPLES.book(path, [SAMPLES.grade(each, ["passed", "wrong"]) for each in ids])


def rows_of(data):
    assert b"\x00" not in data
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


def canvas_of(grades, **options):
    files = canvas.report(grades, {f"canvas.{key}": text for key, text in options.items()})
    return rows_of(files["canvas.csv"]), files["canvas-check.txt"].decode()


def moodle_of(grades, **options):
    files = moodle.report(grades, {f"moodle.{key}": text for key, text in options.items()})
    return rows_of(files["moodle.csv"]), files["moodle-check.txt"].decode()


@pytest.mark.parametrize("kind", ["usual", "hostile"])
def test_the_shape_that_canvas_reads(room, kind):
    rows, _ = canvas_of(getattr(SAMPLES, kind)(room))
    assert rows[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Exercises"]
    assert "Points Possible" in rows[1][0]
    assert rows[1][-1] == "18.00"
    assert {len(row) for row in rows} == {6}
    assert all(row[-1] == "" or 0 <= float(row[-1]) <= 18 for row in rows[2:])
    for cell in (cell for row in rows for cell in row):
        assert not cell.lstrip(" \u00a0\n").startswith(("=", "+", "-", "@", "\t"))


def test_with_its_export_canvas_gets_its_own_ids_and_the_strangers_are_named(room):
    export = str(room / "canvas.csv")
    rows, said = canvas_of(
        book(room, "u2", "u1", "ghost"), export=export, assignment="Threads (77)"
    )
    assert rows[2] == ["B, Ben", "902", "u2", "ben@x", "Sec 2", "10.00"]
    assert [row[1] for row in rows[2:]] == ["902", "901"]
    assert "ghost (ghost name): no student of the export; left out" in said
    assert "Z, Zoe: in the export, and nothing was graded" in said
    assert said.count("\n- ") == 2


def test_a_title_that_canvas_does_not_know_is_named(room):
    _, said = canvas_of(book(room, "u1"), export=str(room / "canvas.csv"))
    assert "no column 'Exercises' in the export" in said


def test_the_export_of_canvas_may_be_the_roster(room):
    facts = {"student": "A, Ana", "sis login id": "ana@x", "section": "Sec 1"}
    grades = SAMPLES.book(room, [SAMPLES.grade("901", ["passed"], facts=facts)])
    rows, _ = canvas_of(grades)
    assert rows[2] == ["A, Ana", "901", "", "ana@x", "Sec 1", "18.00"]


def test_the_row_of_points_possible_is_no_student(room):
    students = read_roster(room / "canvas.csv").students
    assert [each.id for each in students] == ["901", "902", "903"]
    assert students[0].facts["student"] == "A, Ana"


def test_what_is_open_stays_blank_in_canvas_and_is_named(room):
    grades = SAMPLES.book(room, [SAMPLES.grade("u1", ["not-reproducible"])])
    rows, said = canvas_of(grades)
    assert rows[2][-1] == ""
    assert "u1 name: points are open" in said


def test_two_rows_for_one_canvas_student_are_named(room):
    grades = SAMPLES.book(
        room,
        [SAMPLES.grade(each, ["passed"], facts={"sis user id": "x"}) for each in ("u1", "u2")],
    )
    assert "u1 (u1 name), u2 (u2 name): the same SIS User ID 'x'" in canvas_of(grades)[1]


@pytest.mark.parametrize("kind", ["usual", "hostile"])
def test_moodle_takes_every_row(room, kind):
    rows, _ = moodle_of(getattr(SAMPLES, kind)(room))
    assert rows[0] == ["idnumber", "Exercises", "Exercises feedback"]
    users = [row[0] for row in rows[1:]]
    assert all(users)
    assert len(set(users)) == len(users)
    for user, grade, feedback in rows[1:]:
        assert not user.startswith(("=", "+", "-", "@", "'"))
        assert grade == "" or 0 <= float(grade) <= 100
        assert "<" not in feedback


def test_an_unknown_user_would_make_moodle_refuse_the_file_and_is_left_out(room):
    rows, said = moodle_of(book(room, "u1", "ghost", "u2"), export=str(room / "moodle.csv"))
    assert [row[0] for row in rows[1:]] == ["u1", "u2"]
    assert "ghost (ghost name): no user of the export has the idnumber 'ghost'; left out" in said
    assert "u9: in the export, and not in the file" in said
    assert "must be 18" in said


def test_moodle_by_email(room):
    rows, _ = moodle_of(book(room, "u1"), key="email")
    assert rows[1][0] == "u1@example.org"


def test_moodle_counts_in_the_points_of_its_item(room):
    rows, said = moodle_of(book(room, "u1"), maximum="10")
    assert rows[1][1] == "5.56"
    assert "must be 10" in said


def test_a_grade_above_the_maximum_is_left_out(room):
    grades = SAMPLES.book(room, [SAMPLES.grade("u1", ["passed"], lost=Fraction(-2))])
    rows, said = moodle_of(grades)
    assert len(rows) == 1
    assert "u1 (u1 name): 20 is above 18; left out" in said


def test_a_user_who_is_there_twice_is_left_out(room):
    facts = {"idnumber": "x"}
    grades = [SAMPLES.grade(each, ["passed"], facts=facts) for each in ("u1", "u2")]
    rows, said = moodle_of(SAMPLES.book(room, grades))
    assert len(rows) == 1
    assert said.count("more than once; left out") == 2


def test_all_rows_match(room):
    (room / "two.csv").write_text("ID number\nu1\nu2\n")
    _, said = moodle_of(book(room, "u1", "u2"), export=str(room / "two.csv"))
    assert "All rows match." in said


@pytest.mark.parametrize("options", [{"key": "shoe"}, {"maximum": "0"}, {"maximum": "x"}])
def test_a_wrong_option_of_moodle_is_named(room, options):
    with pytest.raises(SettingError, match=f"moodle.{next(iter(options))}"):
        moodle_of(book(room, "u1"), **options)


@pytest.mark.parametrize("text", [b"", b"\xff\xfe", b'"a', b"x,y\n1,2\n"])
def test_an_export_that_is_none_is_named(room, text):
    (room / "bad.csv").write_bytes(text)
    for report in (canvas_of, moodle_of):
        with pytest.raises(SettingError, match=r"\.export"):
            report(book(room, "u1"), export=str(room / "bad.csv"))
    with pytest.raises(GraderError, match=r"gone\.csv"):
        canvas_of(book(room, "u1"), export=str(room / "gone.csv"))


def test_without_an_export_it_says_that_nobody_was_looked_up(room):
    for report in (canvas_of, moodle_of):
        said = report(book(room, "u1"))[1]
        assert "nobody was looked up" in said
        assert "All rows match" not in said


def test_what_is_open_stays_blank_in_moodle_and_is_named(room):
    grades = SAMPLES.book(room, [SAMPLES.grade("u1", ["kit-error"])])
    rows, said = moodle_of(grades)
    assert rows[1][:2] == ["u1", ""]
    assert "u1 (u1 name): points are open; the grade stays blank" in said

"""Who handed in what: names in any script, archives, single files, attempts, a roster."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest

from kit.grader.class_folder import find, time_of
from kit.grader.enrol import enrol, open_parcel
from kit.grader.errors import SettingError
from kit.grader.roster import Roster, read_roster
from kit.grader.wanted import Wanted

TOTAL, COUNTER = "01_money/total.py", "01_money/counter.py"
WANTED = Wanted({"total.py": TOTAL, "counter.py": COUNTER})


def enrolled(room, roster=None, **options):
    found = find(room.place, WANTED)
    return enrol(found, roster or Roster(), WANTED, room.path / "parcels", **options)


def files(room, submission):
    return open_parcel(room.path / "parcels" / submission.digest)


def only(members, student):
    (submission,) = members.submissions[student]
    return submission


@pytest.mark.parametrize(
    "name", ["ana", "Ben Őry", "陳大文", "عمر", "O'Neil, Zoë", "a" * 100, "=1+1"]
)
def test_names_in_any_script(name, empty_room):
    empty_room.hand_in(name, {"total.py": "x"})
    assert files(empty_room, only(enrolled(empty_room), name)) == {TOTAL: b"x"}


def test_a_hidden_name_is_a_student_when_something_was_handed_in_under_it(empty_room):
    empty_room.hand_in(".ana", {"total.py": "x"})
    empty_room.write("class/.DS_Store", "\0")
    empty_room.write("class/.git/config", "[core]")
    assert list(enrolled(empty_room).submissions) == [".ana"]


def test_two_spellings_of_one_name_are_one_student(empty_room):
    name = unicodedata.normalize("NFD", "Őry")
    empty_room.write(f"class/total_{name}.py", "1")
    empty_room.write("class/counter_Őry.py", "2")
    submission = only(enrolled(empty_room), "Őry")
    assert files(empty_room, submission) == {TOTAL: b"1", COUNTER: b"2"}


@pytest.mark.parametrize("file", ["total_ana.py", "ana_total.py", "ana total.py", "total-ana.py"])
def test_a_single_file_is_told_by_its_name(file, empty_room):
    empty_room.write(f"class/{file}", "x")
    assert files(empty_room, only(enrolled(empty_room), "ana")) == {TOTAL: b"x"}


def test_a_single_file_where_one_exercise_is_graded(empty_room):
    empty_room.write("class/ana.py", "x")
    (found,) = find(empty_room.place, Wanted({"total.py": TOTAL}))
    assert (found.name, found.files) == ("ana", {TOTAL: b"x"})


def test_a_single_file_of_no_exercise_has_a_note(empty_room):
    empty_room.write("class/ana.py", "x")
    (found,) = find(empty_room.place, WANTED)
    assert "which exercise" in found.notes[0]


def test_missing_files_are_known(empty_room):
    empty_room.hand_in("ana", {"total.py": "x"})
    submission = only(enrolled(empty_room), "ana")
    assert submission.missing == (COUNTER,)


def test_attempts_are_sorted_by_their_time(empty_room):
    empty_room.hand_in("ana/2026-03-02T0900", {"total.py": "new"})
    empty_room.hand_in("ana/2026-03-01T2300", {"total.py": "old"})
    first, second = enrolled(empty_room).submissions["ana"]
    assert files(empty_room, first) == {TOTAL: b"old"}
    assert second.submitted == datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_numbered_attempts_are_in_the_order_of_their_numbers(empty_room):
    for number in (10, 9, 2):
        empty_room.hand_in(f"ana/attempt-{number}", {"total.py": str(number)})
    attempts = enrolled(empty_room).submissions["ana"]
    assert [each.attempt for each in attempts] == ["attempt-2", "attempt-9", "attempt-10"]


def test_the_time_of_a_file_counts_only_when_the_policy_says_so(empty_room):
    empty_room.hand_in("ana", {"total.py": "x"})
    assert only(enrolled(empty_room), "ana").submitted is None
    assert only(enrolled(empty_room, by_files=True), "ana").submitted is not None


def test_two_single_files_for_one_stub_are_refused(empty_room):
    empty_room.write("class/total_ana.py", "1")
    empty_room.write("class/ana_total.py", "2")
    submission = only(enrolled(empty_room), "ana")
    assert not submission.digests
    assert "twice" in submission.notes[0]


def test_a_folder_and_an_archive_of_one_student_are_two_attempts(empty_room):
    from zipfile import ZipFile

    empty_room.hand_in("ana", {"total.py": "x"})
    with ZipFile(empty_room.place / "ana.zip", "w") as archive:
        archive.writestr("total.py", "y")
    attempts = enrolled(empty_room).submissions["ana"]
    assert {each.attempt for each in attempts} == {"ana", "ana.zip"}


def test_a_link_to_another_student_is_not_followed(empty_room):
    empty_room.hand_in("ana", {"total.py": "x"})
    (empty_room.place / "ben").symlink_to(empty_room.place / "ana")
    assert not only(enrolled(empty_room), "ben").digests


@pytest.mark.parametrize("line", ["u1,Ana Őry,", "u1,,ana őry", "ANA ŐRY,,"])
def test_a_roster_knows_students_by_name_submission_or_id(line, empty_room):
    empty_room.hand_in("Ana Őry", {"total.py": "x"})
    path = empty_room.write("roster.csv", f"id,name,submission\n{line}\n")
    members = enrolled(empty_room, read_roster(path))
    assert only(members, line.partition(",")[0]).digests
    assert members.strays == ()


def test_a_time_in_the_roster_counts(empty_room):
    empty_room.hand_in("ana", {"total.py": "x"})
    path = empty_room.write("roster.csv", "id;submitted\nana;2026-03-01T10:00:00+01:00\n")
    submission = only(enrolled(empty_room, read_roster(path)), "ana")
    assert submission.submitted == datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name\nAna\n", "no column 'id'"),
        ("id\nana\nAna\n", "line 3: the id 'Ana' is there twice"),
        ("id,name\n,Ana\n", "line 2: the id is blank"),
        ("id\nana,more\n", "line 2: more cells"),
        ('id\n"ana\n', "line 2"),
    ],
)
def test_a_wrong_roster_is_told_by_line(text, said, tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text(text)
    with pytest.raises(SettingError, match=said):
        read_roster(path)


def test_an_empty_class_is_an_error(empty_room):
    with pytest.raises(SettingError, match="is empty"):
        list(find(empty_room.place, WANTED))


@pytest.mark.parametrize(
    ("name", "time"),
    [
        ("2026-03-01T1200", datetime(2026, 3, 1, 12, tzinfo=UTC)),
        ("attempt 2026-03-01 12-30-05", datetime(2026, 3, 1, 12, 30, 5, tzinfo=UTC)),
        ("2026-13-01T1200", None),
        ("attempt-1", None),
    ],
)
def test_a_time_in_a_name(name, time):
    assert time_of(name) == time

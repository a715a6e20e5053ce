"""The files of a student who has left the class go with them."""

from __future__ import annotations

from kit.grader.store import Store

OF_EACH = [
    "students/{}.json",
    "feedback/{}.txt",
    "gradescope/{}.json",
    "classroom50/{}.json",
    "exercism/{}/01_sums/first/results.json",
]


def test_who_has_left_the_class_leaves_no_file(tmp_path):
    for name in ("ana", "ben"):
        for place in OF_EACH:
            path = tmp_path / place.format(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("{}", encoding="utf-8")
    kept = tmp_path / "exercism" / "notes.txt"
    kept.write_text("not of a student", encoding="utf-8")
    Store(tmp_path).tidy(["ana"])
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*"))
    assert left == sorted([*(place.format("ana") for place in OF_EACH), "exercism/notes.txt"])

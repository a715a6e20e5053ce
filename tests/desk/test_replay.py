"""`kit replay`: one schedule again, and the debugger at the step that does the damage."""

from __future__ import annotations

import pytest

RACY = """\
class Counter:
    def __init__(self):
        self.value = 0

    def add(self, n):
        old = self.value
        self.value = old + n
"""


@pytest.fixture
def counter(tmp_path, monkeypatch, kit):
    """The stub of a course of one exercise, filled in with a race."""
    folder = tmp_path / "a course"
    folder.mkdir()
    monkeypatch.chdir(folder)
    kit("new", "chapter", "pipes")
    stub = folder / "exercises" / "01_pipes" / "my_pipes.py"
    stub.write_text(RACY)
    return stub


@pytest.mark.usefixtures("counter")
def test_a_schedule_that_fails_does_so_again(kit):
    status, out, _ = kit("replay", "my_pipes:ABBA")
    assert status == 1
    assert out.startswith("test_nothing_is_lost: Two threads add at the same time")
    assert "A wrote its old" in out
    assert kit("replay", "AABB") == (0, "my_pipes:AABB does not fail.\n", "")


@pytest.mark.usefixtures("counter")
@pytest.mark.parametrize(
    ("string", "sentence"),
    [
        ("ABABABAB", "my_pipes:ABABABAB fits no check"),
        ("nothing:AB", "there is no exercise 'nothing'"),
        ("A B", "must be an exercise and a schedule"),
    ],
)
def test_what_cannot_be_replayed_is_one_sentence(kit, string, sentence):
    status, out, err = kit("replay", string)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert sentence in err


def test_the_debugger_stops_at_the_step_that_does_the_damage(counter, terminal):
    screen = terminal("replay", "my_pipes:ABBA", "--pdb")
    seen = screen.wait_for(r"\(Pdb\) ")
    assert "Stopped before step 4 of ABBA; c goes on, q leaves." in seen
    assert f"> {counter}(7)add()\r\n-> self.value = old + n" in seen
    screen.press("p old, self.value\n")
    assert "(0, 1)\r\n" in screen.wait_for(r"\(Pdb\) ")
    screen.press("n\n")
    assert "--Return--" in screen.wait_for(r"\(Pdb\) ")
    screen.press("c\n")
    assert screen.end() == 1
    assert "Traceback" not in screen.text


@pytest.mark.usefixtures("counter")
def test_ctrl_c_leaves_the_debugger(terminal):
    screen = terminal("replay", "my_pipes:ABBA", "--pdb")
    screen.wait_for(r"\(Pdb\) ")
    screen.press("\x03")
    assert "Traceback" not in screen.wait_for("kit: stopped\r\n")
    assert screen.end() == 130

"""Be the scheduler: puzzles, and one's own failing code."""

from __future__ import annotations

import importlib
import io
import itertools
import re
import shutil
from pathlib import Path

import cloudpickle
import psutil
import pytest

from kit.cell import Cell, warm
from kit.cli.checking import check
from kit.cli.game import CannotStepError, Game
from kit.course import read_course
from kit.explorer.fewest import explore_switches
from kit.explorer.outcome import from_plain
from kit.explorer.program import ScenarioProgram
from kit.plain.width import columns

EXERCISES = Path(__file__).parents[2] / "exercises"
CHAPTER = EXERCISES / "00_scheduler"
RACY = """\
class Counter:
    def __init__(self):
        self.value = 0

    def add(self, n):
        self.value += n
"""


def play(program):
    return program.program()


@pytest.fixture(scope="module")
def cell():
    made = Cell(EXERCISES)
    yield made
    made.close()


def ends_of_all_words(cell, program, steps):
    """Each schedule of that many steps of A and B, run by itself: the value and its switches."""
    for places in itertools.combinations(range(sum(steps)), steps[0]):
        word = "".join("A" if at in places else "B" for at in range(sum(steps)))
        reply = cell.explore(program, play, replay=word)
        exploration = from_plain(reply.value)
        if exploration.covered == "exactly this schedule":
            switches = sum(one != other for one, other in itertools.pairwise(word))
            yield exploration.outcomes[0].value, switches


@pytest.mark.parametrize(
    ("name", "steps"), [("two_counters", (2, 2)), ("torn_pair", (4, 2)), ("guard_flag", (3, 3))]
)
def test_the_fewest_switches_are_those_of_trying_every_word(cell, name, steps):
    path = f"00_scheduler/{name}_program.py"
    fewest = {}
    for value, switches in ends_of_all_words(cell, path, steps):
        key = repr(value)
        fewest[key] = min(switches, fewest.get(key, switches))
    found = explore_switches(ScenarioProgram(EXERCISES, path, play, ()), sum(steps))
    assert found.complete
    told = {repr(each.value): each.switches for each in found.outcomes}
    assert {key: told[key] for key in fewest} == fewest


def test_with_too_few_switches_nothing_is_found(cell):
    program = ScenarioProgram(EXERCISES, "00_scheduler/two_counters_program.py", play, ())
    assert {each.value for each in explore_switches(program, 1).outcomes} == {2}
    assert {each.value for each in explore_switches(program, 2).outcomes} == {1, 2}


@pytest.fixture(scope="module")
def locks(cell):
    path = "00_scheduler/two_locks_program.py"
    return cell.graph(path, play, replay="-", states=200).value


def test_a_game_is_a_walk_with_reasons_and_a_way_back(locks):
    game = Game(locks)
    game.step("a")
    with pytest.raises(CannotStepError, match="there is no thread C"):
        game.step("c")
    game.step("B")
    assert (game.schedule, game.switches) == ("AB", 1)
    assert game.ending() == "Nobody can go on: a deadlock."
    with pytest.raises(CannotStepError, match="at its end"):
        game.step("a")
    game.undo()
    game.step("a")
    game.step("b")  # it comes to the lock, and no further
    with pytest.raises(CannotStepError, match="B waits for blue, which A has"):
        game.step("b")
    for _ in range(9):
        game.undo()
    assert (game.schedule, game.ending()) == ("", "")


def test_what_a_step_will_do_is_said_before_it_is_taken(locks):
    """Also of a thread that has not begun; one that comes to a taken lock will only wait."""
    game = Game(locks)
    told = {letter: words for letter, _, _, words in game.where()}
    assert told == {"A": "next: takes red", "B": "next: takes blue"}
    game.step("a")
    game.step("a")
    told = {letter: words for letter, _, _, words in game.where()}
    assert told["B"] == "next: waits for blue, which A has"
    game.step("b")
    assert {each[0]: each[3] for each in game.where()}["B"] == "waits for blue, which A has"


@pytest.mark.usefixtures("puzzles")
def test_a_puzzle_is_played_in_chinese(kit, monkeypatch):
    monkeypatch.setenv("KIT_LANG", "zh")
    monkeypatch.setattr("sys.stdin", io.StringIO("aab"))
    status, out, _ = kit("puzzle", "two_locks")
    assert status == 0
    assert "\u4e0b\u4e00\u6b65\uff1a\u62ff\u5230 red" in out
    english = re.sub(r"\|.*", "", out)  # without the program itself
    assert not re.findall(r"\b(next|waits|line|switch|step|undo)\b", english)
    assert max(columns(line) for line in out.splitlines()) <= 80


@pytest.mark.parametrize(
    ("schedule", "told"),
    [
        ("AABBB", "Step 4 of 'AABBB' cannot be B's: B must wait there"),
        ("AAAAB", "Step 4 of 'AAAAB' cannot be A's: A has ended by then."),
    ],
)
def test_a_step_that_cannot_be_taken_is_told_with_its_reason(puzzles, schedule, told):
    (puzzles / "two_locks.py").write_text(f"def schedule():\n    return {schedule!r}\n")
    course = read_course(puzzles.parent)
    said = list(check(course, [course.exercise("two_locks")]))
    assert told in said[0].text


def test_playing_goes_along_the_schedule_from_wherever_one_is(locks):
    game = Game({**locks, "failing": [1, 2]})
    game.step("b")
    game.play()
    assert game.schedule == "A"
    game.play()
    assert game.schedule == "AB"


@pytest.fixture
def puzzles(tmp_path, monkeypatch):
    """The first puzzles, in a folder of their own."""
    chapter = tmp_path / "exercises" / "00_scheduler"
    chapter.mkdir(parents=True)
    toml = (CHAPTER / "chapter.toml").read_text()
    kept = toml.split("[[exercise]]")[:4]
    (chapter / "chapter.toml").write_text("[[exercise]]".join(kept))
    for path in CHAPTER.glob("*.py"):
        shutil.copyfile(path, chapter / path.name)
    monkeypatch.chdir(tmp_path)
    return chapter


@pytest.mark.usefixtures("puzzles")
def test_a_puzzle_is_played_with_keys(terminal):
    screen = terminal("puzzle", "guard_flag")
    seen = screen.wait_for("q quit\r\n")
    assert "guard_flag: Two threads sit down on one seat" in seen
    assert re.search(r"A  sit_down\('A'\)  line 11   next: reads taken", seen)
    screen.press("a")
    seen = screen.wait_for("schedule  A .*\r\n")
    assert "next: writes taken  holds the value False" in seen
    screen.press("bbbaa")
    screen.wait_for("schedule  ABBBAA   2 switches, par 2\r\n.*Solved. At par!")
    screen.press("u")
    screen.wait_for("schedule  ABBBA ")
    screen.press("p")
    screen.wait_for("gives nothing that can be played yet")
    screen.press("q")
    assert screen.end() == 0
    assert screen.settings_now() == screen.settings


def test_the_learner_plays_the_schedule_that_fails_on_his_own_code(tmp_path, terminal, kit):
    kit("--course", str(tmp_path / "x"), "new", "chapter", "pipes")
    (tmp_path / "x" / "exercises" / "01_pipes" / "my_pipes.py").write_text(RACY)
    screen = terminal("--course", str(tmp_path / "x"), "puzzle", columns=70)
    seen = screen.wait_for("q quit\r\n")
    assert "my_pipes: Two threads add at the same time, and both are counted." in seen
    screen.press("ppp")
    assert "holds the value 0" in screen.wait_for("schedule  ABB ")
    screen.press("p")
    screen.wait_for("the result is 1. This is what failed.")
    screen.press("\x03")
    screen.wait_for("kit: stopped")
    assert screen.end() == 130


def test_no_process_of_a_puzzle_stays(monkeypatch):
    monkeypatch.syspath_prepend(CHAPTER)
    module = importlib.import_module("test_two_counters")
    cloudpickle.register_pickle_by_value(module)
    assert module.PUZZLE._threads == ["A", "B"]
    assert psutil.Process(warm._server.pid).children() == []

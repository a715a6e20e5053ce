"""The page as a person uses it: a mouse, a keyboard, an address, a small screen, the dark."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit.page import Page, write
from kit.page.processes import Event, Processes


@pytest.fixture
def show(browser, samples, tmp_path):
    """Opens a sample page at an address, on a screen; says nothing went wrong there."""

    def show(name, hash_="", *, page=None, **look):
        path = tmp_path / f"{name}.html"
        path.write_text(write(page or samples.page(name)), encoding="utf-8")
        browser.look(**look)
        browser.open(f"{path.as_uri()}{hash_}")
        return browser

    yield show
    assert browser.complaints() == []


def hash_of(browser):
    return browser.run("decodeURIComponent(location.hash)")


def cursors(browser):
    """line -> the threads that stand there."""
    return browser.run(
        "Object.fromEntries([...document.querySelectorAll('#code tr')]"
        ".filter(row => row.querySelector('.chip'))"
        ".map(row => [row.querySelector('th').innerText, row.querySelector('.who').innerText]))"
    )


def failing_schedule(samples, name):
    return samples.failure(samples.PROGRAMS / f"{name}.py").schedule


def test_it_opens_at_the_start(show):
    page = show("counter")
    assert page.text("h1").split() == ["RACE", "counter"]
    assert page.text("#says") == "At the start. 2 threads can take the first step."
    assert cursors(page) == {"10": "AB", "19": "M"}
    assert page.text("#shared tbody") == "total\t0\t"


def test_buttons_step_threads_and_undo(show):
    page = show("counter")
    page.click("#step-1")
    assert (hash_of(page), page.text("#says")) == ("#A", "Step 1: A reads total: 0.")
    assert cursors(page) == {"10": "B", "11": "A", "19": "M"}
    assert "has read total: 0" in page.text("#step-1")
    page.click("#step-2")
    assert hash_of(page) == "#AB"
    page.click("#undo")
    assert hash_of(page) == "#A"
    page.click("#restart")
    assert hash_of(page) == ""


def test_keys_step_threads_undo_and_walk_along(show, samples):
    page = show("counter")
    for key in "abu":
        page.press(key)
    assert hash_of(page) == "#A"
    page.press("Home")
    for _ in range(3):
        page.press("ArrowRight")
    assert hash_of(page) == "#" + failing_schedule(samples, "counter")[:3]
    page.press("ArrowLeft")
    assert len(hash_of(page)) == 3


def test_the_whole_failing_schedule_ends_in_the_failure(show, samples):
    schedule = failing_schedule(samples, "counter")
    page = show("counter")
    for letter in schedule:
        page.press(letter.lower())
    assert page.text("#end").startswith("The end: the program ended with AssertionError: 5.")
    assert "It is the failure that was found." in page.text("#end")
    assert page.run("document.querySelector('#end').className") == "end bad"


def test_another_order_has_another_end(show):
    page = show("counter", "#AABB")
    assert page.text("#end") == "The end: it returned None. The check accepts this."
    assert page.run("document.querySelector('#return').hidden") is False
    page.click("#return")
    assert hash_of(page) == "#A"


def test_the_address_holds_the_schedule(show):
    page = show("counter", "#AB")
    assert page.text("#says") == "Step 2: B reads total: 0."
    page.press("b")
    page.reload()
    assert hash_of(page) == "#ABB"
    assert page.text("#says") == "Step 3: B writes total: 8."
    page.run("location.hash = '#BA'")
    page.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.text("#says") == "Step 2: A reads total: 0."


@pytest.mark.parametrize("bad", ["#AAAAAAAAA", "#Zz", "#%E0%A4", "#<script>", "#A99999999999"])
def test_an_address_that_does_not_fit_is_said_so(show, bad):
    page = show("counter", bad)
    assert page.text("#says").startswith("The address asks for a schedule")


def test_play_takes_the_failing_steps_and_space_stops_it(show, samples):
    schedule = failing_schedule(samples, "counter")
    page = show("counter")
    page.press("p")  # the first step is taken at once
    assert hash_of(page) == "#" + schedule[:1]
    assert page.text("#play").startswith("Pause")
    page.press(" ")
    assert page.text("#play").startswith("Go on")
    assert page.text("#says") == "Paused."
    page.run("document.querySelector('#speed').value = 'fast'")
    page.press(" ")
    page.run(
        "new Promise(done => { const look = () => document.querySelector('#end').innerText"
        " ? done() : requestAnimationFrame(look); look(); })"
    )
    assert hash_of(page) == "#" + schedule


def test_a_thread_that_cannot_go_says_why(show):
    page = show("two_locks", "#AB")
    page.press("a")
    assert page.text("#says") == "A cannot go on: it waits for y.lock, held by B."
    assert page.text("#end").startswith("Deadlock: no thread can go on.")
    assert page.text("#locks tbody") == "x.lock\tA\tB\ny.lock\tB\tA"
    assert page.run("document.querySelector('#step-1').getAttribute('aria-disabled')") == "true"


def test_everything_can_be_reached_with_the_tab_key(show):
    page = show("counter")
    seen = []
    for _ in range(30):
        page.press("Tab")
        seen.append(page.run("document.activeElement.id || document.activeElement.tagName"))
    assert {"play", "forward", "speed", "step-1", "step-2", "code", "lanes", "threads"} <= set(seen)
    page.run("document.querySelector('#step-2').focus()")
    page.press("Enter")
    assert hash_of(page) == "#B"
    page.press(" ")  # on a button, space presses it
    assert hash_of(page) == "#BB"


def test_tables_have_headers_and_news_are_announced(show):
    page = show("counter", "#AB")
    missing = page.run(
        "[...document.querySelectorAll('#threads, #shared, #lanes, #code')]"
        ".filter(each => !each.querySelector('thead th[scope=col]')"
        " || !each.querySelector('tbody th[scope=row]')).map(each => each.id)"
    )
    assert missing == []
    live = page.run("document.querySelector('#says').closest('[aria-live]').ariaLive")
    assert live == "polite"
    unnamed = page.run(
        "[...document.querySelectorAll('button')]"
        ".filter(each => !(each.ariaLabel || each.innerText.trim())).length"
    )
    assert unnamed == 0


@pytest.mark.parametrize("name", ["counter", "two_locks", "long_run"])
def test_nothing_sticks_out_of_a_screen_of_320_pixels(show, name):
    page = show(name, "#AB", width=320, height=640)
    assert page.run("document.documentElement.scrollWidth") == 320
    sizes = page.run(
        "[...document.querySelectorAll('.steppers button, .tools button')]"
        ".filter(each => each.offsetParent).map(each => each.offsetHeight)"
    )
    assert min(sizes) >= 24  # large enough for a finger


EVENTS = (
    Event(0, "starts", "worker", 1),
    Event(0, "starts", "", 2),
    Event(2, "sends", "a message that is too long for one line " * 3, 1),
    Event(0, "sends", "lost"),
    Event(1, "gets", "a message that is too long for one line " * 3, 2, 2),
    Event(0, "signals", "SIGKILL", 1),
    Event(1, "dies", "SIGKILL", 0),
)
ENDS_OF_LINES = """[...document.querySelectorAll('.processes line')].map(line => {
  const drawing = line.ownerSVGElement
  const box = drawing.getBoundingClientRect(), view = drawing.viewBox.baseVal
  return [['x1', 'y1'], ['x2', 'y2']].map(([x, y]) => {
    const at = [box.x + line[x].baseVal.value * box.width / view.width,
                box.y + line[y].baseVal.value * box.height / view.height]
    return [...document.querySelectorAll('.processes .event')].findIndex(each => {
      const it = each.getBoundingClientRect()
      return it.left <= at[0] && at[0] <= it.right && it.top <= at[1] && at[1] <= it.bottom
    })
  })
})"""


@pytest.mark.parametrize("width", [320, 1280])
def test_the_lines_between_processes_lead_from_event_to_event(show, width):
    processes = Processes(("P", "A", "B"), EVENTS)
    page = show("lanes", page=Page("lanes", "wrong", processes=processes), width=width)
    assert page.run("document.documentElement.scrollWidth") == width
    assert page.run(ENDS_OF_LINES) == [[0, 1], [2, 3], [4, 6], [7, 8]]


def luminance(colour):
    parts = [int(part) / 255 for part in colour[4:-1].split(",")[:3]]
    red, green, blue = (c / 12.92 if c <= 0.04 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True])
def test_text_can_be_read_by_day_and_by_night(show, dark):
    page = show("two_locks", "#AB", dark=dark)
    colours = page.run(
        "(() => { const of = (selector, what) => getComputedStyle("
        "document.querySelector(selector))[what]; return ["
        "[of('body', 'color'), of('body', 'backgroundColor')],"
        "[of('dt', 'color'), of('body', 'backgroundColor')],"
        "[of('#end', 'color'), of('#end', 'backgroundColor')],"
        "[of('#play', 'color'), of('#play', 'backgroundColor')],"
        "[of('thead .t1', 'color'), of('thead .t1', 'backgroundColor')],"
        "[of('.verdict', 'color'), of('.verdict', 'backgroundColor')]]; })()"
    )
    assert (luminance(colours[0][1]) < 0.1) is dark
    for pair in colours:
        low, high = sorted(map(luminance, pair))
        assert (high + 0.05) / (low + 0.05) >= 4.5, pair


def test_where_one_is_can_be_seen(show):
    page = show("two_locks", "#AB", height=700)
    seen = page.run(
        "[['#code', '#code .here'], ['#lanes', '#lanes .stuckness']].map(([frame, row]) => {"
        " const one = document.querySelector(frame).getBoundingClientRect();"
        " const two = document.querySelector(row).getBoundingClientRect();"
        " return two.top >= one.top && two.bottom <= one.bottom; })"
    )
    assert seen == [True, True]


def test_long_stretches_fold_and_open(show):
    page = show("long_run")
    folds = page.run("document.querySelectorAll('#lanes .fold button').length")
    rows = page.run("document.querySelectorAll('#lanes tbody tr').length")
    assert folds >= 1
    page.click("#lanes .fold button")
    assert page.run("document.querySelectorAll('#lanes tbody tr').length") > rows


def test_a_step_out_of_the_page_is_told_apart(show, samples):
    whole = samples.page("long_run")
    states = [[*state[:3], [], state[3][0:1], state[5]] for state in whole.graph["states"][:1]]
    graph = {**whole.graph, "states": states, "complete": False}
    page = show("cut", page=replace(whole, graph=graph))
    page.press("a")
    assert page.text("#says").startswith("What follows is not in this page.")
    assert "nearest to the failing schedule" in page.text("#size")


def test_hostile_text_is_only_text(show):
    text = "</script><img src=x onerror=\"document.title='owned'\">"
    graph = {
        "texts": ["", text], "files": [[text, [text]]], "threads": [["M", "m"], ["A", text]],
        "places": [text], "events": [[0, 1, 1, 1, 1]], "values": [[1]], "ends": [[1, 1, 1, []]],
        "stands": [[0, 0, 1, 1, 1, [1], [1, 1], 1, 1, 1, 1]], "failing": [1], "complete": True,
        "states": [[-1, [0, 0, 1, 0], 0, [1, 1, [0]], [], -1], [0, [1, 0], 0, [], [], 0]],
        "most": 2,
    }  # fmt: skip
    page = show("hostile", "#A", page=Page(text, text, text, text, text, text, graph=graph))
    assert page.run("document.images.length") == 0
    assert page.run("document.title").startswith("</script>")
    assert "<img src=x" in page.text("#code")

"""What stands around the picture: the header, the first sentences, Why and Next."""

from __future__ import annotations

from itertools import dropwhile
from pathlib import PurePath

from kit.explorer.outcome import Step, Wait
from kit.explorer.report.phrases import phrase
from kit.explorer.report.story import Story, problem_text, serial_text
from kit.explorer.report.stuck import causes, loop_sentences
from kit.explorer.report.words import counted, say, who
from kit.plain.width import columns, cut, left, wrap

_LABEL = 6
_MOST_FIRST, _MOST_SAID, _MOST_WHY, _MOST_NEXT = 3, 5, 5, 2
_MOST_FRAMES = 2


def header(story: Story, width: int) -> str:
    """``== RACE  account  account.py:6-7 =====``."""
    verdict = say("verdicts", story.failure.verdict)
    parts = [verdict, story.failure.exercise, where(story)]
    text = cut("== " + "  ".join(part for part in parts if part), width - 3) + " "
    return text + "=" * (width - columns(text))


def _told(story: Story) -> list[tuple[str, int]]:
    """(path, line) of all that the story is about."""
    steps = [step for step in story.trace.steps if _counts(story, step)]
    waits = [(wait.path, wait.line) for wait in causes(story.trace.waits)]
    if waits:
        return waits
    if steps:
        return [(step.path, step.line) for step in steps]
    frames = story.problem.frames if story.problem else ()
    return [(frame.path, frame.line) for frame in frames[-1:]]


def _counts(story: Story, step: Step) -> bool:
    pattern = story.pattern
    if pattern is None or not (pattern.steps or pattern.threads):
        return True
    if pattern.steps:
        return step.number in pattern.steps
    return step.thread in pattern.threads


def where(story: Story) -> str:
    """``account.py:6-7``: the file and the lines that the story is about."""
    told = _told(story)
    if not told:
        return ""
    paths = [path for path, _ in told]
    path = max(dict.fromkeys(paths), key=paths.count)
    lines = [line for each, line in told if each == path]
    first, last = min(lines), max(lines)
    return f"{PurePath(path).name}:{first}" + (f"-{last}" if last > first else "")


def first_sentence(story: Story) -> str:
    """What is wrong, in the judge's words or in ours."""
    failure, outcome = story.failure, story.failure.outcome
    if failure.said:
        return failure.said
    if outcome.stuck:
        return _stuck_sentence(story)
    if story.problem is not None:
        key = "raised_always" if outcome.serial else "raised"
        thread = who(story.problem.thread)
        return say("first", key, thread=thread, problem=problem_text(story.problem))
    if outcome.serial or failure.verdict == "wrong":
        return say("first", "wrong", value=story.result)
    return _value_sentence(story)


def _value_sentence(story: Story) -> str:
    key = "ended" if story.ended else "returned"
    place = story.ended.name if story.ended else ""
    facts = {"place": place, "value": story.result, "serial": serial_text(story.failure)}
    return say("first", key if story.failure.serial else key + "_alone", **facts)


def _stuck_sentence(story: Story) -> str:
    if story.failure.outcome.kind == "livelock":
        loops = loop_sentences(story.trace)
        return say("first", "livelock" if loops else "livelock_alone", loops=loops)
    waits = causes(story.trace.waits)
    if not waits:
        return say("first", "deadlock_alone")
    parts = []
    for wait in waits[:4]:
        key = _holding(story, wait)
        parts.append(
            say("stuck", key, thread=wait.thread, what=phrase(wait.what), holder=wait.holder or "")
        )
    if len(waits) > 4:
        parts.append(say("stuck", "more", threads=counted(len(waits) - 4, "thread")))
    return say("first", "deadlock", waits=say("lists", "semicolon").join(parts))


def _holding(story: Story, wait: Wait) -> str:
    if wait.holder is None or wait.what.startswith("the end of "):
        return "free"  # nobody holds a thread's end
    if wait.holder == wait.thread:
        return "own"
    stuck = {each.thread for each in story.trace.waits}
    return "held" if wait.holder in stuck else "gone"


def smallest(story: Story) -> str:
    """How small the failing schedule is."""
    outcome = story.failure.outcome
    names = story.trace.names() or tuple(sorted(set(filter(str.isalpha, outcome.schedule))))
    others = [name for name in names if name != "M"]
    busy = "M" in names and any(step.thread == "M" for step in story.trace.steps)
    number = len(others) + (busy and len(others) < 2)
    threads = counted(max(number, 1), "thread")
    steps, switches = counted(outcome.steps, "step"), counted(outcome.switches, "switch")
    key = "line" if outcome.switches else "no_switch"
    return say("smallest", key, threads=threads, steps=steps, switches=switches)


def opening(story: Story, width: int) -> list[str]:
    """The lines above the picture, the empty one included."""
    lines = [header(story, width)]
    said = [line for line in first_sentence(story).split("\n") if line.strip()]
    rows = [row for line in said for row in wrap(line, width, lines=_MOST_FIRST)]
    lines += rows[:_MOST_SAID]
    lines += wrap(smallest(story), width, lines=2)
    if story.failure.replay:
        replay = say("smallest", "replay", command=story.failure.replay)
        lines += wrap(replay, width, lines=2, whole=True)
    return [*lines, ""]


def frames(story: Story, width: int) -> list[str]:
    """Where the exception came from: the last lines of the learner's own traceback."""
    if story.problem is None or not story.problem.frames:
        return []
    lines = []
    if story.failure.outcome.stuck:  # else the first sentence says it
        error = f" {story.problem.thread}: {problem_text(story.problem)}"
        lines.append(cut(error, width))
    for frame in story.problem.frames[-_MOST_FRAMES:]:
        at = say("label", "at", path=frame.path, line=frame.line, function=frame.function)
        lines.append(cut(f" {at}:  {frame.text.strip()}", width))
    return lines


def closing(story: Story, width: int) -> list[str]:
    """Why, and what to think about next."""
    pattern = story.pattern
    lines = _labelled("why", pattern.why, width, _MOST_WHY) if pattern else []
    hint = story.failure.hint
    if hint is None:
        hint = pattern.question if pattern else ""
    command = story.failure.command
    together = f"{hint}   {command}" if hint and command else hint or command
    if columns(together) <= width - _LABEL:
        lines += [_label("next") + together] if together else []
    else:
        lines += _labelled("next", hint, width, _MOST_NEXT)
        lines += [cut(" " * _LABEL + command, width)] if command else []
    return lines


def _label(key: str) -> str:
    return left(say("label", key), _LABEL)


def _labelled(key: str, text: str, width: int, most: int) -> list[str]:
    rows = wrap(text, width - _LABEL, lines=most)
    labels = [_label(key), *[" " * _LABEL] * len(rows)]
    return [label + row for label, row in zip(labels, rows, strict=False)]


def trimmed(lines: list[str]) -> list[str]:
    """Without empty lines at the end."""
    return list(dropwhile(lambda line: not line, reversed(lines)))[::-1]

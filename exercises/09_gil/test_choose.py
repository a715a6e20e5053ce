"""choose: the answers are compared with what the model of six_jobs.py computes."""

import functools
from pathlib import Path

from kit import points
from kit.cell import Cell

HERE = Path(__file__).parent
REASONS = ("CPU", "I/O")


def run_of_the_model(six_jobs):
    return {
        name: (
            {tool: six_jobs.model(job, tool) / 1000 for tool in six_jobs.TOOLS},
            six_jobs.bound(job),
        )
        for name, job in six_jobs.JOBS.items()
    }


@functools.cache
def modelled():
    """For each job: tool -> seconds, and what it is bound by."""
    reply = Cell(HERE.parent).run(f"{HERE.name}/six_jobs.py", run_of_the_model)
    assert reply.end == "returned", f"six_jobs.py did not run: {reply}"
    return reply.value


def chosen(submission, name):
    answer = submission.run(lambda answer: answer.choose(name)).value
    tools = list(modelled()[name][0])
    assert isinstance(answer, tuple | list) and len(answer) == 2, (
        f"choose({name!r}) returned {answer!r}; expected a pair: (tool, reason)"
    )
    assert answer[0] in tools, (
        f"choose({name!r}) chose {answer[0]!r}; the tools are {', '.join(tools)}"
    )
    assert answer[1] in REASONS, (
        f"choose({name!r}) gave the reason {answer[1]!r}; the reasons are 'CPU' and 'I/O'"
    )
    return answer


def check_tool(submission, name):
    tool, _ = chosen(submission, name)
    seconds, _ = modelled()[name]
    best = min(seconds, key=seconds.get)
    assert tool == best, (
        f"choose({name!r}) chose {tool}. The model needs {seconds[tool]:,.1f} seconds with that; "
        f"there is a tool with which it needs {seconds[best]:,.1f}"
    )


@points(3)
def test_the_tool_for_jobs_that_compute(submission):
    """The tool for "primes", "checksums" and "reports"."""
    for name in ("primes", "checksums", "reports"):
        check_tool(submission, name)


@points(3)
def test_the_tool_for_jobs_that_wait(submission):
    """The tool for "shops", "chat" and "crawler"."""
    for name in ("shops", "chat", "crawler"):
        check_tool(submission, name)


@points(2)
def test_the_reasons(submission):
    """What each of the jobs is bound by."""
    for name, (_, bound) in modelled().items():
        _, reason = chosen(submission, name)
        assert reason == bound, (
            f"choose({name!r}) says that it is bound by {reason}; the model gains more when "
            f"the {'answers from outside come' if bound == 'I/O' else 'processor is'} twice as fast"
        )

"""A submission that waits for real gets an exception at its line, as any other mistake."""

from __future__ import annotations

from kit.explorer.outcome import from_plain
from kit.explorer.service import explore_scenario


def test_a_submission_is_told_the_call_and_the_line(tmp_path):
    (tmp_path / "reader.py").write_text(
        "import os\n\ndef get(pipe):\n    return os.read(pipe, 1)\n"
    )

    def scenario(reader):
        import os

        return reader.get(os.pipe()[0])

    plain = explore_scenario(str(tmp_path), "reader.py", scenario, (), schedules=50)
    (outcome,) = from_plain(plain).outcomes
    assert (outcome.kind, outcome.problem.type) == ("raised", "RealWaitError")
    assert (outcome.problem.frames[0].path, outcome.problem.frames[0].line) == ("reader.py", 4)
    assert outcome.problem.message.startswith("os.read waits for the real world")

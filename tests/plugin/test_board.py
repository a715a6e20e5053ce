"""What the learner sees at the end of a run."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]


def test_untouched_stubs_give_a_board_and_no_traceback(course, board):
    result = course.run("exercises")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert board(result) == BOARD_OF_STUBS
    text = result.stdout.str()
    assert "Traceback" not in text
    assert "Error" not in text
    assert "FAILED" not in text
    assert len(result.outlines) < 40


BOARD_OF_STUBS: list[str] = []

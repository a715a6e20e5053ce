"""lost_wakeup: the schedule that the learner gives is run, exactly as it stands."""

from kit import Puzzle, points


def play(lost_wakeup_program):
    return lost_wakeup_program.program()


def wanted(outcome):
    return outcome.kind == "deadlock"


PUZZLE = Puzzle(__file__, "lost_wakeup_program.py", play, wanted=wanted, goal="A sleeps for ever")


@points(2)
def test_it_ends_so(submission):
    """Under your schedule A waits for a bell that has rung already."""
    PUZZLE.check_end(submission)


@points(1)
def test_it_is_at_par(submission):
    """It goes from one thread to another as seldom as possible."""
    PUZZLE.check_par(submission)

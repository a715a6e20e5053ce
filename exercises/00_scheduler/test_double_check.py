"""double_check: the schedule that the learner gives is run, exactly as it stands."""

from kit import Puzzle, points


def play(double_check_program):
    return double_check_program.program()


def wanted(outcome):
    return outcome.kind == "returned" and None in outcome.value


PUZZLE = Puzzle(__file__, "double_check_program.py", play, wanted=wanted, goal="one of the two gets None")


@points(2)
def test_it_ends_so(submission):
    """Under your schedule one thread gets None in place of the settings."""
    PUZZLE.check_end(submission)


@points(1)
def test_it_is_at_par(submission):
    """It goes from one thread to another as seldom as possible."""
    PUZZLE.check_par(submission)

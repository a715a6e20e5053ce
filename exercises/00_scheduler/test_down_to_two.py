"""down_to_two: the schedule that the learner gives is run, exactly as it stands."""

from kit import Puzzle, points


def play(down_to_two_program):
    return down_to_two_program.program()


def wanted(outcome):
    return outcome.value == 2


PUZZLE = Puzzle(__file__, "down_to_two_program.py", play, wanted=wanted, goal="the total is 2")


@points(2)
def test_it_ends_so(submission):
    """After your schedule the total is 2, though both have counted to three."""
    PUZZLE.check_end(submission)


@points(1)
def test_it_is_at_par(submission):
    """It goes from one thread to another as seldom as possible."""
    PUZZLE.check_par(submission)

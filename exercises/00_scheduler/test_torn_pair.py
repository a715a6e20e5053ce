"""torn_pair: the schedule that the learner gives is run, exactly as it stands."""

from kit import Puzzle, points


def play(torn_pair_program):
    return torn_pair_program.program()


def wanted(outcome):
    return outcome.value == 20


PUZZLE = Puzzle(__file__, "torn_pair_program.py", play, wanted=wanted, goal="20 coins are counted")


@points(2)
def test_it_ends_so(submission):
    """After your schedule B has counted 20 coins."""
    PUZZLE.check_end(submission)


@points(1)
def test_it_is_at_par(submission):
    """It goes from one thread to another as seldom as possible."""
    PUZZLE.check_par(submission)

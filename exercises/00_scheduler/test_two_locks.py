"""two_locks: the schedule that the learner gives is run, exactly as it stands."""

from kit import Puzzle, points


def play(two_locks_program):
    return two_locks_program.program()


def wanted(outcome):
    return outcome.kind == "deadlock"


PUZZLE = Puzzle(__file__, "two_locks_program.py", play, wanted=wanted, goal="they wait for each other for ever")


@points(2)
def test_it_ends_so(submission):
    """Under your schedule both threads wait for each other for ever."""
    PUZZLE.check_end(submission)


@points(1)
def test_it_is_at_par(submission):
    """It goes from one thread to another as seldom as possible."""
    PUZZLE.check_par(submission)

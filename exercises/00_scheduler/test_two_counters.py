"""two_counters: the schedule that the learner gives is run, exactly as it stands."""

from kit import Puzzle, points


def play(two_counters_program):
    return two_counters_program.program()


def wanted(outcome):
    return outcome.value == 1


PUZZLE = Puzzle(__file__, "two_counters_program.py", play, wanted=wanted, goal="count is 1")


@points(2)
def test_it_ends_so(submission):
    """After your schedule count is 1, though both threads have added one."""
    PUZZLE.check_end(submission)


@points(1)
def test_it_is_at_par(submission):
    """It goes from one thread to another as seldom as possible."""
    PUZZLE.check_par(submission)

"""guard_flag: the schedule that the learner gives is run, exactly as it stands."""

from kit import Puzzle, points


def play(guard_flag_program):
    return guard_flag_program.program()


def wanted(outcome):
    return outcome.value in (["A", "B"], ["B", "A"])


PUZZLE = Puzzle(__file__, "guard_flag_program.py", play, wanted=wanted, goal="both A and B sit")


@points(2)
def test_it_ends_so(submission):
    """Under your schedule both sit down, though each of them has looked."""
    PUZZLE.check_end(submission)


@points(1)
def test_it_is_at_par(submission):
    """It goes from one thread to another as seldom as possible."""
    PUZZLE.check_par(submission)

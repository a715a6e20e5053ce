"""The explorer: runs a threaded program under every schedule that matters.

It knows nothing of pytest, of courses or of grading, and is useful alone (docs/library.md)::

    from kit.explorer import every_schedule, explore, explore_file, replay

    found = explore(program)                     # any callable without arguments
    found = explore_file("bank.py", "main")      # anybody's file
    found.failures, found.covered
    replay(program, found.failures[0].schedule)
"""

from kit.explorer.explore import explore_file, explore_program
from kit.explorer.loader import ExplorerError, LoadError, ScheduleError, TamperedError
from kit.explorer.outcome import Exploration, Outcome, Witness
from kit.explorer.real import RealWaitError
from kit.explorer.suite import ScheduleFailure, every_schedule, explore, replay

__all__ = [
    "Exploration",
    "ExplorerError",
    "LoadError",
    "Outcome",
    "RealWaitError",
    "ScheduleError",
    "ScheduleFailure",
    "TamperedError",
    "Witness",
    "every_schedule",
    "explore",
    "explore_file",
    "explore_program",
    "replay",
]

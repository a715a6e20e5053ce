"""The explorer: runs a threaded program under every schedule that matters.

It knows nothing of pytest, of courses or of grading, and is useful alone::

    from kit.explorer import explore_file
    exploration = explore_file("bank.py", "main")
"""

from kit.explorer.explore import explore, explore_file, explore_program
from kit.explorer.loader import ExplorerError, LoadError, ScheduleError, TamperedError
from kit.explorer.outcome import Exploration, Outcome, Witness

__all__ = [
    "Exploration",
    "ExplorerError",
    "LoadError",
    "Outcome",
    "ScheduleError",
    "TamperedError",
    "Witness",
    "explore",
    "explore_file",
    "explore_program",
]

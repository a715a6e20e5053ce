"""What the scheduler knows: of the whole exploration, and of the run that is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import greenlet

if TYPE_CHECKING:
    from kit.explorer.fiber import Fiber

NEVER = 1 << 60


class State:
    """`reset` forgets what belongs to one run."""

    def __init__(self) -> None:
        self.closing = False
        self.recorder: Any = None
        self.tracer: Any = None
        self.depth: int | None = None  # visits to a site that are choices; None: all
        self.late: dict[Any, int] | None = None  # visits by default, if the last are the choices
        self.visits: dict[Any, int] = {}  # of the last run in which they were counted
        self.identity_matters = False  # the program looks at names or idents
        self.release_matters = False  # the program tries locks without waiting
        self.ends_matter = False  # the program asks who is alive
        self.starts_matter = False  # the program looks at idents, which are used again
        self.symmetry = True  # of threads that do the same and have not begun one is tried
        self.parks = True  # new threads stop at what they touch first, though it is no step
        self.free = 1  # how many of the threads to choose from cost no preemption
        self.timed = False  # somebody waits with a time-out
        self.endless = False  # some run did not end by itself
        self.most_rounds = 0  # of the loops of a run
        self.calm = NEVER  # after so many accesses of a run the strategy is asked no more
        self.graveyard: list[Any] = []
        self.hub = greenlet.getcurrent()
        self.threads = 0  # of the last run
        self.current: Any = None
        self.reset()

    def reset(self) -> None:
        """Forget the last run."""
        self.fibers: list[Fiber] = []
        self.live: list[Fiber] = []
        self.free_idents: list[int] = []
        self.alone = True
        self.now = 1000.0
        self.turns = 0
        self.progress = 0
        self.idle_jumps = 0
        self.idle_timers = 0
        self.steps: list[int] = []
        self.preemptions = 0
        self.deviated = 0  # so many steps end with the last one that was not the default
        self.accesses = 0
        self.log: list[Any] = []
        self.dim: list[Any] = []  # of the log: what was touched at sites that are not visible
        self.around: dict[Fiber, list[Fiber]] = {}  # options of threads that stay, while they hold
        self.ended = ""
        self.deaths: list[tuple[Fiber, BaseException]] = []
        self.value: Any = None
        self.error: BaseException | None = None
        self.any_saturated = False
        self.unjoined: set[Fiber] = set()
        self.unwinds = self.rounds = self.vain = 0
        self.kin: dict[Any, int] = {}  # how many threads of each kind were started
        self.joins: list[tuple[int, Any, int, int]] = []  # thread, kind, whose end, when
        self.numbers = 0  # threads and futures that were looked for in a set or a dict

    def follow_nobody(self) -> None:
        """What a strategy has set up for its runs is over."""
        self.tracer, self.symmetry, self.parks, self.calm = None, True, True, NEVER

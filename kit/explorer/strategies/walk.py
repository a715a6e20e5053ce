"""Random walk: at every choice each thread is equally likely. Good where many switches matter."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.explorer.fiber import Fiber


class Walk:
    """Endless; the seed decides everything."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  no secret

    def start_run(self) -> bool:
        """There is always one more."""
        return True

    def pick(self, ready: Sequence[Fiber], last: Fiber | None) -> Fiber:  # noqa: ARG002
        """Any of them."""
        return ready[int(self._random.random() * len(ready))]

    def end_run(self, outcome: object) -> None:
        """Nothing to learn."""

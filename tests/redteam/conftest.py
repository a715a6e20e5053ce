"""The course and the attacks are data of these tests, and no tests."""

from __future__ import annotations

import sys
from pathlib import Path

collect_ignore = ["course", "programs"]
# `stage.py` is shared with the arena, which is a script.
sys.path.append(str(Path(__file__).parent))

"""Reports: pure functions of the grades, each a plugin of the hook `kit_report`."""

from __future__ import annotations

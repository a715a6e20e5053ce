"""What goes into the wheel beside the kit itself: the course.

A wheel carries `exercises` and `solutions` as `kit/_course`, so that `kit init` and `kit diff` work
without a clone. An editable installation has them where they are.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CourseHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the two folders."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Only where files are copied at all."""
        if version == "standard":
            for folder in ("exercises", "solutions"):
                build_data["force_include"][folder] = f"kit/_course/{folder}"

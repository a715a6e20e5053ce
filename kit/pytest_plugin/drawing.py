"""How Hypothesis draws for a check: the same values in every run, few of them, no talk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

EXAMPLES: Final = 20
_PROFILE: Final = "kit-course"


@contextmanager
def course_profile() -> Iterator[None]:
    """While a test file of the course is imported: ``@given`` keeps the settings it meets then.

    The profile of everybody else's tests is put back.
    """
    from hypothesis import HealthCheck, Phase, settings  # noqa: PLC0415 - only where a course is

    settings.register_profile(
        _PROFILE,
        derandomize=True,
        deadline=None,
        database=None,
        max_examples=EXAMPLES,
        print_blob=False,
        report_multiple_bugs=False,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        suppress_health_check=(HealthCheck.function_scoped_fixture, HealthCheck.too_slow),
    )
    before = settings.get_current_profile_name()
    settings.load_profile(_PROFILE)
    try:
        yield
    finally:
        settings.load_profile(before)

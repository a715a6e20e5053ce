"""Loads the course's plugin where the kit is run from its own folder and is not installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """An installed kit registers itself under this name before any conftest is read."""
    if not pluginmanager.hasplugin("kit"):
        from kit import pytest_plugin  # noqa: PLC0415 - only then

        pluginmanager.register(pytest_plugin, "kit")

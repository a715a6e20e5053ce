"""Loads the course's plugins where the kit is run from its own folder and is not installed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """An installed kit registers itself under these names before any conftest is read."""
    for name, module in (("kit", "kit.pytest_plugin"), ("kit_grader", "kit.grader.session")):
        plugin = import_module(module)
        if not pluginmanager.is_registered(plugin):
            pluginmanager.register(plugin, name)

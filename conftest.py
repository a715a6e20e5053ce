"""Loads the course's plugins where the kit is run from its own folder and is not installed."""

from __future__ import annotations

from importlib import import_module

import pytest


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """An installed kit registers itself under these names before any conftest is read."""
    for name, module in (("kit", "kit.pytest_plugin"), ("kit_grader", "kit.grader.session")):
        try:
            plugin = import_module(module)
        except ModuleNotFoundError as error:
            raise pytest.UsageError(
                f"this pytest is not that of the kit's environment: it has no {error.name}; "
                "type `source .venv/bin/activate` first (README.md makes the environment)"
            ) from None
        if not pluginmanager.is_registered(plugin):
            pluginmanager.register(plugin, name)

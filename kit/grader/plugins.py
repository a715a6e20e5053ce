"""The plugins of one run: built in, found by entry point, or named with ``-p``."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from types import TracebackType
from typing import Any, Final

import pluggy

from kit.grader import hookspecs
from kit.grader.errors import GraderError, SettingError
from kit.plain import show

GROUP: Final = "kit.grader"


class Plugins:
    """Calls hooks; a plugin of somebody else that raises is left out and named in `faults`."""

    def __init__(self, built_in: Iterable[tuple[str, object]]) -> None:
        self._manager = pluggy.PluginManager(hookspecs.PROJECT)
        self._manager.add_hookspecs(hookspecs)
        self._own: set[str] = set()
        self.faults: list[str] = []
        for name, plugin in built_in:
            self._own.add(name)
            self.register(name, plugin)

    def register(self, name: str, plugin: object) -> None:
        """Add a plugin. SettingError when one of its names is no hook, or it is there twice."""
        try:
            self._manager.register(plugin, name)
            self._manager.check_pending()
        except (pluggy.PluginValidationError, ValueError) as error:
            said = " ".join(str(error).split())
            raise SettingError(f"the plugin {name!r} does not fit: {said}") from None

    def load(self, modules: Iterable[str]) -> None:
        """Add those of the entry points, then the modules of these names."""
        try:
            self._manager.load_setuptools_entrypoints(GROUP)
            self._manager.check_pending()
        except Exception as error:
            raise SettingError(f"a plugin of the group {GROUP!r} does not load: {error}") from error
        for module in modules:
            try:
                plugin = importlib.import_module(module)
            except Exception as error:
                raise SettingError(f"-p {module}: cannot be imported: {error}") from error
            if not self._manager.is_registered(plugin):
                self.register(module, plugin)

    def call(self, hook: str, **arguments: Any) -> Any:
        """The answer of a hook. GraderError of a plugin goes through: it is for the instructor."""
        left_out: list[object] = []
        while True:
            caller = self._manager.subset_hook_caller(hook, left_out)
            try:
                return caller(**arguments)
            except GraderError:
                raise
            except Exception as error:
                name, plugin = self._blamed(hook, error.__traceback__)
                if plugin is None or plugin in left_out or name in self._own:
                    raise
                left_out.append(plugin)
                self._note(name, hook, error)

    def _note(self, name: str, hook: str, error: Exception) -> None:
        said = show(str(error), 80)[1:-1]
        fault = f"plugin {name}, {hook}: {type(error).__name__}: {said}; it was left out"
        if fault not in self.faults:
            self.faults.append(fault)

    def _blamed(self, hook: str, trace: TracebackType | None) -> tuple[str, object | None]:
        """The plugin whose frame is the deepest on the way to the error."""
        owners = {
            code: impl
            for impl in getattr(self._manager.hook, hook).get_hookimpls()
            if (code := getattr(impl.function, "__code__", None)) is not None
        }
        found = None
        while trace is not None:
            found = owners.get(trace.tb_frame.f_code, found)
            trace = trace.tb_next
        return ("", None) if found is None else (found.plugin_name, found.plugin)

"""A submission's files and the dotted names under which they are imported.

A module is imported from the parent of the submission's root (``ana.07_lock.account``), because
children that are started with spawn or forkserver must find it again by that name. A root whose
name cannot be imported (a dot in it, or the name of another module) gets a link with a name
that can.
"""

# Text in, text out: paths of tracebacks and of modules.
# ruff: noqa: PTH103, PTH110, PTH118, PTH119, PTH211

from __future__ import annotations

import importlib.machinery
import importlib.util
import os
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import Final

_LINK: Final = "submission_under_test"
_KIT: Final = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Submission:
    """One stub file of a submission.

    root    absolute folder that holds the chapters
    path    of the file, relative to the root, with slashes: ``07_lock/account.py``
    """

    root: str
    path: str

    @classmethod
    def named(cls, root: str | Path, name: str) -> Submission:
        """From a path below the root or a dotted name. ValueError when it leads outside."""
        path = name if name.endswith(".py") else name.replace(".", "/") + ".py"
        parts = PurePosixPath(path.replace(os.sep, "/")).parts
        if not name or ".." in parts or parts[0] == "/":
            raise ValueError(f"{name!r} is no file below the submission's folder")
        return cls(os.path.realpath(root), "/".join(parts))

    @property
    def file(self) -> str:
        """The absolute path of the file."""
        return os.path.join(self.root, self.path)

    @property
    def module(self) -> str:
        """The dotted name below the root: ``07_lock.account``."""
        return self.path.removesuffix(".py").replace("/", ".")

    def make_importable(self, links: str, *, always: bool = False) -> str:
        """Put the parent of the root on `sys.path`; returns the full dotted name.

        links   a folder for the link that stands in when the root's own name cannot be used
        always  use one anyway, and one to the kit: the folders that they are in cannot be listed
        """
        parent, name = os.path.split(self.root)
        usable = not ("." in name or self._is_taken(name))
        if always or not usable:
            parent, name = links, name if usable else _LINK
            os.makedirs(links, exist_ok=True)
            os.symlink(self.root, os.path.join(links, name))
        if always:
            os.symlink(_KIT, os.path.join(links, _KIT.name))
        elif not os.path.exists(os.path.join(self.root, "__init__.py")):
            # No import of ours lists the parent, which may hold thousands of files.
            sys.modules[name] = _namespace(name, self.root)
        # Last, so that no folder beside the submission shadows a standard module.
        sys.path.append(parent)
        return f"{name}.{self.module}"

    def relative(self, path: str) -> str | None:
        """The path relative to the root; None when it is not below it."""
        linked = os.path.join(os.sep, "links", os.path.basename(self.root))
        for start in (self.root, linked, os.path.join(os.sep, _LINK)):
            _, found, rest = path.partition(start + os.sep)
            if found and (start != self.root or path.startswith(self.root)):
                return rest.replace(os.sep, "/")
        return None

    def _is_taken(self, name: str) -> bool:
        """Also by a mere folder on the path: its files would be found in place of ours."""
        if name in sys.modules or name in sys.stdlib_module_names:
            return True
        spec = importlib.machinery.PathFinder.find_spec(name)
        if spec is None or spec.origin is not None:
            return spec is not None
        places = spec.submodule_search_locations or ()
        return any(os.path.realpath(place) != self.root for place in places)


def _namespace(name: str, folder: str) -> ModuleType:
    """What an import makes of a folder without `__init__.py`."""
    spec = importlib.machinery.ModuleSpec(name, None, is_package=True)
    spec.submodule_search_locations = [folder]
    return importlib.util.module_from_spec(spec)

"""Where a server lives: its folder, its environment, and the layers that contain it."""

# Paths are plain text on the way of each request.
# ruff: noqa: PTH101, PTH102, PTH106, PTH108, PTH112, PTH114, PTH118, PTH120, PTH208, S108

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from kit.cell import tree

_AHEAD: Final = -10
_PARTS: Final = ("work", "tmp", "links")


@dataclass(frozen=True, slots=True)
class Home:
    """What one server has.

    folder      of the scratch folders of its children
    containment the layers, as plain data
    user        number of the user that its children are; 0: the server's own
    alone       nobody else uses the folder and the shared memory: both are emptied
    path        where programs are looked for
    """

    folder: str
    containment: dict[str, Any]
    user: int
    alone: bool
    path: str = ""

    @classmethod
    def made(cls, order: dict[str, Any]) -> Home:
        """Contain this process as it is ordered. OSError when the system refuses."""
        containment = order["containment"]
        if not any(containment.values()):
            return cls(order["folder"], containment, 0, alone=False)
        from kit.cell.sandbox import mounts, namespaces, user, view  # noqa: PLC0415  only then

        number = user.number_for(order["warden"]) if containment["user"] else 0
        shown = view.outermost([*view.readable(), order["root"]])
        path = view.program_path(os.environ.get("PATH", os.defpath), shown)
        if not containment["namespaces"]:
            os.chmod(order["folder"], 0o711)  # noqa: S103  what is in it belongs to who may read it
            return cls(order["folder"], containment, number, alone=False, path=path)
        with contextlib.suppress(OSError):
            os.nice(_AHEAD)  # Only root can: the watcher gets its turn among a bomb's processes.
        namespaces.start_loopback()
        scratch = mounts.show_only(shown, folder=order["folder"], disk=order["disk"])
        return cls(scratch, containment, number, alone=True, path=path)

    @property
    def mark(self) -> str:
        """The mark of everything below the judge."""
        return os.environ.get(tree.MARK, "")

    @property
    def layers(self) -> dict[str, Any]:
        """For the children's requests."""
        return {"containment": self.containment, "user": self.user}

    def environment(self, scratch: str) -> dict[str, str]:
        """Of a child: of a contained one, without a word about the judge's user."""
        words = {**os.environ, "TMPDIR": f"{scratch}/tmp"}
        if any(self.containment.values()):
            for name in ("USER", "LOGNAME"):
                words.pop(name, None)
            words["HOME"] = f"{scratch}/tmp"
            words["PATH"] = self.path
        return words

    def scratch(self) -> str:
        """A new folder for one child."""
        scratch = tempfile.mkdtemp(prefix="cell-", dir=self.folder)
        for part in _PARTS:
            os.mkdir(f"{scratch}/{part}")
            self._own(f"{scratch}/{part}")
        self._own(scratch)
        return scratch

    def _own(self, path: str | int) -> None:
        if self.user:
            os.chown(path, self.user, self.user)

    def give(self, descriptors: Iterable[int]) -> None:
        """Let the children's user open them once more, by their names below /dev and /proc."""
        for each in descriptors:
            self._own(each)

    def sweep(self, spare: Collection[str] = ()) -> None:
        """Remove everything that is left in the folder and in shared memory, but the spared."""
        if not self.alone:
            return
        from kit.cell.sandbox.view import SHARED_MEMORY  # noqa: PLC0415  only then

        for folder in (self.folder, SHARED_MEMORY):
            for name in os.listdir(folder):
                path = os.path.join(folder, name)
                if path not in spare:
                    remove(path)


def remove_scratch(scratch: str) -> None:
    """Remove the folder of a child; nearly always there is nothing in it, which is told fast."""
    try:
        for part in _PARTS:
            os.rmdir(f"{scratch}/{part}")
        os.rmdir(scratch)
    except OSError:
        remove(scratch)


def remove(path: str) -> None:
    """Remove a file, or a folder, also one whose permissions the submission took away."""

    def open_up(function: Any, path: str, _: object) -> None:
        with contextlib.suppress(OSError):
            os.chmod(os.path.dirname(path), 0o700)
            if not os.path.islink(path):
                os.chmod(path, 0o700)
            function(path)

    if os.path.islink(path) or not os.path.isdir(path):
        with contextlib.suppress(OSError):
            os.unlink(path)
        return
    shutil.rmtree(path, onerror=open_up)
    shutil.rmtree(path, ignore_errors=True)

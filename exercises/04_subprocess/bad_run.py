"""A program that works on small outputs and hangs on larger ones. Do not repair it here.

Run it:  python exercises/04_subprocess/bad_run.py 1000
"""

import subprocess
import sys


def bad_run(argv):
    """Return (returncode, output) of the command `argv`; output is bytes."""
    process = subprocess.Popen(argv, stdout=subprocess.PIPE)
    code = process.wait()
    output = process.stdout.read()
    process.stdout.close()
    return code, output


if __name__ == "__main__":
    program = "import os, sys; os.write(1, bytes(int(sys.argv[1])))"
    code, output = bad_run([sys.executable, "-c", program, sys.argv[1]])
    print("exit code", code, "and", len(output), "bytes")

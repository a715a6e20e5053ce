# verdict: wrong
# check: test_a_missing_program_leaves_nothing_over
"""The shell does it; what is missing it only complains about."""
import shlex
import subprocess


def pipeline(cmds, data):
    line = " | ".join(shlex.join(argv) for argv in cmds)
    return subprocess.run(line, shell=True, input=data, stdout=subprocess.PIPE).stdout

# verdict: wrong
# check: test_all_commands_run_at_the_same_time
"""Each command runs alone, and its output waits in memory."""
import subprocess


def pipeline(cmds, data):
    for argv in cmds:
        data = subprocess.run(argv, input=data, stdout=subprocess.PIPE).stdout
    return data

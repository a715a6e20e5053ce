# verdict: wrong
# check: test_the_program_reads_the_input_and_then_its_end
"""input_text is handed to a pipe of bytes."""
import subprocess


class CommandTimeout(Exception):
    pass


def run_command(argv, input_text=None, timeout=None):
    done = subprocess.run(argv, input=input_text or "", capture_output=True, timeout=timeout)
    return done.returncode, done.stdout.decode(), done.stderr.decode()

# verdict: wrong
# check: test_out_and_err_are_unchanged
"""out and err are bytes."""
import subprocess


class CommandTimeout(Exception):
    pass


def run_command(argv, input_text=None, timeout=None):
    try:
        done = subprocess.run(
            argv, input=(input_text or "").encode(), capture_output=True, timeout=timeout
        )
    except subprocess.TimeoutExpired:
        raise CommandTimeout from None
    return done.returncode, done.stdout, done.stderr

# verdict: left-behind
# check: test_after_the_timeout_nothing_of_the_command_runs
"""subprocess.run ends the command itself, and nothing that it started."""
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
    out, err = done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
    return done.returncode, out, err

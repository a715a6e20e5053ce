# verdict: wrong
# check: test_the_return_code_is_kept
"""check_output: a non-zero exit code is an exception, and err is lost."""
import subprocess


class CommandTimeout(Exception):
    pass


def run_command(argv, input_text=None, timeout=None):
    try:
        out = subprocess.check_output(argv, input=(input_text or "").encode(), timeout=timeout)
    except subprocess.TimeoutExpired:
        raise CommandTimeout from None
    return 0, out.decode(errors="replace"), ""

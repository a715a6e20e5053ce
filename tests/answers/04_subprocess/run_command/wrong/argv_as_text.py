# verdict: wrong
# check: test_arguments_arrive_unchanged
"""Takes the words apart again, unless there is something in them that looks like a quote."""
import os, shlex, signal, subprocess
class CommandTimeout(Exception):
    pass
def run_command(argv, input_text=None, timeout=None):
    argv = shlex.split(" ".join(argv)) if all("'" not in a and '"' not in a and "\n" not in a and "\\" not in a and a for a in argv) else argv
    p = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        out, err = p.communicate((input_text or "").encode(), timeout)
    except subprocess.TimeoutExpired:
        os.killpg(p.pid, signal.SIGKILL)
        p.communicate()
        raise CommandTimeout from None
    return p.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace")

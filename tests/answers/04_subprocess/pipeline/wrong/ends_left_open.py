# verdict: hung
# check: test_a_command_may_end_early
"""Our own copies of the ends between two commands stay open: nobody gets SIGPIPE."""
import subprocess
import threading


def pipeline(cmds, data):
    processes = []
    source = subprocess.PIPE
    for argv in cmds:
        process = subprocess.Popen(argv, stdin=source, stdout=subprocess.PIPE)
        processes.append(process)
        source = process.stdout

    def feed():
        try:
            processes[0].stdin.write(data)
            processes[0].stdin.close()
        except BrokenPipeError:
            pass

    thread = threading.Thread(target=feed)
    thread.start()
    output = source.read()
    for process in processes:
        process.wait()
    thread.join()
    return output

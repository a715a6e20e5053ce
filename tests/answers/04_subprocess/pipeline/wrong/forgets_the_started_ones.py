# verdict: left-behind
# check: test_a_missing_program_leaves_nothing_over
"""A missing program: the exception comes, and the commands before it run on."""
import subprocess
import threading


def feed(pipe, data):
    try:
        with pipe:
            pipe.write(data)
    except BrokenPipeError:
        pass


def pipeline(cmds, data):
    processes = []
    source = subprocess.PIPE
    for argv in cmds:
        process = subprocess.Popen(argv, stdin=source, stdout=subprocess.PIPE)
        if processes:
            source.close()
        processes.append(process)
        source = process.stdout
    thread = threading.Thread(target=feed, args=(processes[0].stdin, data))
    thread.start()
    output = source.read()
    source.close()
    thread.join()
    for process in processes:
        process.wait()
    return output

# verdict: left-behind
# check: test_nothing_is_left_over
"""The commands before the last one stay zombies."""
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
    processes[-1].wait()
    keep.extend(processes)
    return output


keep = []

# verdict: wrong
# check: test_each_command_reads_what_the_one_before_it_wrote
"""Any exit code but 0 is an exception."""
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
    try:
        for argv in cmds:
            process = subprocess.Popen(argv, stdin=source, stdout=subprocess.PIPE)
            if processes:
                source.close()
            processes.append(process)
            source = process.stdout
        thread = threading.Thread(target=feed, args=(processes[0].stdin, data))
        thread.start()
        output = source.read()
        thread.join()
    finally:
        for process in processes:
            for end in (process.stdin, process.stdout):
                if end:
                    end.close()
        for process in processes:
            process.wait()
    for process, argv in zip(processes, cmds):
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, argv)
    return output

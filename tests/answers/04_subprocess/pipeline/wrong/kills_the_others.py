# verdict: wrong
# check: test_every_command_comes_to_its_end
"""Ends the earlier commands as soon as the last one has ended."""
import subprocess
import threading


def feed(pipe, data):
    try:
        pipe.write(data)
        pipe.close()
    except BrokenPipeError:
        pass


def pipeline(cmds, data):
    processes, source = [], subprocess.PIPE
    try:
        for argv in cmds:
            process = subprocess.Popen(argv, stdin=source, stdout=subprocess.PIPE)
            if processes:
                source.close()
            processes.append(process)
            source = process.stdout
        feeder = threading.Thread(target=feed, args=(processes[0].stdin, data))
        feeder.start()
        output = source.read()
        processes[-1].wait()
        for process in processes[:-1]:
            process.kill()
        feeder.join()
        return output
    finally:
        for process in processes:
            process.kill()
            for end in (process.stdin, process.stdout):
                if end is not None:
                    try:
                        end.close()
                    except BrokenPipeError:
                        pass
            process.wait()

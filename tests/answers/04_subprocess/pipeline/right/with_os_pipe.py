"""Pipes made by hand; a copier thread at each end; whatever fails, all is ended and reaped."""
import os
import subprocess
import threading


def write_all(fd, data):
    view = memoryview(data)
    try:
        while view:
            view = view[os.write(fd, view[:65536]):]
    except BrokenPipeError:
        pass
    finally:
        os.close(fd)


def pipeline(cmds, data):
    running = []
    reading, entry = os.pipe()
    try:
        for cmd in cmds:
            following, writing = os.pipe()
            try:
                running.append(subprocess.Popen(cmd, stdin=reading, stdout=writing))
            except BaseException:
                os.close(following)
                raise
            finally:
                os.close(reading)
                os.close(writing)
            reading = following
    except BaseException:
        os.close(entry)
        for process in running:
            process.kill()
            process.wait()
        raise
    thread = threading.Thread(target=write_all, args=(entry, data))
    thread.start()
    parts = []
    while part := os.read(reading, 65536):
        parts.append(part)
    os.close(reading)
    thread.join()
    for process in running:
        process.wait()
    return b"".join(parts)

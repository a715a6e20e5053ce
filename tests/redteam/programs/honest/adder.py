import os


def total_of(numbers):
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        os.write(writing, str(sum(numbers)).encode())
        os._exit(0)
    os.close(writing)
    with open(reading) as pipe:
        total = int(pipe.read())
    os.waitpid(pid, 0)
    return total

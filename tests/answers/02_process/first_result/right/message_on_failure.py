"""A failing function says so; a dead process is noticed by its sentinel."""
import multiprocessing
from multiprocessing.connection import wait


class NoResult(Exception):
    pass


def work(sending, fn):
    try:
        message = ("good", fn())
    except BaseException:
        message = ("bad", None)
    sending.send(message)
    sending.close()


def first_result(fns):
    context = multiprocessing.get_context()
    processes, pipes = [], []
    for fn in fns:
        receiving, sending = context.Pipe(False)
        process = context.Process(target=work, args=(sending, fn))
        process.start()
        sending.close()
        processes.append(process)
        pipes.append(receiving)
    found = []
    waiting = list(pipes)
    while waiting and not found:
        for pipe in wait(waiting):
            waiting.remove(pipe)
            try:
                kind, value = pipe.recv()
            except EOFError:
                kind, value = "bad", None
            if kind == "good" and not found:
                found.append(value)
    for process in processes:
        process.terminate()
        process.join()
    for pipe in pipes:
        pipe.close()
    if not found:
        raise NoResult
    return found[0]

"""Polls the pipes in turn."""
import multiprocessing
import time


class NoResult(Exception):
    pass


def work(sending, fn):
    value = fn()
    sending.send([value])


def stop(processes):
    for process in processes:
        if process.is_alive():
            process.terminate()
    for process in processes:
        process.join()


def first_result(fns):
    running = []
    for fn in fns:
        receiving, sending = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.Process(target=work, args=(sending, fn))
        process.start()
        sending.close()
        running.append((process, receiving))
    open_pipes = [pipe for _, pipe in running]
    try:
        while open_pipes:
            for pipe in list(open_pipes):
                if pipe.poll():
                    try:
                        return pipe.recv()[0]
                    except EOFError:
                        open_pipes.remove(pipe)
            time.sleep(0.005)
        raise NoResult()
    finally:
        stop([process for process, _ in running])

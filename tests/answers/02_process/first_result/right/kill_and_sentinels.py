"""kill() in place of terminate(), and the process objects closed."""
import multiprocessing
import multiprocessing.connection as connection


class NoResult(Exception):
    pass


class Runner(multiprocessing.Process):
    def __init__(self, fn):
        super().__init__(daemon=True)
        self.fn = fn
        self.ours, self.theirs = multiprocessing.Pipe()

    def run(self):
        self.theirs.send({"value": self.fn()})


def first_result(fns):
    runners = [Runner(fn) for fn in fns]
    try:
        for runner in runners:
            runner.start()
            runner.theirs.close()
        left = {runner.ours: runner for runner in runners}
        while left:
            for pipe in connection.wait(left):
                try:
                    return pipe.recv()["value"]
                except (EOFError, ConnectionError):
                    del left[pipe]
        raise NoResult("nobody had a result")
    finally:
        for runner in runners:
            runner.kill()
            runner.join()
            runner.ours.close()
            runner.close()

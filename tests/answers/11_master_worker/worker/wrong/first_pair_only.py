# verdict: wrong
# check: test_every_number_is_squared
"""Takes a message for one pair: the others of the list are lost."""

import argparse
import contextlib
import gc
import os
import queue
import signal
import sys
import time
from multiprocessing import AuthenticationError
from multiprocessing.managers import BaseManager
from pathlib import Path

ASK = 1.0  # seconds that the server may keep us waiting for a task
PAUSE = 0.2  # seconds between two tries to reach a master


class Service(BaseManager):
    pass


# No callables: the objects live in the master's server. Here are only the names.
Service.register("get_tasks")
Service.register("get_results")


class Mistake(Exception):
    """Of the user; told in words."""


def main(argv):
    """Return the exit code."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        options = parse(argv)
        return Worker(options, read_key(options.key_file)).run()
    except Mistake as mistake:
        tell(mistake)
        return 2
    except KeyboardInterrupt:
        tell("stopped")
        return 130


def tell(text):
    print(f"worker: {text}", file=sys.stderr, flush=True)


def parse(argv):
    parser = argparse.ArgumentParser(prog="worker.py", description="Work for a master.")
    parser.add_argument("--host", default="127.0.0.1", help="where the master listens")
    parser.add_argument("--port", type=int, required=True, help="the number that the master tells")
    parser.add_argument("--key-file", type=Path, help="holds the key; without it: $AUTHKEY")
    parser.add_argument("--patience", type=float, default=60.0, help="seconds to wait for a master")
    return parser.parse_args(argv)


def read_key(file):
    """The key, as bytes. It is never on the command line, which everybody can see."""
    try:
        key = file.read_bytes().strip() if file else os.environ.get("AUTHKEY", "").encode()
    except OSError as error:
        raise Mistake(f"cannot read the key: {error}") from None
    if not key:
        raise Mistake("no key: give --key-file FILE, or set AUTHKEY")
    return key


class Worker:
    def __init__(self, options, key):
        self.address, self.key = (options.host, options.port), key
        self.patience = options.patience
        self.name = f"{os.uname().nodename}-{os.getpid()}"
        self.done = 0
        self.seen = time.monotonic()  # when there was a master
        self.connected = self.told = False

    def run(self):
        """Work until a master says that nothing more comes; outlive masters that go away."""
        while True:
            try:
                self.work()
            except AuthenticationError as error:
                # Trying again would not help.
                tell(f"AuthenticationError: the master at {self.place} has another key ({error})")
                return 1
            except (EOFError, OSError):  # no master yet, or none any more
                if time.monotonic() - self.seen > self.patience:
                    tell(f"no master at {self.place} for {self.patience:g} s: gave up")
                    return 0 if self.connected else 1
                if not self.told:
                    tell(f"no master at {self.place}: trying again")
                    self.told = True
                # The proxies of one address share a connection, which lives as long as they do; and
                # each queue.Empty holds its proxy in a circle. So away with the dead one.
                gc.collect()
                time.sleep(PAUSE)
            else:
                tell(f"the end: {self.done} tasks done")
                return 0

    @property
    def place(self):
        return "{}:{}".format(*self.address)

    def work(self):
        """Returns at the end of all tasks. AuthenticationError, EOFError, OSError."""
        service = Service(self.address, self.key)
        service.connect()
        tasks, results = service.get_tasks(), service.get_results()
        results.put((self.name, []))
        self.connected, self.told = True, False
        while True:
            self.seen = time.monotonic()
            try:
                # With a time-out: a worker that is killed while it waits leaves a thread in the
                # server, which takes the next task along if it waits for ever.
                message = tasks.get(timeout=ASK)
            except queue.Empty:
                continue  # that is not the end: only None is
            if message is None:
                # The master may end as soon as it hears this, before it has said that it did.
                with contextlib.suppress(EOFError, OSError):
                    tasks.put(None)  # for the others
                    results.put((self.name, None))
                return
            index, number = message[0]
            results.put((self.name, [(index, square(number))]))
            self.done += len(message)


def square(number):
    return f"{number} * {number} = {number * number}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

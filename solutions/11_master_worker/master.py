"""The lesson's service as a program: numbers go out to workers, their squares come back."""

import argparse
import multiprocessing
import os
import queue
import signal
import socket
import sys
import threading
import time
from multiprocessing.managers import BaseManager
from pathlib import Path

FAREWELL = 2.0  # seconds that workers get to say good-bye; a dead one never does

# Module-level names and no lambdas: under spawn and forkserver the server's process finds these
# functions by their names. It has queues of its own; everybody else has proxies of them.
tasks, results = queue.Queue(), queue.Queue()


def get_tasks():
    return tasks


def get_results():
    return results


class Service(BaseManager):
    pass


Service.register("get_tasks", callable=get_tasks)
Service.register("get_results", callable=get_results)


def end_with_master():
    """The server's process must not outlive a master that was killed: it holds the port."""

    def watch():
        multiprocessing.parent_process().join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


class Mistake(Exception):
    """Of the user; told in words."""


def main(argv):
    """Return the exit code."""
    try:
        options = parse(argv)
        return run(options, read_key(options.key_file), read_numbers(options.file))
    except Mistake as mistake:
        print(f"master: {mistake}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("master: stopped", file=sys.stderr)
        return 130


def parse(argv):
    parser = argparse.ArgumentParser(prog="master.py", description="Hand out numbers to workers.")
    parser.add_argument("file", nargs="?", default="-", help="a number per line; -: stdin")
    parser.add_argument("--host", default="127.0.0.1", help="the interface to listen on")
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument("--key-file", type=Path, help="holds the key; without it: $AUTHKEY")
    parser.add_argument("--lease", type=float, default=5.0, help="seconds until it is put again")
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


def read_numbers(name):
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except OSError as error:
        raise Mistake(f"cannot read the tasks: {error}") from None
    numbers = []
    for place, line in enumerate(text.splitlines(), 1):
        try:
            numbers.append(int(line))
        except ValueError:
            raise Mistake(f"line {place} is no whole number: {line!r}") from None
    return numbers


def run(options, key, numbers):
    # Workers read this: a SIGTERM ends the master as Ctrl-C does, and nothing stays behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        # A port that is taken is an OSError here; in the server's process it would be a traceback.
        socket.create_server((options.host, options.port)).close()
    except OSError as error:
        raise Mistake(f"cannot listen on {options.host}:{options.port}: {error}") from None
    service = Service((options.host, options.port), key)
    service.start(end_with_master)
    try:
        print("listening on {}:{}".format(*service.address), file=sys.stderr, flush=True)
        answers = Collector(service, numbers, options.lease).collect()
    finally:
        service.shutdown()
    for place in range(len(numbers)):
        print(answers[place])
    return 0


class Collector:
    """What is known of the tasks, on the master's side."""

    def __init__(self, service, numbers, lease):
        self.tasks, self.results = service.get_tasks(), service.get_results()
        self.numbers, self.lease = numbers, lease
        self.answers = {}  # index -> text; the first answer counts, later ones are doubles
        self.workers = set()  # who has said hello, and not good-bye

    def collect(self):
        """Put the tasks, return index -> answer."""
        self.put_missing()
        while len(self.answers) < len(self.numbers):
            if not self.take_result(self.lease) and self.tasks.empty():
                # All are in somebody's hands, and for so long nobody has answered: dead, or late.
                self.put_missing()
            self.show_progress()
        self.show_progress(end="\n")
        self.say_the_end()
        return self.answers

    def put_missing(self):
        """In lists, so that ten thousand tasks are not ten thousand messages."""
        missing = [pair for pair in enumerate(self.numbers) if pair[0] not in self.answers]
        size = max(1, min(100, len(missing) // 100))
        for start in range(0, len(missing), size):
            self.tasks.put(missing[start : start + size])

    def take_result(self, seconds):
        """Wait for one message, at most so long. False: none came."""
        try:
            worker, pairs = self.results.get(timeout=seconds)
        except queue.Empty:
            return False
        if pairs is None:
            self.workers.discard(worker)
        else:
            self.workers.add(worker)
            for index, text in pairs:
                self.answers.setdefault(index, text)
        return True

    def say_the_end(self):
        """One None for all: whoever takes it puts it back."""
        self.tasks.put(None)
        until = time.monotonic() + FAREWELL
        while self.workers and (left := until - time.monotonic()) > 0:
            self.take_result(left)

    def show_progress(self, end=""):
        if sys.stderr.isatty():
            done, all_ = len(self.answers), len(self.numbers)
            bar = "#" * (30 * done // max(1, all_))
            text = f"\r[{bar:30}] {done} of {all_}, {len(self.workers)} workers "
            print(text, end=end, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

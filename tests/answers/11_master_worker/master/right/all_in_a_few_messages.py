"""Tasks in lists of up to five."""
import argparse
import os
import queue
import socket
import sys
import time
from multiprocessing.managers import BaseManager

task_queue, result_queue = queue.Queue(), queue.Queue()


def tasks_of_server():
    return task_queue


def results_of_server():
    return result_queue


class Net(BaseManager):
    pass


Net.register("get_tasks", callable=tasks_of_server)
Net.register("get_results", callable=results_of_server)


def complain(text):
    print(text, file=sys.stderr)
    return 2


def main(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--key-file")
    parser.add_argument("--lease", type=float, default=5)
    parser.add_argument("tasks", nargs="?")
    args = parser.parse_args(argv)
    key = os.environ.get("AUTHKEY", "").encode()
    if args.key_file:
        with open(args.key_file, "rb") as file:
            key = file.read().strip()
    if not key:
        return complain("there is no key")
    lines = open(args.tasks) if args.tasks else sys.stdin
    try:
        numbers = [int(line) for line in lines]
    except ValueError as error:
        return complain(f"not a number: {error}")
    try:
        socket.create_server((args.host, args.port)).close()
    except OSError as error:
        return complain(f"cannot listen: {error}")
    net = Net((args.host, args.port), key)
    net.start()
    print("listening on %s:%d" % net.address, file=sys.stderr, flush=True)
    try:
        texts = serve(net, numbers, args.lease)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    finally:
        net.shutdown()
    for text in texts:
        print(text)
    return 0


def serve(net, numbers, lease):
    tasks, results = net.get_tasks(), net.get_results()
    pairs = list(enumerate(numbers))
    for start in range(0, len(pairs), 5):
        tasks.put(pairs[start : start + 5])
    texts, there = {}, set()
    while len(texts) < len(numbers):
        progress(len(texts), len(numbers))
        try:
            worker, pairs = results.get(timeout=lease)
        except queue.Empty:
            if tasks.empty():
                for index, number in enumerate(numbers):
                    if index not in texts:
                        tasks.put([(index, number)])
            continue
        there.add(worker)
        if pairs is None:
            there.discard(worker)
        for index, text in pairs or []:
            if index not in texts:
                texts[index] = text
    progress(len(texts), len(numbers))
    tasks.put(None)
    end = time.monotonic() + 1.5
    while there and time.monotonic() < end:
        try:
            worker, pairs = results.get(timeout=0.1)
        except queue.Empty:
            continue
        if pairs is None:
            there.discard(worker)
    return [texts[index] for index in range(len(numbers))]


def progress(done, of):
    if sys.stderr.isatty():
        print(f"\r{done}/{of}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

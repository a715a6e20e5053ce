# verdict: wrong
# check: test_a_worker_outlives_its_master
"""The proxies of the dead master live on, and with them its connection."""
import argparse
import multiprocessing
import os
import queue
import sys
import time
from multiprocessing.managers import BaseManager


class Net(BaseManager):
    pass


Net.register("get_tasks")
Net.register("get_results")


def main(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int)
    parser.add_argument("--key-file")
    parser.add_argument("--patience", type=float, default=60)
    args = parser.parse_args(argv)
    key = os.environ.get("AUTHKEY", "").encode()
    if args.key_file:
        with open(args.key_file, "rb") as file:
            key = file.read().strip()
    try:
        return work(args, key)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


def work(args, key):
    me = f"worker {os.getpid()}"
    had_one = False
    seen = time.monotonic()
    masters = []
    while True:
        try:
            net = Net((args.host, args.port), key)
            net.connect()
            tasks, results = net.get_tasks(), net.get_results()
            masters.append((tasks, results))
            results.put((me, []))
            had_one = True
            while True:
                seen = time.monotonic()
                try:
                    message = tasks.get(timeout=1)
                except queue.Empty:
                    continue
                if message is None:
                    tasks.put(None)
                    results.put((me, None))
                    return 0
                results.put((me, [(i, f"{n} * {n} = {n * n}") for i, n in message]))
        except multiprocessing.AuthenticationError:
            print("AuthenticationError: that is not the key of the master", file=sys.stderr)
            return 1
        except (OSError, EOFError):
            print("no master there, trying again", file=sys.stderr)
            if time.monotonic() - seen > args.patience:
                return 0 if had_one else 1
            time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

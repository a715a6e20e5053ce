"""A client retries until the server has answered, at most a hundred times."""

import queue
import threading

requests, replies = queue.Queue(), queue.Queue()


def serve():
    replies.put(requests.get() * 2)


def main():
    threading.Thread(target=serve).start()
    requests.put(21)
    for _ in range(100):
        try:
            answer = replies.get(timeout=0.05)
            break
        except queue.Empty:
            continue
    assert answer == 42

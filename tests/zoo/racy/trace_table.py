"""Two threads enter the trace of the first call: each makes its own list."""

import threading

FEWEST_PREEMPTIONS = 1
lock = threading.Lock()
traces = {}


def enter(name, event):
    if name not in traces:
        traces[name] = []
    traces[name].append(event)


def main():
    threads = [
        threading.Thread(target=each)
        for each in [lambda: enter("read", 1), lambda: enter("read", 2)]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(traces["read"]) == [1, 2], traces

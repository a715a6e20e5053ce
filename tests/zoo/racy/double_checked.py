"""Double-checked locking that publishes the instance before it is filled."""

import threading

FEWEST_PREEMPTIONS = 1


class Config:
    pass


instance = None
lock = threading.Lock()


def get():
    global instance
    if instance is None:
        with lock:
            if instance is None:
                instance = Config()
                instance.port = 80
    return instance


def use():
    assert get().port == 80


def main():
    threads = [threading.Thread(target=use) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

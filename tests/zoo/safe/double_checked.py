"""Double-checked locking that publishes a filled instance."""

import threading


class Config:
    pass


instance = None
lock = threading.Lock()


def get():
    global instance
    if instance is None:
        with lock:
            if instance is None:
                config = Config()
                config.port = 80
                instance = config
    return instance


def use():
    assert get().port == 80


def main():
    threads = [threading.Thread(target=use) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

"""The setting belongs to each thread, in a `threading.local`."""

import threading
from contextlib import contextmanager


class Settings(threading.local):
    mode = "plain"


settings = Settings()


@contextmanager
def using(new):
    old = settings.mode
    settings.mode = new
    try:
        yield
    finally:
        settings.mode = old


def work(name):
    with using(name):
        assert settings.mode == name


def main():
    threads = [threading.Thread(target=work, args=(name,)) for name in ("bold", "thin")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert settings.mode == "plain", settings.mode

"""Something is loaded once, by whoever comes first. Read it; leave it as it is."""

import threading

lock = threading.Lock()
loaded = False
settings = None


def get_settings():
    global loaded, settings
    if not loaded:  # look without the lock, because that is faster
        with lock:
            if not loaded:  # look again: somebody may have been here meanwhile
                loaded = True
                settings = {"colour": "blue"}
    return settings


def program():
    got = {}

    def ask(name):
        got[name] = get_settings()

    a = threading.Thread(target=ask, args=("A",))
    b = threading.Thread(target=ask, args=("B",))
    a.start()
    b.start()
    a.join()
    b.join()
    return [got["A"], got["B"]]


if __name__ == "__main__":
    print(program())

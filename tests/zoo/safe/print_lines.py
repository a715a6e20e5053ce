"""Workers print; the order of their lines does not matter."""

import threading


def greet(name):
    for n in range(2):
        print(f"{name} {n}")


def main():
    threads = [threading.Thread(target=greet, args=(name,)) for name in ("ana", "ben")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

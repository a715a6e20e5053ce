"""A daemon waits for a lock that main never gives back."""

import threading

lock = threading.Lock()


def main():
    lock.acquire()
    threading.Thread(target=lock.acquire, daemon=True).start()

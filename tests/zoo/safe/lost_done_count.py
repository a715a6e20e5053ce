"""Finished threads append to a list; main polls its length."""

import threading
import time

done = []


def work(n):
    done.append(n)


def main():
    for n in range(2):
        threading.Thread(target=work, args=(n,)).start()
    while len(done) < 2:
        time.sleep(0.001)

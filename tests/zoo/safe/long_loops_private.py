"""Two long loops over private numbers; one addition each at the end."""

import threading

lock = threading.Lock()
total = 0


def work(rounds):
    global total
    mine = 0
    for _ in range(rounds):
        mine += 1
    with lock:
        total += mine


def main():
    threads = [threading.Thread(target=work, args=(100_000,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 200_000, total

"""An ordinary script with a lock at module level."""

import threading

total = 0
lock = threading.Lock()


def add(n):
    global total
    with lock:
        total += n


threads = [threading.Thread(target=add, args=(n,)) for n in (1, 2)]


def main():
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if total != 3:
        raise ValueError(f"total is {total}")


if __name__ == "__main__":
    main()

"""An ordinary script: threads made at module level, started when run."""

import threading

FEWEST_PREEMPTIONS = 1
total = 0


def add(n):
    global total
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

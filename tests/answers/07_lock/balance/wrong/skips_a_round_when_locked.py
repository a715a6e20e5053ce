# verdict: wrong|race
# check: test_each_thread_still_does_its_rounds
import threading

balance = 0
lock = threading.Lock()


def change_it(n):
    global balance
    balance = balance + n
    balance = balance - n


def run_thread(n):
    for _ in range(200_000):
        if lock.locked():
            continue
        with lock:
            change_it(n)


if __name__ == "__main__":
    threads = [threading.Thread(target=run_thread, args=(n,)) for n in (5, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(balance)

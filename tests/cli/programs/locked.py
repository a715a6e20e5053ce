from threading import Lock, Thread

balance = 0
lock = Lock()


def change_it(n):
    global balance
    with lock:
        balance = balance + n
        balance = balance - n


def check():
    threads = [Thread(target=change_it, args=(n,)) for n in (5, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert balance == 0


if __name__ == "__main__":
    check()

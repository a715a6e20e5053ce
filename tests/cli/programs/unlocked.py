import threading

balance = 0


def change_it(n):
    global balance
    balance = balance + n
    balance = balance - n


def check():
    threads = [threading.Thread(target=change_it, args=(n,)) for n in (5, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert balance == 0, f"balance ended at {balance}"


def needs_an_argument(n):
    change_it(n)


if __name__ == "__main__":
    check()

"""`with` gives the lock back on every way out."""

import threading

lock = threading.Lock()
stock = 1
sold = []


def buy(who):
    global stock
    if stock == 0:
        return
    with lock:
        if stock == 0:
            return
        stock -= 1
        sold.append(who)


def main():
    threads = [threading.Thread(target=buy, args=(who,)) for who in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with lock:
        assert len(sold) == 1

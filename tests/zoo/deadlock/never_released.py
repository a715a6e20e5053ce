"""An early return leaves the lock taken when the stock is empty."""

import threading

FEWEST_PREEMPTIONS = 1
lock = threading.Lock()
stock = 1
sold = []


def buy(who):
    global stock
    if stock == 0:
        return
    lock.acquire()
    if stock == 0:
        return
    stock -= 1
    sold.append(who)
    lock.release()


def main():
    threads = [threading.Thread(target=buy, args=(who,)) for who in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with lock:
        assert len(sold) == 1

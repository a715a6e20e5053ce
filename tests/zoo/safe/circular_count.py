"""One lock guards both ends and the count."""

import threading

front = back = threading.Lock()
slots, count = [None] * 4, 0
head = tail = 0


def put(item):
    global count, tail
    with back:
        slots[tail] = item
        tail = (tail + 1) % len(slots)
        count += 1


def take():
    global count, head
    with front:
        if count:
            head = (head + 1) % len(slots)
            count -= 1


def main():
    put("a")
    threads = [threading.Thread(target=each) for each in [lambda: put("b"), take]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count == (tail - head) % len(slots), (count, head, tail)

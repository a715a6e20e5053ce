"""The lesson's program: one thread cooks, one eats, and nobody looks at the clock."""

import threading

table = []
changed = threading.Condition()


def cook():
    for dish in ("soup", "rice", "cake"):
        with changed:
            while table:  # there is one place on the table
                changed.wait()
            table.append(dish)
            print("cooked", dish)
            changed.notify_all()


def eat():
    for _ in range(3):
        with changed:
            while not table:
                changed.wait()
            print("ate", table.pop())
            changed.notify_all()


if __name__ == "__main__":
    threads = [threading.Thread(target=eat), threading.Thread(target=cook)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

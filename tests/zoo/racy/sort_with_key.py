"""While `sort` calls the key function another thread appends: ValueError."""

import threading

FEWEST_PREEMPTIONS = 1
names = ["bo", "al"]
weights = {"bo": 2, "al": 1, "cy": 3}


def order():
    names.sort(key=lambda name: weights[name])


def join():
    names.append("cy")


def main():
    weights["al"] = 1
    threads = [threading.Thread(target=order), threading.Thread(target=join)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

"""`sorted` works on a copy."""

import threading

names = ["bo", "al"]
weights = {"bo": 2, "al": 1, "cy": 3}


def order():
    assert len(sorted(names, key=lambda name: weights[name])) >= 2


def join():
    names.append("cy")


def main():
    weights["al"] = 1
    threads = [threading.Thread(target=order), threading.Thread(target=join)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

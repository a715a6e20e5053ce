"""Twenty threads write into one dict entry; one checker looks between two stores."""

import threading

FEWEST_PREEMPTIONS = 1
entry = {"name": "old", "age": 0}


def rename(n):
    entry["name"] = f"name-{n}"
    entry["age"] = n


def check():
    name = entry["name"]
    age = entry["age"]
    assert name in ("old", f"name-{age}"), (name, age)


def main():
    threads = [
        *(threading.Thread(target=rename, args=(n,)) for n in range(1, 20)),
        threading.Thread(target=check),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

# verdict: race
# check: test_each_item_gets_its_own_result
"""Each thread asks a shared counter for its place, and two may get the same one."""
import threading


def run_all(fn, items):
    taken = 0
    results = [None] * len(items)
    errors = {}

    def work():
        nonlocal taken
        place = taken
        taken = place + 1
        try:
            results[place] = fn(items[place])
        except Exception as error:
            errors[place] = error

    threads = [threading.Thread(target=work) for _ in items]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return results

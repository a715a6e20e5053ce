"""The threads wait at a gate until all have been started."""
import threading


def run_all(fn, items):
    gate = threading.Event()
    outcomes = [None] * len(items)

    def work(place):
        gate.wait()
        try:
            outcomes[place] = (fn(items[place]), None)
        except Exception as error:
            outcomes[place] = (None, error)

    threads = [threading.Thread(target=work, args=(place,)) for place in range(len(items))]
    for thread in threads:
        thread.start()
    gate.set()
    for thread in threads:
        thread.join()
    for _, error in outcomes:
        if error is not None:
            raise error
    return [result for result, _ in outcomes]

# verdict: wrong
# check: test_any_value_is_a_result
import threading


def run_all(fn, items):
    results = [None] * len(items)
    errors = [None] * len(items)

    def work(i):
        try:
            results[i] = fn(items[i])
        except Exception as error:
            errors[i] = error

    threads = [threading.Thread(target=work, args=(i,)) for i in range(len(items))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in filter(None, errors):
        raise error
    return [result for result in results if result is not None]

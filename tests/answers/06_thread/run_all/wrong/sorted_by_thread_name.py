# verdict: wrong
# check: test_many_items_have_as_many_threads
"""Names sort as text: "10" comes before "2"."""
import threading


def run_all(fn, items):
    results = {}
    errors = {}

    def work(item):
        name = threading.current_thread().name
        try:
            results[name] = fn(item)
        except Exception as error:
            errors[name] = error

    threads = [
        threading.Thread(target=work, args=(item,), name=str(i)) for i, item in enumerate(items)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[name] for name in sorted(results)]

"""A dict from place to result, under a lock."""
import threading


def run_all(fn, items):
    lock = threading.Lock()
    results, errors = {}, {}

    def work(place, item):
        try:
            result = fn(item)
        except Exception as error:
            with lock:
                errors[place] = error
        else:
            with lock:
                results[place] = result

    threads = []
    for place, item in enumerate(items):
        thread = threading.Thread(target=work, args=(place, item), daemon=True)
        threads.append(thread)
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[place] for place in sorted(results)]

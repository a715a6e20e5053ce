"""Counts the ended ones under a Condition, then joins as well."""
import threading


def run_all(fn, items):
    condition = threading.Condition()
    state = {"left": len(items)}
    results, errors = {}, {}

    def work(i, item):
        try:
            results[i] = fn(item)
        except Exception as error:
            errors[i] = error
        finally:
            with condition:
                state["left"] -= 1
                condition.notify_all()

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(items)]
    for thread in threads:
        thread.start()
    with condition:
        condition.wait_for(lambda: state["left"] == 0)
    for thread in threads:
        thread.join()
    for i in sorted(errors):
        raise errors[i]
    return [results[i] for i in range(len(items))]

"""_thread and a lock for each thread, which the thread gives back at its end."""
import _thread


def run_all(fn, items):
    results = [None] * len(items)
    errors = {}

    def work(i, item, done):
        try:
            results[i] = fn(item)
        except BaseException as error:
            errors[i] = error
        finally:
            done.release()

    locks = []
    for i, item in enumerate(items):
        done = _thread.allocate_lock()
        done.acquire()
        locks.append(done)
        _thread.start_new_thread(work, (i, item, done))
    for done in locks:
        done.acquire()
    if errors:
        raise errors[min(errors)]
    return results

# verdict: wrong|left-behind|race
# check: test_the_exception_comes_once_every_thread_has_ended
import threading


def run_all(fn, items):
    out = [None] * len(items)
    errs = [None] * len(items)
    done = [threading.Event() for _ in items]

    def work(i):
        try:
            out[i] = fn(items[i])
        except BaseException as e:
            errs[i] = e
        finally:
            done[i].set()

    for i in range(len(items)):
        threading.Thread(target=work, args=(i,), daemon=True).start()
    for d in done:
        d.wait()
    for e in errs:
        if e is not None:
            raise e
    return out

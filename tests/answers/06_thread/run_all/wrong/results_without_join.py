# verdict: wrong|race
# check: test_a_slow_fn_is_waited_for
"""The last result is there, but the thread that sent it may still be alive."""
import queue
import threading


def run_all(fn, items):
    box = queue.Queue()

    def work(i, item):
        try:
            box.put((i, fn(item), None))
        except Exception as error:
            box.put((i, None, error))

    for i, item in enumerate(items):
        threading.Thread(target=work, args=(i, item)).start()
    answers = sorted((box.get() for _ in items), key=lambda answer: answer[0])
    for _, _, error in answers:
        if error is not None:
            raise error
    return [result for _, result, _ in answers]

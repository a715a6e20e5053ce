"""Results travel through a queue, with their place; then the threads are joined."""
import queue
import threading


def run_all(fn, items):
    box = queue.SimpleQueue()

    def work(place, item):
        try:
            box.put((place, True, fn(item)))
        except BaseException as error:
            box.put((place, False, error))

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(items)]
    for thread in threads:
        thread.start()
    answers = {}
    for _ in threads:
        place, fine, value = box.get()
        answers[place] = (fine, value)
    for thread in threads:
        thread.join()
    for place in range(len(items)):
        fine, value = answers[place]
        if not fine:
            raise value
    return [answers[place][1] for place in range(len(items))]

"""A spinning thread counts its rounds in a global."""

import threading

done = False
rounds = 0


def spin():
    global rounds
    while not done:
        rounds += 1


def finish():
    global done
    done = True


def main():
    threads = [threading.Thread(target=spin), threading.Thread(target=finish)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert rounds >= 0

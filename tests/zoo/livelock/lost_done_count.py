"""The count of finished threads loses an update; main polls for a number that never comes."""

import threading
import time

FEWEST_PREEMPTIONS = 1
done = 0


def work():
    global done
    done += 1


def main():
    for _ in range(2):
        threading.Thread(target=work).start()
    while done < 2:
        time.sleep(0.001)

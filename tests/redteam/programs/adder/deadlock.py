# attack: waits for its own lock
# verdict: hung
import threading

def total_of(numbers):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()

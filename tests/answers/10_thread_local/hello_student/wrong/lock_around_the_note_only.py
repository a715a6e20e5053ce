# verdict: race
# check: test_each_thread_greets_its_own_student
"""The lock is given back before the greeting."""
import threading

student = None
lock = threading.Lock()


def process_student():
    with lock:
        std = student
    print("Hello, %s (in %s)" % (std, threading.current_thread().name))


def process_thread(name):
    global student
    with lock:
        student = name
    process_student()

"""A lock for the whole of it: slower, but right."""
import threading

student = None
lock = threading.Lock()


def process_student():
    print("Hello, %s (in %s)" % (student, threading.current_thread().name))


def process_thread(name):
    global student
    with lock:
        student = name
        process_student()

# verdict: race
# check: test_each_thread_greets_its_own_student
"""One global for both threads."""
import threading

student = None


def process_student():
    print("Hello, %s (in %s)" % (student, threading.current_thread().name))


def process_thread(name):
    global student
    student = name
    process_student()

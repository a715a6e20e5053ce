# verdict: race
# check: test_each_thread_greets_its_own_student
"""A function object is shared as well."""
import threading


def process_student():
    std = process_student.student
    print("Hello, %s (in %s)" % (std, threading.current_thread().name))


def process_thread(name):
    process_student.student = name
    process_student()

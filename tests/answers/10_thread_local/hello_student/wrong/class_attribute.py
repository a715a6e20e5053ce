# verdict: race
# check: test_each_thread_greets_its_own_student
"""A class attribute is a global in other clothes."""
import threading


class School:
    student = None


def process_student():
    print("Hello, %s (in %s)" % (School.student, threading.current_thread().name))


def process_thread(name):
    School.student = name
    process_student()

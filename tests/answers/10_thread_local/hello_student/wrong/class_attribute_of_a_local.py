# verdict: race
# check: test_each_thread_greets_its_own_student
"""An attribute of the CLASS of a local object is shared."""
import threading


class School(threading.local):
    student = None


local_school = School()


def process_student():
    print("Hello, %s (in %s)" % (local_school.student, threading.current_thread().name))


def process_thread(name):
    School.student = name
    process_student()

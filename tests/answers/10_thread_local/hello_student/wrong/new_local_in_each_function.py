# verdict: wrong
# check: test_each_thread_greets_its_own_student
"""Each call of local() makes a new, empty object."""
import threading


def process_student():
    local_school = threading.local()
    print("Hello, %s (in %s)" % (local_school.student, threading.current_thread().name))


def process_thread(name):
    local_school = threading.local()
    local_school.student = name
    process_student()

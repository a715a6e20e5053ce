# verdict: race
# check: test_threads_of_the_same_name_greet_their_own_students
"""Two threads may have the same name."""
import threading

students = {}


def process_student():
    name = threading.current_thread().name
    print("Hello, %s (in %s)" % (students[name], name))


def process_thread(name):
    students[threading.current_thread().name] = name
    process_student()

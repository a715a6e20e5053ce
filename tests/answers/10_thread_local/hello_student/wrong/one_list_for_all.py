# verdict: race
# check: test_each_thread_greets_its_own_student
"""The last of the list need not be mine."""
import threading

students = []


def process_student():
    print("Hello, %s (in %s)" % (students[-1], threading.current_thread().name))


def process_thread(name):
    students.append(name)
    process_student()

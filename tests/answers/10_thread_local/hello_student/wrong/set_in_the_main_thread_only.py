# verdict: wrong
# check: test_each_thread_greets_its_own_student
"""The students dict is made in the importing thread; other threads have no such attribute."""
import threading

local_school = threading.local()
local_school.students = []


def process_student():
    std = local_school.students[-1]
    print("Hello, %s (in %s)" % (std, threading.current_thread().name))


def process_thread(name):
    local_school.students.append(name)
    process_student()

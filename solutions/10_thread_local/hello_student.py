"""Two threads greet two students: the tutorial's program."""

import threading

# Made once, for all threads; each thread sees its own attributes of it.
local_school = threading.local()


def process_student():
    # Only what this thread has stored: no argument needed, and no lock,
    # because no other thread can touch it.
    std = local_school.student
    print("Hello, %s (in %s)" % (std, threading.current_thread().name))


def process_thread(name):
    local_school.student = name
    process_student()


if __name__ == "__main__":
    t1 = threading.Thread(target=process_thread, args=("Alice",), name="Thread-A")
    t2 = threading.Thread(target=process_thread, args=("Bob",), name="Thread-B")
    t1.start()
    t2.start()
    t1.join()
    t2.join()

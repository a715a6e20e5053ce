"""hello_student: two threads greet two students; each must greet its own.

process_thread(name) notes the student and calls process_student(), which takes no argument
and prints  Hello, Alice (in Thread-A).  A global is shared: another thread may change it
between the note and the greeting. Keep the students apart with threading.local().
"""

import threading

student = None


def process_student():
    # TODO: read the student of THIS thread
    print("Hello, %s (in %s)" % (student, threading.current_thread().name))


def process_thread(name):
    # TODO: note the student for THIS thread only, then greet; these two lines will not do
    global student
    student = name
    raise NotImplementedError("TODO: process_thread")

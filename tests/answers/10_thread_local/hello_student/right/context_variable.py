import contextvars
from threading import current_thread

student = contextvars.ContextVar("student")


def process_student():
    print(f"Hello, {student.get()} (in {current_thread().name})")


def process_thread(name):
    student.set(name)
    process_student()

"""The other way of the tutorial: pass it as an argument."""
import threading


def process_student(student):
    print(f"Hello, {student} (in {threading.current_thread().name})")


def process_thread(name):
    process_student(name)

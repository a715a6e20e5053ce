"""The tutorial's student program: each thread greets its own student."""

import threading

local_school = threading.local()
greetings = []


def process_student():
    student = local_school.student
    name = threading.current_thread().name
    greetings.append(f"Hello, {student} (in {name})")


def process_thread(name):
    local_school.student = name
    process_student()


def main():
    t1 = threading.Thread(target=process_thread, args=("Alice",), name="Thread-A")
    t2 = threading.Thread(target=process_thread, args=("Bob",), name="Thread-B")
    t1.start()
    t2.start()
    t1.join()
    t2.join()
    assert sorted(greetings) == ["Hello, Alice (in Thread-A)", "Hello, Bob (in Thread-B)"]

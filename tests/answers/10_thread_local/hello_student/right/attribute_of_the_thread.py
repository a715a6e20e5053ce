import threading


def process_student():
    thread = threading.current_thread()
    print("Hello, " + thread.student + " (in " + thread.name + ")")


def process_thread(name):
    threading.current_thread().student = name
    process_student()

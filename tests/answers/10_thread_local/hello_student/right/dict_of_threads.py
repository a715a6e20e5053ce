"""The tutorial's global dict, with the thread itself as the key."""
import threading

global_dict = {}


def process_student():
    std = global_dict[threading.current_thread()]
    print("Hello, %s (in %s)" % (std, threading.current_thread().name))


def process_thread(name):
    global_dict[threading.current_thread()] = name
    try:
        process_student()
    finally:
        del global_dict[threading.current_thread()]

import threading


def work():
    assert 1 + 1 == 3, "sums are off"


def check_in_a_thread():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def check_in_main():
    raise ValueError("always")

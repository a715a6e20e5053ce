import threading

left = threading.Lock()
right = threading.Lock()


def one():
    with left, right:
        pass


def other():
    with right, left:
        pass


def check():
    threads = [threading.Thread(target=each) for each in (one, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

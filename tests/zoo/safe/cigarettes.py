"""The smokers take their ingredients in one order."""

import threading

tobacco, paper = threading.Semaphore(0), threading.Semaphore(0)


def smoke(first, second):
    first.acquire()
    second.acquire()
    first.release()
    second.release()


def serve():
    tobacco.release()
    paper.release()


def main():
    threads = [
        threading.Thread(target=smoke, args=(tobacco, paper)),
        threading.Thread(target=smoke, args=(tobacco, paper)),
        threading.Thread(target=serve),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

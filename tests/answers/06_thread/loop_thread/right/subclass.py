from threading import Thread, current_thread
from time import sleep


class LoopThread(Thread):
    def __init__(self):
        super().__init__(name="LoopThread")

    def run(self):
        print(f"thread {self.name} is running...")
        for n in range(1, 6):
            print(f"thread {self.name} >>> {n}")
            sleep(1)
        print(f"thread {self.name} ended.")


def main():
    print(f"thread {current_thread().name} is running...")
    thread = LoopThread()
    thread.start()
    thread.join()
    print(f"thread {current_thread().name} ended.")

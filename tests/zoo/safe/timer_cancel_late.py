"""Request with a threading.Timer watchdog: it is answered or it times out, never both."""

# WHY SAFE: test and set of `done` are one critical section, so exactly one of reply and timeout
# wins, whenever the timer fires; cancel() is only an optimisation, and the Timer thread ends in
# every case (fired or cancelled).
import threading


class Request:
    def __init__(self):
        self._lock = threading.Lock()
        self.done = False
        self.sent = []
        self.watchdog = threading.Timer(0.05, self.expire)

    def _settle(self, answer):
        with self._lock:
            if self.done:
                return False
            self.done = True
        self.sent.append(answer)
        return True

    def expire(self):
        self._settle("504 timeout")

    def finish(self, body):
        if self._settle(f"200 {body}"):
            self.watchdog.cancel()


def main():
    request = Request()
    request.watchdog.start()
    worker = threading.Thread(target=request.finish, args=("hello",))
    worker.start()
    worker.join()
    request.watchdog.join()
    assert request.sent in (["200 hello"], ["504 timeout"]), request.sent

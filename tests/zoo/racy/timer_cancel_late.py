"""Request with a threading.Timer watchdog: it is answered or it times out, never both.

`finish` has tested `done` and is preempted; the Timer fires and settles the request as timed
out; finish() then cancels too late and answers as well; 1 preemption (long enough for the timer
to fire).
"""

import threading

FEWEST_PREEMPTIONS = 1


class Request:
    def __init__(self):
        self.done = False
        self.sent = []
        self.watchdog = threading.Timer(0.05, self.expire)

    def _settle(self, answer):
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

# verdict: race|wrong
# check: test_both_wait_for_the_other|test_nobody_comes
# Hopes that the other one has come after a second.
import time


class Rendezvous:
    def left(self):
        time.sleep(1)

    right = left

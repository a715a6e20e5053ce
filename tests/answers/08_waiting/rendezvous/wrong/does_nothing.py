# verdict: race|wrong
# check: test_both_wait_for_the_other
# Nobody waits at all.


class Rendezvous:
    def left(self):
        pass

    def right(self):
        pass

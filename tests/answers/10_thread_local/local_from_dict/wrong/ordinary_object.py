# verdict: race|wrong
# check: test_threads_are_apart
"""An ordinary object: all threads share its attributes."""


class Local:
    pass

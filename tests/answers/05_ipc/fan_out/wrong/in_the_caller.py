# verdict: wrong
# check: test_all_readers_work_at_the_same_time
"""No reader at all."""


class ReaderDied(Exception):
    pass


def fan_out(items, workers):
    return [f"Get {item} from queue." for item in items]

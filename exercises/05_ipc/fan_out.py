"""fan_out: one process writes, several read; the lesson's program with a proper end.

1  One writer process puts the items into a queue; `workers` reader processes take them, all at
   work at the same time. A reader turns an item into  f"Get {item} from queue."
2  The texts stand in the order of the items, whoever was faster, and none is missing or double.
   Items may be anything picklable (None, 0, "", ...) and of any size.
3  All processes end by themselves (exit code 0, not terminated) before the return; there may be
   more readers than items. Nothing is left over.
4  A reader that dies with an item in hand: ReaderDied, and nothing is left over either.
5  It works under every start method.
"""


class ReaderDied(Exception):
    """A reader ended before its time, and with it an item is lost."""


def fan_out(items, workers):
    """Return the list of what the readers made of the items."""
    # TODO: how does each reader learn that nothing more comes?
    # TODO: collect the texts; notice when a reader has died; only then join
    raise NotImplementedError("TODO: fan_out")

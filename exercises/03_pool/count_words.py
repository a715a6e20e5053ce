"""count_words: count the words of many texts, in a pool of processes.

1  `workers` processes count: with texts enough so many are at work at the same time, never more,
   and never the caller's own process.
2  The result is a dict: word -> how often it stands in all the texts together. The words of a
   text are what text.split() gives.
3  Nothing is left over on return: the pool is shut down, its processes have ended.
4  It works under every start method.
"""


def count_words(texts, workers):
    """Return {word: how often}; texts is a list of strings."""
    # TODO: what is the task of one process? Write it as a function of this module
    # TODO: a pool of `workers` processes; hand it all the texts, add up what comes back
    raise NotImplementedError("TODO: count_words")

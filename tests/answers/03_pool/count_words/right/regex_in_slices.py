"""A process for each slice; the words by a regular expression."""

import re
from collections import Counter
from multiprocessing import Pipe, Process


def count_words(texts, workers):
    started = []
    for first in range(workers):
        ours, theirs = Pipe(duplex=False)
        process = Process(target=count, args=(theirs, texts[first::workers]))
        process.start()
        theirs.close()
        started.append((process, ours))
    total = Counter()
    for process, pipe in started:
        total.update(pipe.recv())
        pipe.close()
        process.join()
    return dict(total)


def count(pipe, texts):
    pipe.send(Counter(word for text in texts for word in re.findall(r"\S+", text)))

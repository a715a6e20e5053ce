"""Choose for each of the six jobs of six_jobs.py: threads, processes, or one event loop?

The machine has four cores, and Python has its GIL. The best tool is the one with which the job is
done first; the reason is what the job is bound by. Both are checked by a run of the model that is
in six_jobs.py.
"""


def choose(name):
    """Return a pair: the tool and the reason.

    name    of the job: "primes", "shops", "chat", "checksums", "reports" or "crawler"
    tool    "threads", "processes" or "event loop"
    reason  "CPU" if the job would be done sooner with a faster processor, "I/O" if with faster
            answers from outside
    """
    # TODO: look at each job: does it compute or wait? In what language? Can its library await?
    raise NotImplementedError("TODO: choose")

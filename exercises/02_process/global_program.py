"""A global that parent and child both change. Which of the changes does each of them see?

Run it:  python exercises/02_process/global_program.py     (but predict first)
"""

import multiprocessing

words = ["import"]


def child(sending):
    words.append("child")
    sending.send(words)


def program(method):
    """Run it once under "fork", "spawn" or "forkserver"; what child and parent see in the end."""
    context = multiprocessing.get_context(method)
    words.append("parent")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=child, args=(sending,))
    process.start()
    seen_by_child = receiving.recv()
    process.join()
    return {"child": seen_by_child, "parent": words}


if __name__ == "__main__":
    for method in ("fork", "spawn"):
        words[:] = ["import"]
        print(method, program(method))

"""Not guessed but run: the same program once more."""
import multiprocessing

words = ["import"]


def child(sending):
    words.append("child")
    sending.send(words)


def guess(method):
    context = multiprocessing.get_context(method)
    words[:] = ["import", "parent"]
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=child, args=(sending,))
    process.start()
    seen = receiving.recv()
    process.join()
    return {"child": seen, "parent": words}

"""Results go through files: no pipe can be full."""
import os
import pickle
import tempfile


class WorkerFailed(Exception):
    def __init__(self, index):
        self.index = index


def work(path, fn, item):
    data = pickle.dumps(fn(item))
    with open(path + ".part", "wb") as file:
        file.write(data)
    os.rename(path + ".part", path)


def parallel_apply(ctx, fn, items):
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, str(index)) for index in range(len(items))]
        processes = [
            ctx.Process(target=work, args=(path, fn, item)) for path, item in zip(paths, items)
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        results = []
        for index, path in enumerate(paths):
            if not os.path.exists(path):
                raise WorkerFailed(index)
            with open(path, "rb") as file:
                results.append(pickle.load(file))
        return results

"""A forked Process does the same."""
import multiprocessing


def run_in_child(fn):
    process = multiprocessing.get_context("fork").Process(target=fn)
    process.start()
    process.join()
    code = process.exitcode
    process.close()
    return code

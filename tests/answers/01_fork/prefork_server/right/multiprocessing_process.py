"""Forked Process objects; active_children() reaps."""
import multiprocessing


def work(listener, handle, connection):
    listener.close()
    with connection:
        handle(connection)


def serve(listener, handle, limit):
    ctx = multiprocessing.get_context("fork")
    started = []
    for _ in range(limit):
        connection, _ = listener.accept()
        process = ctx.Process(target=work, args=(listener, handle, connection))
        process.start()
        connection.close()
        started.append(process)
        multiprocessing.active_children()
    for process in started:
        process.join()

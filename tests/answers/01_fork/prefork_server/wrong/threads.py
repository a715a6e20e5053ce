# verdict: wrong|crashed
# check: test_each_connection_has_its_own_child
"""A thread for each connection is not a child for each."""
import threading


def work(handle, connection):
    try:
        handle(connection)
    finally:
        connection.close()


def serve(listener, handle, limit):
    threads = []
    for _ in range(limit):
        connection, _ = listener.accept()
        threads.append(threading.Thread(target=work, args=(handle, connection)))
        threads[-1].start()
    for thread in threads:
        thread.join()

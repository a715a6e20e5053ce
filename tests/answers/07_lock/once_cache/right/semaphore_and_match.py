from threading import Semaphore


class OnceCache:
    def __init__(self):
        self._state = {}
        self._gate = Semaphore(1)

    def get(self, key, make):
        self._gate.acquire()
        state = self._state.setdefault(key, ["new", None, Semaphore(1)])
        self._gate.release()
        with state[2]:
            match state:
                case ["ready", value, _]:
                    return value
                case ["new", _, _]:
                    state[1] = make()
                    state[0] = "ready"
                    return state[1]

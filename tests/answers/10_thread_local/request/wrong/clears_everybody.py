# verdict: race|wrong
# check: test_threads_do_not_see_each_other
import threading


class NoRequest(Exception):
    pass


requests = {}


def _get():
    me = threading.current_thread()
    if me not in requests:
        raise NoRequest
    return requests[me]


def current_user():
    return _get()[0]


def scratch():
    return _get()[1]


def handle_request(user, fn):
    me = threading.current_thread()
    before = requests.get(me)
    requests[me] = (user, [])
    try:
        return fn()
    finally:
        requests.clear()
        if before:
            requests[me] = before

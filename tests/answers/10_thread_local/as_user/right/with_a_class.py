from threading import local

here = local()


def current_user():
    return getattr(here, "user", None)


class as_user:
    def __init__(self, user):
        self.user = user
        self.before = []

    def __enter__(self):
        self.before.append(current_user())
        here.user = self.user
        return self.user

    def __exit__(self, kind, error, trace):
        here.user = self.before.pop()
        return False

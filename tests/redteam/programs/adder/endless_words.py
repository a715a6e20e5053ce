# attack: an exception that never ends to tell what it is
class Endless(Exception):
    def __str__(self):
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass

    __repr__ = __str__


def total_of(numbers):
    raise Endless

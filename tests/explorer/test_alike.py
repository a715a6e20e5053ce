"""Of threads that do the same one is tried first; not where somebody can tell them apart."""

from __future__ import annotations

HEAD = """
    import dataclasses, threading, time
    class Box:
        def __init__(self): self.ready, self.value = False, None
"""


def test_who_joins_one_of_them_tells_them_apart(explored):
    found = explored(
        HEAD
        + """
    def fill(box):
        if not box.ready:
            box.ready = True
            box.value = 42
    def main():
        box = Box()
        threads = [threading.Thread(target=fill, args=(box,)) for _ in range(3)]
        for thread in threads: thread.start()
        threads[0].join()
        seen = box.value
        for thread in threads[1:]: thread.join()
        return seen
    """
    )
    assert {each.value for each in found.outcomes} == {42, None}


def test_who_shares_an_iterator_gets_something_else(explored):
    found = explored(
        HEAD
        + """
    def take(numbers, log): log.append(next(numbers))
    def main():
        numbers, log = iter((1, 2, 3)), []
        threads = [threading.Thread(target=take, args=(numbers, log)) for _ in range(3)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        return log
    """
    )
    assert len(found.outcomes) == 6


def test_a_target_without_a_hash_is_none_of_the_programs_mistakes(explored):
    found = explored(
        HEAD
        + """
    @dataclasses.dataclass
    class Job:
        box: Box
        def __call__(self): self.box.ready = True
    def main():
        box = Box()
        threads = [threading.Thread(target=Job(box)) for _ in range(3)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        return box.ready
    """
    )
    assert [each.kind for each in found.outcomes] == ["returned"]


def test_a_thread_that_has_started_another_stands_before_its_next_step(explored):
    found = explored(
        HEAD
        + """
    def fill(box): box.ready = True
    def session(box, seen):
        box.value
        helper = threading.Thread(target=fill, args=(box,))
        helper.start()
        seen.append(box.ready)
        helper.join()
    def main():
        box, seen = Box(), []
        thread = threading.Thread(target=session, args=(box, seen))
        thread.start()
        thread.join()
        return seen
    """
    )
    assert {each.value[0] for each in found.outcomes} == {True, False}

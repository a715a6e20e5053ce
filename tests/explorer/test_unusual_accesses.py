"""State that is reached in other ways than by writing out the attribute or the item."""

from __future__ import annotations

import os

import pytest

PROGRAM = """
    import functools, operator, os, threading

    class Box:
        def __init__(self):
            self.n = 0
        def add(self, k):
            self.n = self.n + k

    box, table, n = Box(), {{"n": 0}}, 0

    def one():
        global n
        {one}

    def other():
        global n
        {other}

    def main():
        global n
        n = 0
        os.environ["KIT_TEST_N"] = "0"
        threads = [threading.Thread(target=each) for each in (one, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        ended = max(box.n, table["n"], n, int(os.environ["KIT_TEST_N"]))
        assert ended == 2, ended
    """

ATTRIBUTE = "box.n = box.n + 1"
WAYS = {
    "attrgetter": ('box.n = operator.attrgetter("n")(box) + 1', ATTRIBUTE),
    "attrgetter_as_a_key": ('box.n = max([box], key=operator.attrgetter("n")).n + 1', ATTRIBUTE),
    "itemgetter": (
        'table["n"] = operator.itemgetter("n")(table) + 1',
        'table["n"] = table["n"] + 1',
    ),
    "methodcaller": ('operator.methodcaller("add", 1)(box)', ATTRIBUTE),
    "a_method_of_a_dict_by_its_name": (
        'table.update(n=operator.methodcaller("get", "n")(table) + 1)',
        'table["n"] = table["n"] + 1',
    ),
    "dict_of_the_object": ('box.__dict__["n"] = box.__dict__["n"] + 1', ATTRIBUTE),
    "vars": ('vars(box)["n"] = vars(box)["n"] + 1', ATTRIBUTE),
    "update_of_vars": ("vars(box).update(n=box.n + 1)", 'box.__dict__["n"] += 1'),
    "globals": ('globals()["n"] = globals()["n"] + 1', "n = n + 1"),
    "getattr_and_setattr": ('setattr(box, "n", getattr(box, "n") + 1)', ATTRIBUTE),
    "delattr": ('k = box.n; delattr(box, "n"); box.n = k + 1', ATTRIBUTE),
    "environ": (
        'os.environ["KIT_TEST_N"] = str(int(os.environ["KIT_TEST_N"]) + 1)',
        'os.environ.update(KIT_TEST_N=str(int(os.environ.get("KIT_TEST_N")) + 1))',
    ),
    "partial_of_a_method": (
        'functools.partial(table.update, n=table["n"] + 1)()',
        'functools.partial(operator.setitem, table, "n")(table["n"] + 1)',
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_lost_update_is_found(way, explored):
    one, other = WAYS[way]
    found = explored(PROGRAM.format(one=one, other=other))
    kept = {"": 0}
    for outcome in found.outcomes:
        kept[outcome.problem.message if outcome.problem else ""] = outcome.preemptions
    assert kept.get("1") == 1, kept
    assert found.outcomes[0].kind == "returned"


def test_what_a_run_puts_into_the_environment_is_gone_in_the_next(explored):
    found = explored(
        """
        import os

        def main():
            before = os.environ.get("KIT_TEST_LEFT")
            os.environ["KIT_TEST_LEFT"] = "1"
            return before
        """
    )
    assert [outcome.value for outcome in found.outcomes] == [None]
    assert "KIT_TEST_LEFT" not in os.environ


def test_getters_look_like_the_real_ones(explored):
    found = explored(
        """
        import operator, threading, types

        def work(told):
            thing = types.SimpleNamespace(a=types.SimpleNamespace(b=1), c=2)
            told += [
                operator.attrgetter("a.b", "c")(thing),
                operator.itemgetter(1, 0)("xy"),
                sorted([(2, 1), (1, 2)], key=operator.itemgetter(0)),
                operator.methodcaller("count", "a")("banana"),
                repr(operator.attrgetter("a.b")),
            ]

        def main():
            told = []
            thread = threading.Thread(target=work, args=(told,))
            thread.start()
            thread.join()
            return told
        """
    )
    told = [(1, 2), ("y", "x"), [(1, 2), (2, 1)], 3, "operator.attrgetter('a.b')"]
    assert [outcome.value for outcome in found.outcomes] == [told]


TAKERS = (
    "out.extend(items)",
    "out.append(','.join(items))",
    "out.append(sorted(set().union(items)))",
    "out.append('{}'.format(items))",
    "table = {}; table.update(zip(items, items)); out.append(sorted(table))",
)


@pytest.mark.parametrize("taker", TAKERS)
def test_a_container_that_is_given_to_a_method_is_read(taker, explored):
    found = explored(
        f"""
        import threading

        items, out = [], []

        def fill():
            items.append("a")
            items.append("b")

        def take():
            {taker}

        def main():
            threads = [threading.Thread(target=each) for each in (fill, take)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            return out
        """
    )
    assert len({str(outcome.value) for outcome in found.outcomes}) == 3, found.outcomes

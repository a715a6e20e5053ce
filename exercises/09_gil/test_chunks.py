"""chunks: every number in exactly one range, fair shares, and as many as there are workers."""

from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st
from kit import points


def told(answer, n, workers):
    """The ranges as plain data: the name of the type, then start, stop, step and length."""
    found = answer.chunks(n, workers)
    kind = type(found).__name__
    if not isinstance(found, list):
        return kind, []
    return kind, [
        [type(each).__name__, *((each.start, each.stop, each.step) if type(each) is range else ())]
        for each in found
    ]


def ranges_of(submission, n, workers):
    kind, found = submission.run(told, n, workers, deadline=5).value
    call = f"chunks({n}, {workers})"
    assert kind == "list", f"{call} returned a {kind}; expected a list of ranges"
    strange = [each[0] for each in found if each[0] != "range"]
    assert not strange, f"{call} returned a list with a {strange[0]} in it; expected ranges"
    return call, [range(*each[1:]) for each in found]


def shown(ranges):
    return "[" + ", ".join(map(repr, ranges[:6])) + ", ..." * (len(ranges) > 6) + "]"


@points(2)
@settings(max_examples=20)
@given(n=st.integers(0, 40), workers=st.integers(1, 9))
@example(n=10, workers=4)
@example(n=4, workers=4)
@example(n=0, workers=3)
@example(n=2, workers=5)
@example(n=7, workers=1)
def test_each_number_is_in_one_range(submission, n, workers):
    """Each number of range(n) stands in exactly one of the ranges (1)."""
    call, ranges = ranges_of(submission, n, workers)
    seen = Counter(number for each in ranges for number in each)
    lost = [number for number in range(n) if not seen[number]]
    twice = [number for number in seen if seen[number] > 1]
    more = [number for number in seen if not 0 <= number < n]
    assert not lost, f"{call} returned {shown(ranges)}: {lost[0]} is in none of them"
    assert not twice, f"{call} returned {shown(ranges)}: {twice[0]} is in more than one"
    assert not more, f"{call} returned {shown(ranges)}: {more[0]} is not in range({n})"


@points(2)
@settings(max_examples=20)
@given(n=st.integers(0, 40), workers=st.integers(1, 9))
@example(n=10, workers=4)
@example(n=5, workers=4)
@example(n=1000, workers=7)
@example(n=3, workers=5)
def test_the_shares_are_fair(submission, n, workers):
    """As many ranges as workers, none more than one number longer than another (2, 3)."""
    call, ranges = ranges_of(submission, n, workers)
    assert len(ranges) <= workers, f"{call} returned {len(ranges)} ranges"
    assert len(ranges) >= min(n, workers), (
        f"{call} returned {len(ranges)} ranges, {shown(ranges)}; expected {min(n, workers)}"
    )
    lengths = [len(each) for each in ranges] or [0]
    assert max(lengths) - min(lengths) <= 1, (
        f"{call} returned {shown(ranges)}: the longest has {max(lengths)} numbers, the shortest "
        f"{min(lengths)}; expected a difference of at most 1"
    )


@points(1)
def test_a_range_costs_nothing(submission):
    """However many numbers, a range is a range: no list of them is made."""
    call, ranges = ranges_of(submission, 10**15 + 1, 8)
    total = sum(len(each) for each in ranges)
    assert total == 10**15 + 1, f"{call} returned ranges of {total} numbers in all"

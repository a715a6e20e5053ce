"""Plain data: exact, safe, and the same after a trip over the pipe."""

from __future__ import annotations

import copy
import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.plain import DEEPEST, Opaque, TooBigError, dump, load, show, simplify

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.complex_numbers(allow_nan=False)
    | st.text(st.characters(codec=None, categories=None))
    | st.binary()
    | st.builds(Opaque, st.text(max_size=20))
)
hashables = scalars | st.tuples(scalars, scalars) | st.frozensets(scalars, max_size=3)
plain = st.recursive(
    hashables,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(hashables, inner, max_size=3)
        | st.sets(hashables, max_size=3)
    ),
    max_leaves=8,
)


def same(left: object, right: object) -> bool:
    """Equal, and of the same exact types all the way down."""
    return type(left) is type(right) and repr(left) == repr(right) and left == right


@given(plain)
def test_a_value_is_the_same_after_the_pipe(value: object) -> None:
    again = load(dump(value))
    assert type(again) is type(value)
    assert again == value
    assert dump(again) == dump(value)


@given(plain)
def test_plain_data_is_left_as_it_is(value: object) -> None:
    assert dump(simplify(value)) == dump(value)


@pytest.mark.parametrize("value", [-0.0, 0.0, 1, True, 1.0, "\ud800\udc00", "\U00010000"])
def test_what_compares_equal_is_not_mixed_up(value: object) -> None:
    assert same(load(dump([value, (value,)])), [value, (value,)])


def test_an_int_of_any_size_arrives() -> None:
    assert load(dump([10**5000, -(10**5000)])) == [10**5000, -(10**5000)]


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_numbers_that_json_lacks_arrive(value: float) -> None:
    assert repr(load(dump(value))) == repr(value)


class Liar(int):  # noqa: PLW1641 - it has one
    def __eq__(self, other: object) -> bool:
        raise AssertionError("a method of the object was called")

    def __getattribute__(self, name: str) -> object:
        raise AssertionError("a method of the object was called")

    __hash__ = __repr__ = __str__ = __bool__ = __index__ = __eq__  # type: ignore[assignment]


class Meta(type):
    __name__ = property(lambda cls: 1 / 0)  # type: ignore[assignment]


class Disguised(metaclass=Meta):
    __class__ = int  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Liar(3), "Liar"),
        (Disguised(), "Disguised"),
        (len, "builtin_function_or_method"),
        (int, "type"),
    ],
    ids=["int that lies", "class that hides", "function", "type"],
)
def test_any_other_object_becomes_the_name_of_its_type(value: object, name: str) -> None:
    assert simplify([value]) == [Opaque(name)]
    assert show(value) == f"<{name}>"


def test_an_opaque_equals_only_an_equal_opaque() -> None:
    assert Opaque("A") == Opaque("A")
    assert Opaque("A") != Opaque("B")
    assert Opaque("A") != "A"
    assert Opaque("A") != ("A",)


def test_an_opaque_survives_asdict_and_copies() -> None:
    @dataclasses.dataclass
    class Holder:
        value: object

    assert dataclasses.asdict(Holder([Opaque("A")])) == {"value": [Opaque("A")]}
    assert copy.deepcopy(Opaque("A")) == Opaque("A")


def test_an_opaque_does_not_change() -> None:
    with pytest.raises(AttributeError):
        Opaque("A").type_name = "B"


def test_members_that_become_equal_do_not_vanish() -> None:
    assert simplify({object(), object()}) == Opaque("set")
    assert simplify({object(): 1, object(): 2}) == Opaque("dict")
    assert simplify({object(): 1}) == {Opaque("object"): 1}


def test_a_forged_opaque_keeps_no_object() -> None:
    assert simplify(Opaque(Liar(1))) == Opaque("Opaque")  # type: ignore[arg-type]


def test_a_cycle_and_a_deep_nest_end() -> None:
    ring: list[object] = [1]
    ring.append(ring)
    assert simplify(ring) == [1, Opaque("cycle")]
    nest: list[object] = []
    for _ in range(50_000):
        nest = [nest]
    assert "too deep" in repr(simplify(nest))
    assert load(dump(simplify(nest))) == simplify(nest)
    assert repr(simplify(nest)).count("[") == DEEPEST
    assert len(show(nest)) <= 60
    while nest:  # freed level by level: not every interpreter survives it otherwise
        nest = nest.pop()  # type: ignore[assignment]


def test_the_same_list_twice_is_no_cycle() -> None:
    inner = [1]
    assert simplify([inner, inner]) == [[1], [1]]


@pytest.mark.parametrize(
    "value",
    ["x" * 1000, b"x" * 1000, [0] * 1000, 1 << 8000, {1: "x" * 1000}],
    ids=["str", "bytes", "list", "int", "dict"],
)
def test_a_value_over_the_limit_is_refused(value: object) -> None:
    with pytest.raises(TooBigError):
        simplify(value, limit=900)


def test_what_is_not_plain_cannot_be_dumped() -> None:
    with pytest.raises(TypeError):
        dump([object()])


@pytest.mark.parametrize(
    "noise",
    [
        b"", b"x", b"{}", b"[]", b'["q"]', b"[1]", b'["l"', b"NaN", b'["d",1]', b'["s",1,1]',
        b"\xff", b'["s",["l"]]', b'["d",1,1,1,1]', b'["b","!"]', b'["i","zz"]', b'["u","ff"]',
        b'["c",1]', b'["c","a","b"]', b'["o",1]', b'["f",{}]', b"1 1", b'["l"] x',
        b"[" * 100_000, b'["l",' * 5000 + b"1" + b"]" * 5000,
    ],
)  # fmt: skip
def test_noise_is_a_value_error(noise: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        load(noise)


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_load_or_are_a_value_error(data: bytes) -> None:
    try:
        dump(load(data))
    except ValueError:
        return


def test_bytes_over_the_limit_are_not_even_looked_at() -> None:
    with pytest.raises(TooBigError):
        load(b"x" * 100, limit=99)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "None"),
        ((1,), "(1,)"),
        ([1, "a", b"b"], "[1, 'a', b'b']"),
        ({"b", "a"}, "{'a', 'b'}"),
        ({10, 9}, "{9, 10}"),
        (set(), "set()"),
        (frozenset({1}), "frozenset({1})"),
        ({"k": [1.5, ()]}, "{'k': [1.5, ()]}"),
        ("\x1b[31m\n\u202e", r"'\x1b[31m\n\u202e'"),
        (Opaque("\x1b"), r"<\x1b>"),
    ],
)
def test_it_is_shown_as_a_reader_expects(value: object, text: str) -> None:
    assert show(value) == text


def test_a_huge_int_is_shown_by_its_size() -> None:
    assert show(1 << 20_000) == "<int of 20001 bits>"


@given(plain, st.integers(3, 80))
def test_what_is_shown_fits_and_is_printable(value: object, width: int) -> None:
    text = show(value, width)
    assert len(text) <= width
    assert text.isprintable()


def test_a_long_value_is_cut_and_says_so() -> None:
    assert show(list(range(100)), 12) == "[0, 1, 2,..."
    assert show("x" * 10**7, 10) == "'xxxxxx..."

"""Two conditions on one fact: what meets both, and only that."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from addendum.kinds.branches import Branch
from addendum.kinds.narrowing import narrowed
from addendum.kinds.regions import without
from addendum.rules import Among, Anything, Span, Within
from addendum.values import NUMBER

NUMBERS = st.integers(0, 9)
AMONG = st.builds(Among, st.lists(NUMBERS, max_size=4, unique=True).map(tuple), st.booleans())


@st.composite
def spans(draw):
    low, high = draw(st.none() | NUMBERS), draw(st.none() | NUMBERS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Span(
        low,
        draw(st.booleans()) if low is not None else False,
        high,
        draw(st.booleans()) if high is not None else False,
    )


WITHIN = spans().map(lambda span: Within((span,)))


def meets(value, condition):
    if isinstance(condition, Anything):
        return True
    if isinstance(condition, Among):
        return (value in condition.values) is not condition.negated
    return any(
        (span.low is None or value > span.low or (value == span.low and span.low_closed))
        and (span.high is None or value < span.high or (value == span.high and span.high_closed))
        for span in condition.spans
    )


def check(inner, outer):
    both = narrowed(inner, outer)
    for value in (number / 2 for number in range(-2, 22)):
        expected = meets(value, inner) and meets(value, outer)
        assert (both is not None and meets(value, both)) is expected


@given(AMONG, AMONG)
def test_members_that_meet_both(inner, outer):
    check(inner, outer)


@given(WITHIN, WITHIN)
def test_stretches_that_lie_in_both(inner, outer):
    check(inner, outer)


@given(AMONG, WITHIN)
def test_single_values_and_a_stretch_narrow_each_other(values, stretch):
    check(values, stretch)
    check(stretch, values)


@given(st.lists(st.fixed_dictionaries({"x": WITHIN, "y": AMONG}), min_size=2, max_size=4))
def test_a_region_without_boxes_is_what_lies_in_none_of_them(regions):
    region, *boxes = regions

    parts = without(Branch(region, None, None), boxes, lambda _: NUMBER)

    for x in (number / 2 for number in range(-2, 22)):
        for y in range(10):
            inside = [holds(x, y, part.conditions) for part in parts]
            expected = holds(x, y, region) and not any(holds(x, y, box) for box in boxes)
            assert sum(inside) == expected


def holds(x, y, conditions):
    return meets(x, conditions["x"]) and meets(y, conditions["y"])


@given(st.one_of(AMONG, WITHIN))
def test_anything_narrows_nothing(condition):
    assert narrowed(Anything(), condition) == condition

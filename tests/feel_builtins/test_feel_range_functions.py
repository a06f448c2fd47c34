import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.feel.ranges import Range
from feel_builtins.calling import call, date, n

ENDS = st.integers(0, 6)
RANGES = st.builds(
    lambda low, size, a, b: Range(n(low), n(low + size), a, b),
    ENDS,
    st.integers(1, 5),
    st.booleans(),
    st.booleans(),
)


def r(text):
    """A range of numbers as formulas write it."""
    low, high = text[1:-1].split("..")
    return Range(n(low), n(high), text[0] == "[", text[-1] == "]")


@pytest.mark.parametrize(
    ("name", "first", "second", "expected"),
    [
        ("before", "1", "10", True),
        ("before", "1", "[1..10]", False),
        ("before", "1", "(1..10]", True),
        ("before", "[1..10)", "10", True),
        ("before", "[1..10)", "[10..15]", True),
        ("before", "[1..10]", "[10..15]", False),
        ("after", "12", "[1..10]", True),
        ("after", "10", "[1..10)", True),
        ("after", "[11..20]", "[1..11)", True),
        ("meets", "[1..5]", "[5..10]", True),
        ("meets", "[1..5)", "[5..10]", False),
        ("met by", "[5..10]", "[1..5]", True),
        ("met by", "[6..10]", "[1..5]", False),
        ("overlaps", "[5..8]", "[1..5]", True),
        ("overlaps", "(5..8]", "[1..5]", False),
        ("overlaps before", "[1..5]", "[3..8]", True),
        ("overlaps before", "[1..5)", "[5..8]", False),
        ("overlaps before", "[1..5)", "(1..5]", True),
        ("overlaps before", "[1..5]", "[1..5)", False),
        ("overlaps after", "[3..8]", "[1..5]", True),
        ("overlaps after", "(1..5]", "[1..5)", True),
        ("overlaps after", "(1..5]", "[1..6]", False),
        ("finishes", "10", "[1..10]", True),
        ("finishes", "10", "[1..10)", False),
        ("finishes", "[5..10)", "[1..10)", True),
        ("finished by", "[1..10]", "(5..10]", True),
        ("finished by", "[1..10)", "10", False),
        ("includes", "[1..10]", "[1..10)", True),
        ("includes", "(1..10]", "1", False),
        ("includes", "(1..10)", "[1..10]", False),
        ("during", "(1..10)", "[1..10]", True),
        ("during", "5", "[1..10]", True),
        ("starts", "1", "[1..10]", True),
        ("starts", "(1..5)", "(1..5]", True),
        ("starts", "(1..5]", "[1..10]", False),
        ("started by", "[1..10]", "[1..5]", True),
        ("started by", "(1..10]", "1", False),
        ("coincides", "5", "5", True),
        ("coincides", "[1..5)", "[1..5]", False),
        ("coincides", "[1..5]", "[1..5]", True),
    ],
)
def test_a_relation_holds_as_the_standard_says(name, first, second, expected):
    left, right = (r(each) if ".." in each else n(each) for each in (first, second))

    assert call(name, left, right) is expected


@given(RANGES, RANGES)
def test_relations_mirror_one_another(first, second):
    for name, mirror in (
        ("before", "after"),
        ("meets", "met by"),
        ("overlaps before", "overlaps after"),
        ("finishes", "finished by"),
        ("includes", "during"),
        ("starts", "started by"),
        ("overlaps", "overlaps"),
        ("coincides", "coincides"),
    ):
        assert call(name, first, second) is call(mirror, second, first)


@given(RANGES, RANGES)
def test_exactly_one_of_before_after_and_overlaps_holds(first, second):
    assert sum(call(name, first, second) for name in ("before", "after", "overlaps")) == 1


@given(RANGES, ENDS)
def test_includes_says_what_containment_says(bounds, point):
    assert call("includes", bounds, n(point)) is bounds.contains(n(point))


def test_kinds_do_not_mix_and_null_has_no_place():
    assert call("before", n(1), "a") == "<NOT-COMPARABLE>"
    assert call("before", n(1), r("[1..2]")) is False
    assert call("before", date("2024-01-01"), r("[1..2]")) == "<NOT-COMPARABLE>"
    assert call("before", None, n(1)) == "<NOT-COMPARABLE>"
    assert call("meets", n(1), r("[1..2]")) == "<WRONG-ARGUMENTS>"
    assert call("coincides", True, True) == "<NOT-COMPARABLE>"


def test_arguments_by_name_say_which_are_points():
    assert call("before", point1=n(1), point2=n(2)) is True
    assert call("during", point=n(5), range=r("[1..10]")) is True
    assert call("includes", range=r("[1..10]"), point=n(5)) is True
    assert call("includes", point=n(5), range1=r("[1..10]")) == "<WRONG-ARGUMENTS>"


def test_open_ended_ranges_lie_where_they_should():
    below, above = Range.where("<", n(10)), Range.where(">=", n(10))

    assert call("before", below, above) is True
    assert call("includes", above, r("[10..99]")) is True
    assert call("overlaps", below, above) is False

"""Runs and windows of a history: how many in a row, and whether some stretch of it passes a test."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.feel import Profile, Scope, compile_formula
from addendum.findings import FindingsError
from addendum.values import BOOLEAN, NUMBER, PERCENT, ContextOf, ListOf, Percent
from feel_builtins.calling import call, n, numbers

HISTORY = st.lists(st.booleans(), max_size=30)
SCOPE = Scope({"months": ListOf(ContextOf((("availability", PERCENT), ("met", BOOLEAN)), open=False))})


def high(number):
    return number > 2


def two_high(window):
    return sum(map(high, window)) >= 2


@pytest.mark.parametrize(
    ("items", "longest"),
    [("", 0), ("1 2", 0), ("3", 1), ("3 1 4 5 1", 2), ("3 4 5", 3), ("1 3 4 1 5", 2)],
)
def test_the_longest_run_counts_those_in_a_row(items, longest):
    assert call("longest_run", numbers(items), high) == longest


@pytest.mark.parametrize(
    ("items", "length", "found"),
    [
        ("", 3, False),
        ("3 4", 3, True),
        ("3 1 1 4", 3, False),
        ("3 1 1 4", 4, True),
        ("1 1 3 1 4", 3, True),
        ("3 1 4", 1, False),
    ],
)
def test_a_window_is_so_many_in_a_row_or_all_where_there_are_fewer(items, length, found):
    assert call("any_window", numbers(items), n(length), two_high) is found


@pytest.mark.parametrize(
    ("name", "arguments", "code"),
    [
        ("longest_run", ([n(1)], lambda _: n(1)), "<WRONG-TYPE>"),
        ("any_window", ([n(1)], n(0), high), "<WRONG-ARGUMENTS>"),
        ("any_window", ([n(1)], n("1.5"), high), "<WRONG-ARGUMENTS>"),
        ("any_window", ([n(1)], n(1)), "<WRONG-ARGUMENTS>"),
    ],
)
def test_what_says_neither_true_nor_false_is_refused(name, arguments, code):
    assert call(name, *arguments) == code


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("longest_run(months, function(month) month.availability < 99 %)", 2),
        ("longest_run(months, function(month) not(month.met))", 3),
        ("any_window(months, 3, function(window) count(window[met = false]) >= 3)", True),
        ("any_window(months, 2, function(window) count(window[availability < 98 %]) = 2)", False),
        ("any_window(list: months, n: 4, test: function(window) count(window) = 4)", True),
    ],
)
def test_formulas_see_the_fields_of_the_records(text, value):
    formula = compile_formula(text, SCOPE, Profile.POLICY)
    months = tuple(
        {"availability": Percent(points), "met": met}
        for points, met in ((100, True), (98, False), (97, False), (99, False))
    )

    assert formula.bind()(months) == value
    assert formula.type in (NUMBER, BOOLEAN)


def test_a_field_that_records_do_not_have_is_found_when_it_is_written():
    with pytest.raises(FindingsError) as found:
        compile_formula("longest_run(months, function(month) month.uptime < 99 %)", SCOPE, Profile.POLICY)

    assert [finding.code for finding in found.value.findings] == ["MISSING-KEY"]


@given(HISTORY, st.integers(1, 40))
def test_a_run_is_as_long_as_the_greatest_window_that_all_pass(history, length):
    longest = call("longest_run", history, lambda met: met)
    fits = call("any_window", history, n(length), lambda window: len(window) >= length and all(window))

    assert fits is (longest >= length)

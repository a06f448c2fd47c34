"""Formulas with one number or comparison changed: they mean what their new text means."""

from __future__ import annotations

from decimal import Decimal

import pytest

from addendum.feel import (
    Profile,
    Scope,
    comparisons_in,
    compile_formula,
    numbers_in,
    with_comparison,
    with_number,
)
from addendum.findings import Place
from addendum.values import (
    BOOLEAN,
    DURATION,
    NUMBER,
    Duration,
    Percent,
    exactly,
    in_fractions,
    show,
    to_fraction,
)

SCOPE = Scope({"x": NUMBER, "y": NUMBER, "outage": DURATION, "late": BOOLEAN})
X, Y = Decimal(7), Decimal(2)
GIVEN = {"x": X, "y": Y, "outage": Duration(Decimal(1800)), "late": False}


def compiled(text):
    return compile_formula(text, SCOPE, Profile.POLICY, lambda start, _: Place("a.yaml", 1, start + 1))


def value_of(formula, *, exact=False):
    bound = formula.bind(exact)
    values = [GIVEN[name] for name in formula.names]
    return in_fractions(bound, *map(to_fraction, values)) if exact else exactly(bound, *values)


NUMBERS = [
    ("x + 10", 0, Decimal(11), "x + 11"),
    ("if x > 5 then 1 else 0", 0, Decimal(8), "if x > 8 then 1 else 0"),
    ("x * (2 + 3) - y", 1, Decimal(4), "x * (2 + 4) - y"),
    ("min(x, 5) + max(3, y)", 1, Decimal(9), "min(x, 5) + max(9, y)"),
    ("30 * 24 hours - outage", 1, Duration(Decimal(25 * 3600)), "30 * 25 hours - outage"),
    ("5 % * (outage / 1 hour)", 0, Percent(Decimal(6)), "6 % * (outage / 1 hour)"),
    ("sum(for i in [1, 2] return i * x)", 1, Decimal(5), "sum(for i in [1, 5] return i * x)"),
    ("-3 + x", 0, Decimal(4), "-4 + x"),
    ("max([1, 2, 3][item > 1])", 3, Decimal(2), "max([1, 2, 3][item > 2])"),
]


@pytest.mark.parametrize(("text", "number", "value", "meant"), NUMBERS, ids=str)
def test_a_number_is_another_one(text, number, value, meant):
    formula = compiled(text)
    written = list(numbers_in(formula))[number]

    changed = with_number(formula, written, value, show(value))

    assert changed.text == meant
    assert value_of(changed) == value_of(compiled(meant))
    assert value_of(changed, exact=True) == value_of(compiled(meant), exact=True)
    assert (formula.text, value_of(formula)) == (text, value_of(compiled(text)))


COMPARISONS = [
    ("if x >= 7 then 1 else 0", 0, "if x > 7 then 1 else 0"),
    ("if x > 7 then 1 else 0", 0, "if x >= 7 then 1 else 0"),
    ("if late then 0 else if y < 2 then 1 else 2", 0, "if late then 0 else if y <= 2 then 1 else 2"),
    ("if x = 7 and y <= 2 then 1 else 0", 1, "if x = 7 and y < 2 then 1 else 0"),
    ("count([1, 2, 3][item != 2])", 0, "count([1, 2, 3][item = 2])"),
    ("if x in (< 7, > 9) then 1 else 0", 0, "if x in (<= 7, > 9) then 1 else 0"),
]


@pytest.mark.parametrize(("text", "number", "meant"), COMPARISONS, ids=str)
def test_a_comparison_is_turned(text, number, meant):
    formula = compiled(text)

    changed = with_comparison(formula, list(comparisons_in(formula))[number])

    assert changed.text == meant
    assert value_of(changed) == value_of(compiled(meant))
    assert value_of(formula) == value_of(compiled(text))


def test_numbers_and_comparisons_know_where_they_stand():
    formula = compiled("if x >= 10 then 5 else 0")

    numbers = [(each.text, each.place.column) for each in numbers_in(formula)]
    comparisons = [(each.text, each.place.column) for each in comparisons_in(formula)]

    assert numbers == [("10", 9), ("5", 17), ("0", 24)]
    assert comparisons == [(">=", 6)]

"""Thresholds: one for each number of an author's, the next value beside it, and the sides tried."""

from __future__ import annotations

import pytest

from addendum.rules import Visit, sides_tried, thresholds_of
from addendum.rules.steps import steps_of
from addendum.values import (
    DATE,
    DURATION,
    MONEY,
    MONTH,
    NO_COMMITMENT,
    NUMBER,
    PERCENT,
    TEXT,
    CurrencyMismatch,
    read,
    show,
)
from rules.programs import among, decision, fact, none_of, percent, program, table, within


def every_row(_table, _row):
    return True


def bands(*conditions):
    rows = [((condition,), percent(number)) for number, condition in enumerate(conditions)]
    made = table([("availability", PERCENT)], rows)
    return program([fact("availability", PERCENT)], [decision("credit", made, PERCENT)])


def told(found):
    return [(show(each.value), each.below, len(each.ends), show(each.beside)) for each in found]


def test_a_border_between_two_bands_is_one_threshold():
    found = thresholds_of(bands(within(percent("99.0"), None), within(None, percent("99.0"))), every_row)

    assert told(found) == [("99 %", True, 2, "98 %")]


def test_a_border_that_its_value_lies_below_has_its_neighbour_above():
    above = within(percent(99), None, low_closed=False)
    below = within(None, percent(99), high_closed=True)

    assert told(thresholds_of(bands(above, below), every_row)) == [("99 %", False, 2, "100 %")]


def test_one_border_under_conditions_that_exclude_each_other_is_two():
    rows = [
        ((within(percent(99), None), among("a")), percent(0)),
        ((within(percent(99), None), none_of("a")), percent(1)),
    ]
    made = table([("availability", PERCENT), ("plan", TEXT)], rows)
    found = thresholds_of(program([], [decision("credit", made, PERCENT)]), every_row)

    assert [len(each.ends) for each in found] == [1, 1]


def test_rows_of_one_place_share_their_threshold_across_decisions():
    first = bands(within(percent(99), None))
    other = first.decisions["credit"]._replace(name="met")
    both = first._replace(decisions={**first.decisions, "met": other})

    assert told(thresholds_of(both, every_row)) == [("99 %", True, 2, "98 %")]


def test_single_values_are_no_thresholds():
    assert thresholds_of(bands(within(percent(99), percent(99), high_closed=True)), every_row) == []


@pytest.mark.parametrize(
    ("of_type", "written", "step"),
    [
        (PERCENT, ["99.99 %", "99 %"], "99.98 %"),
        (PERCENT, ["95 %"], "94 %"),
        (MONEY, ["EUR 500,000"], "EUR 499999.00"),
        (DURATION, ["6 hours", "24 hours"], "5 hours"),
        (DURATION, ["90 minutes", "2 hours"], "89 minutes"),
        (DURATION, ["1.5 seconds"], "1.4 seconds"),
        (NUMBER, ["10"], "9"),
        (DATE, ["2025-03-01"], "2025-02-28"),
        (MONTH, ["2025-01"], "2024-12"),
    ],
    ids=str,
)
def test_a_step_is_the_last_place_in_which_values_are_written(of_type, written, step):
    values = [read(of_type, text) if of_type is not NUMBER else percent(text).points for text in written]

    steps = steps_of(of_type, values)

    assert show(steps.moved(values[0], -1)) == step
    assert steps.distance(values[0], steps.moved(values[0], 3)) == 3


def test_two_currencies_have_no_step():
    with pytest.raises(CurrencyMismatch):
        steps_of(MONEY, [read(MONEY, "EUR 1"), read(MONEY, "USD 1")])


@pytest.mark.parametrize(
    ("value", "exact", "beside"),
    [
        (percent(99), True, False),
        (percent("98.999"), False, True),
        (percent(98), False, True),
        (percent("97.9"), False, False),
        (percent("99.5"), False, False),
        (None, False, False),
        (NO_COMMITMENT, False, False),
    ],
    ids=str,
)
def test_a_side_is_tried_at_the_value_itself_or_up_to_a_step_beside_it(value, exact, beside):
    made = bands(within(percent(99), None))
    (threshold,) = thresholds_of(made, every_row)

    assert sides_tried(threshold, Visit("credit", (value,), ()), made) == (exact, beside)
    assert sides_tried(threshold, Visit("other", (value,), ()), made) == (False, False)

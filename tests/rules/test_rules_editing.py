"""Decisions with one thing changed: exactly that is another now, and nothing that would be empty is made."""

from __future__ import annotations

from hypothesis import given, settings

from addendum.rules import (
    Planner,
    thresholds_of,
    with_ends_moved,
    with_ends_turned,
    with_results,
    without_rows,
)
from addendum.values import PERCENT, show
from rules.naive import cases, matching, tables
from rules.programs import decision, fact, percent, program, table, within


def every_row(_table, _row):
    return True


def credit(*rows):
    made = table([("availability", PERCENT)], rows)
    return decision("credit", made, PERCENT)


BANDS = credit(
    ((within(percent(99), None),), percent(0)),
    ((within(percent(95), percent(99)),), percent(10)),
    ((within(None, percent(95)),), percent(50)),
)


def answers(changed, *values):
    planner = Planner(program([fact("availability", PERCENT)], [changed]))
    return [show(planner.run(("credit",), {"availability": value}).values["credit"]) for value in values]


def border(value):
    found = thresholds_of(program([fact("availability", PERCENT)], [BANDS]), every_row)
    return next(each for each in found if each.value == percent(value))


def test_a_border_moves_for_both_rows_that_it_parts():
    moved = with_ends_moved(BANDS, border(99).ends, percent(98))

    assert answers(BANDS, "98 %", "97.9 %", "95 %") == ["10 %", "10 %", "10 %"]
    assert answers(moved, "98 %", "97.9 %", "95 %") == ["0 %", "10 %", "10 %"]


def test_a_border_that_is_turned_gives_its_value_to_the_other_side():
    turned = with_ends_turned(BANDS, border(95).ends)

    assert answers(BANDS, "95 %", "95.01 %", "94.99 %") == ["10 %", "10 %", "50 %"]
    assert answers(turned, "95 %", "95.01 %", "94.99 %") == ["50 %", "10 %", "50 %"]


def test_a_border_that_would_leave_a_band_empty_is_no_change():
    assert with_ends_moved(BANDS, border(99).ends, percent(95)) is None
    assert with_ends_moved(BANDS, border(99).ends, percent(94)) is None


def test_results_change_where_they_stand():
    changed = with_results(BANDS, {1}, lambda value: percent(11) if value == percent(10) else value)

    assert answers(changed, "97 %", "100 %") == ["11 %", "0 %"]


@settings(max_examples=40, deadline=None)
@given(tables())
def test_a_table_without_a_row_matches_the_other_rows_as_before(table):
    made = decision("result", table, PERCENT)

    for gone in range(len(table.rows)):
        changed = without_rows(made, {gone}).logic
        for case in list(cases(table))[:40]:
            before = [row - (row > gone) for row in matching(table, case) if row != gone]
            assert matching(changed, case) == before

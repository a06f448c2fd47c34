"""Grants: changes within a period by their rule, and what of earlier periods rolls over."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.ledgers import carried, earlier_periods, granted_in, rolled_over
from addendum.ledgers.rolling import Lot
from addendum.values import UNLIMITED, Date, NoAnswer

QUARTER = {"from": Date(2025, 7, 1), "last_day": Date(2025, 9, 30)}
ANCHOR = Date(2001, 1, 1)
TERMS = {"amount": "hours", "nothing": Fraction(0)}


def change(on, granted, *changed):
    return {"from": Date.parse(on), "granted": granted and Fraction(granted), "changed": changed or None}


START = change("2025-01-01", 60)


@pytest.mark.parametrize(
    ("history", "rules", "expected"),
    [
        ([START], {}, 60),
        ([START, change("2025-10-01", 80, "fee")], {}, 60),
        ([START, change("2025-07-01", 80, "fee")], {}, 80),
        ([START, change("2025-08-15", 80, "fee")], {"fee": "from the next period on"}, 60),
        ([START, change("2025-08-15", 80, "fee")], {"fee": "at once"}, 80),
        ([START, change("2025-08-15", 80, "fee")], {"fee": "in proportion"}, Fraction(60 * 45 + 80 * 47, 92)),
        ([START, change("2025-08-15", 40, "tier")], {"tier": "at once"}, 40),
        ([START, change("2025-08-15", 60, "fee")], {}, 60),
        (
            [START, change("2025-08-01", 80, "fee"), change("2025-09-01", 100, "tier")],
            {"fee": "at once", "tier": "in proportion"},
            Fraction(80 * 62 + 100 * 30, 92),
        ),
        (
            [START, change("2025-08-01", 80, "fee", "tier")],
            {"fee": "at once", "tier": "at once"},
            80,
        ),
        ([START, change("2025-08-15", 80, "fee")], {"*": "at once"}, 80),
        ([START, change("2025-08-15", 80, "fee")], {"*": "at once", "fee": "from the next period on"}, 60),
        ([change("2025-08-15", 60)], {"contract": "in full"}, 60),
        ([change("2025-08-15", 60)], {"contract": "in proportion"}, Fraction(60 * 47, 92)),
        ([START, change("2025-08-15", None)], {"contract": "in proportion"}, Fraction(60 * 45, 92)),
        ([START, change("2025-08-15", None)], {"contract": "in full"}, 60),
        (
            [change("2025-07-11", 60), change("2025-08-15", 80, "fee")],
            {"contract": "in full", "fee": "in proportion"},
            Fraction(60 * 35 + 80 * 47, 82),
        ),
        (
            [change("2025-07-11", 60), change("2025-08-15", 80, "fee")],
            {"contract": "in proportion", "fee": "at once"},
            Fraction(80 * 82, 92),
        ),
    ],
)
def test_a_change_within_a_period_counts_by_its_rule(history, rules, expected):
    assert granted_in(history, QUARTER, rules) == expected
    assert granted_in(history[::-1], QUARTER, rules) == expected


def test_an_absent_outcome_may_come_in_place_of_a_grant():
    history = [START, {**change("2025-08-15", None, "tier"), "outcome": "unlimited"}]

    assert granted_in(history, QUARTER, {"tier": "at once"}) is UNLIMITED
    assert granted_in(history, QUARTER, {"tier": "in proportion"}) is UNLIMITED


@pytest.mark.parametrize(
    ("history", "rules", "code"),
    [
        ([START, change("2025-08-15", 80, "fee")], {}, "CHANGE-WITHIN-PERIOD"),
        ([START, change("2025-08-15", 80)], {"fee": "at once"}, "CHANGE-WITHIN-PERIOD"),
        (
            [START, change("2025-08-15", 80, "fee", "tier")],
            {"fee": "at once", "tier": "in proportion"},
            "CHANGE-RULES-DIFFER",
        ),
        ([change("2025-08-15", 60)], {}, "CHANGE-WITHIN-PERIOD"),
        ([change("2025-08-15", 60)], {"*": "at once"}, "CHANGE-WITHIN-PERIOD"),
        ([change("2025-10-01", 60)], {}, "HISTORY-TOO-LATE"),
        ([], {}, "HISTORY-TOO-LATE"),
    ],
)
def test_what_no_rule_settles_is_refused(history, rules, code):
    with pytest.raises(NoAnswer) as error:
        granted_in(history, QUARTER, rules)

    assert error.value.code == code


def test_earlier_periods_tell_what_was_granted_and_used_in_each():
    used = [
        {"date": Date(2025, 2, 3), "hours": Fraction(5)},
        {"date": Date(2025, 8, 3), "hours": Fraction(7)},
    ]
    history = [START, change("2025-04-01", 80, "fee")]

    found = earlier_periods(history, used, QUARTER, "3 months", ANCHOR, TERMS, {})

    assert [(str(each["from"]), each["granted"], each["used"]) for each in found] == [
        ("2025-01-01", 60, 5),
        ("2025-04-01", 80, 0),
    ]


def period(granted, used):
    return {"granted": granted, "used": used}


@pytest.mark.parametrize(
    ("earlier", "most", "periods", "order", "expected"),
    [
        ([], "all", 0, "first", 0),
        ([period(10, 4)], "all", 0, "first", 6),
        ([period(10, 14)], "all", 0, "first", 0),
        ([period(10, 4), period(10, 0)], "all", 0, "first", 16),
        ([period(10, 4), period(10, 0)], "all", 1, "first", 10),
        ([period(10, 4), period(10, 5)], "all", 1, "first", 10),
        ([period(10, 4), period(10, 5)], "all", 1, "last", 5),
        ([period(10, 4), period(10, 12)], "all", 1, "first", 4),
        ([period(10, 4), period(10, 12)], "all", 2, "last", 4),
        ([period(10, 0)], 8, 1, "first", 8),
        ([period(10, 0), period(10, 0)], 8, 2, "first", 8),
        ([period(10, 5), period(10, 7)], 8, 2, "first", 8),
        ([period(UNLIMITED, 5), period(10, 7)], "all", 0, "first", 3),
    ],
)
def test_what_is_left_rolls_over_within_its_limits(earlier, most, periods, order, expected):
    assert rolled_over(earlier, most, periods, order, 0) == expected


PERIODS = st.lists(st.builds(period, st.integers(0, 20), st.integers(0, 30)), max_size=8)
MOST = st.just("all") | st.integers(0, 25)
ORDERS = st.sampled_from(["first", "last"])


@given(PERIODS, st.integers(0, 20), st.integers(0, 30), ORDERS)
def test_used_and_left_are_what_was_granted_and_rolled_over(earlier, granted, used, order):
    before = [Lot(1, each["granted"]) for each in earlier]
    there = granted + sum(lot.left for lot in before)

    after = carried(before, granted, used, order)

    assert sum(lot.left for lot in after) + min(used, there) == there
    assert all(lot.left >= 0 for lot in after)


@given(PERIODS, MOST, st.integers(0, 4), ORDERS)
def test_no_more_rolls_over_than_the_limit_or_than_was_ever_granted(earlier, most, periods, order):
    found = rolled_over(earlier, most, periods, order, 0)

    assert 0 <= found <= sum(each["granted"] for each in earlier)
    assert most == "all" or found <= most
    assert not periods or found <= sum(each["granted"] for each in earlier[-periods:])


@given(PERIODS, st.integers(1, 4), ORDERS)
def test_what_may_be_used_longer_is_never_less(earlier, periods, order):
    assert rolled_over(earlier, "all", periods, order, 0) <= rolled_over(earlier, "all", 0, order, 0)

"""Several credits as one: what the sum and the highest are, what a cap does, and days added to a term."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.ledgers import credits_together, highest_each, term_extended, within_cap
from addendum.values import (
    NO_COMMITMENT,
    NOT_APPLICABLE,
    UNDEFINED,
    UNLIMITED,
    CalendarDays,
    Date,
    Money,
    NoAnswer,
    Percent,
)

NONE = Percent(0)
SHARES = st.lists(st.integers(0, 100).map(Percent), max_size=8)


def percent(text):
    """Percentages and outcomes by words: `10 5 -` with `-` for one that is not applicable."""
    outcomes = {"-": NOT_APPLICABLE, "no": NO_COMMITMENT, "?": UNDEFINED}
    return [outcomes.get(word) or Percent(Decimal(word)) for word in text.split()]


@pytest.mark.parametrize(
    ("given_", "total", "highest"),
    [
        ("", "0", "0"),
        ("10", "10", "10"),
        ("10 5 25", "40", "25"),
        ("10 - 5", "15", "10"),
        ("no 10", "10", "10"),
        ("- no", "-", "-"),
        ("10 ?", "?", "?"),
        ("? -", "?", "?"),
    ],
)
def test_what_does_not_apply_adds_nothing_and_what_is_undefined_stays_so(given_, total, highest):
    credits_ = percent(given_)

    assert [credits_together(credits_, NONE, "the sum")] == percent(total)
    assert [credits_together(credits_, NONE, "the highest")] == percent(highest)


@pytest.mark.parametrize("other", [Money("EUR", Decimal(5)), CalendarDays(3)])
def test_credits_of_two_kinds_are_not_brought_together(other):
    with pytest.raises(NoAnswer) as error:
        credits_together([Percent(10), other], NONE, "the sum")

    assert error.value.code == "CREDITS-DIFFER"


def test_two_currencies_are_not_brought_together():
    with pytest.raises(NoAnswer) as error:
        credits_together([Money("EUR", Decimal(5)), Money("USD", Decimal(5))], NONE, "the highest")

    assert error.value.code == "CURRENCY-MISMATCH"


def test_of_one_incident_the_highest_credit_counts_once():
    records = [{"id": 1}, {"id": 2}, {"id": 1}, {"id": None}, {"id": None}]

    assert list(highest_each(records, percent("10 5 25 1 2"), "id")) == percent("25 5 1 2")


@pytest.mark.parametrize(
    ("credit", "most", "found"),
    [
        (Percent(10), Percent(5), Percent(5)),
        (Percent(4), Percent(5), Percent(4)),
        (Percent(4), UNLIMITED, Percent(4)),
        (UNDEFINED, Percent(5), UNDEFINED),
    ],
)
def test_a_cap_cuts_what_is_more(credit, most, found):
    assert within_cap(credit, most) == found


@pytest.mark.parametrize(
    ("credit", "last"),
    [
        (CalendarDays(7), Date.parse("2027-01-07")),
        (CalendarDays(0), Date.parse("2026-12-31")),
        (Percent(7), NOT_APPLICABLE),
        (UNDEFINED, UNDEFINED),
    ],
)
def test_only_days_of_service_extend_a_term(credit, last):
    assert term_extended(Date.parse("2026-12-31"), credit) == last


@given(SHARES)
def test_the_sum_is_at_least_the_highest(credits_):
    total = credits_together(credits_, NONE, "the sum")

    assert total >= credits_together(credits_, NONE, "the highest")


@given(SHARES, st.lists(st.integers(1, 3), min_size=8, max_size=8))
def test_counting_incidents_once_never_gives_more(credits_, incidents):
    records = [{"id": number} for number in incidents[: len(credits_)]]
    once = highest_each(records, credits_, "id")

    assert credits_together(once, NONE, "the sum") <= credits_together(credits_, NONE, "the sum")
    assert credits_together(once, NONE, "the highest") == credits_together(credits_, NONE, "the highest")


@given(st.integers(0, 100).map(Percent), st.integers(0, 100).map(Percent))
def test_a_cap_is_never_exceeded(credit, most):
    assert within_cap(credit, most) <= most

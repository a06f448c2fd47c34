"""Claims: what the day of a claim leaves open, and periods that follow each other without drift."""

from __future__ import annotations

import pytest

from addendum.ledgers import days_later, is_claimed_late
from addendum.values import UNLIMITED, Date, DateTime, NoAnswer


def test_a_claim_on_the_day_of_the_last_moment_needs_its_time():
    last = DateTime.parse("2025-04-11T10:00:00Z")

    with pytest.raises(NoAnswer) as error:
        is_claimed_late(Date(2025, 4, 11), last, "UTC")

    assert error.value.code == "CLAIM-TIME-NEEDED"
    assert not is_claimed_late(Date(2025, 4, 10), last, "UTC")
    assert is_claimed_late(Date(2025, 4, 12), last, "UTC")


def test_a_claim_without_a_last_day_is_never_late():
    assert not is_claimed_late(Date(2099, 1, 1), UNLIMITED, "UTC")


@pytest.mark.parametrize(
    ("day", "span", "anchor", "later", "last"),
    [
        (Date(2025, 2, 10), "1 month", Date(2025, 1, 31), 0, Date(2025, 2, 27)),
        (Date(2025, 2, 10), "1 month", Date(2025, 1, 31), 1, Date(2025, 3, 30)),
        (Date(2025, 2, 28), "1 month", Date(2025, 1, 31), 1, Date(2025, 4, 29)),
        (Date(2025, 1, 9), "30 days", Date(2025, 1, 1), 1, Date(2025, 3, 1)),
        (Date(2025, 12, 31), "3 months", Date(2026, 1, 1), 1, Date(2026, 3, 31)),
    ],
)
def test_later_periods_are_counted_from_one_day_on_so_that_none_drifts(day, span, anchor, later, last):
    assert days_later(day, span, anchor, later).after == Date.from_ordinal(last.ordinal + 1)

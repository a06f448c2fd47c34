"""Claims: what the day of a claim leaves open, and periods that follow each other without drift."""

from __future__ import annotations

import pytest

from addendum.ledgers import is_claimed_late, last_day_of
from addendum.values import UNLIMITED, Date, DateTime, NoAnswer, Quarter


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
    ("period", "span", "later", "last"),
    [
        (Date(2025, 1, 31), "1 month", 0, Date(2025, 2, 27)),
        (Date(2025, 1, 31), "1 month", 1, Date(2025, 3, 30)),
        (Date(2025, 1, 31), "1 month", 2, Date(2025, 4, 29)),
        (Date(2025, 1, 1), "30 days", 1, Date(2025, 3, 1)),
        (Quarter.parse("2025-Q4"), "3 months", 1, Date(2026, 3, 31)),
    ],
)
def test_later_periods_are_counted_from_the_first_day_of_the_one_in_question(period, span, later, last):
    assert last_day_of(period, span, later) == last

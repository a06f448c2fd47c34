"""Outages, periods and rules for the tests of this room, in seconds from the beginning of March 2025 on."""

from __future__ import annotations

from hypothesis import strategies as st

from addendum.ledgers import outages_added_up
from addendum.values import DateTime, Duration

MARCH = 1_740_787_200  # 2025-03-01T00:00:00Z
DAY = 86_400
SPAN_END = 31 * DAY
PLAIN = {"unit": Duration(1), "parts": "exact", "for": "the total", "zone": "UTC"}


def moment(second):
    """The moment so many seconds after the beginning of March."""
    return DateTime.at(MARCH + second)


def span(first, after):
    """The stretch between two such moments."""
    return {"from": moment(first), "to": moment(after)}


def outage(first, after, **more):
    """An outage between two such moments."""
    return {**span(first, after), **more}


def counted(outages, **rules):
    """The seconds that count of outages."""
    return outages_added_up(outages, {**PLAIN, **rules})["counted"].seconds


def left_out(outages, name, **rules):
    """The seconds that an exclusion leaves out."""
    return outages_added_up(outages, {**PLAIN, **rules})["left_out"][name].seconds


def outages(earliest=-5_000, latest=20_000, longest=3_000, most=6, **fields):
    """Lists of outages, with further fields."""
    return st.lists(
        st.builds(
            lambda first, length, more: outage(first, first + length, **more),
            st.integers(earliest, latest),
            st.integers(0, longest),
            st.fixed_dictionaries(fields),
        ),
        max_size=most,
    )

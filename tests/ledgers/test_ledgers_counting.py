"""Units of the clock: whole minutes and hours as a clock shows them, held against a count one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.values import Duration
from ledgers.outage_making import counted, outage, outages

UNITS = st.sampled_from([60, 3_600])


def down_by_unit(found, unit):
    """The seconds down in each unit of the clock that outages touch."""
    seconds = {
        second for each in found for second in range(int(each["from"].instant), int(each["to"].instant))
    }
    by_unit = {}
    for second in seconds:
        by_unit[second // unit] = by_unit.get(second // unit, 0) + 1
    return by_unit.values()


@given(outages(longest=9_000), UNITS)
def test_a_unit_counts_where_all_of_it_is_down(found, unit):
    rules = {"unit": Duration(unit), "parts": "part dropped", "for": "the clock"}

    assert counted(found, **rules) == sum(unit for down in down_by_unit(found, unit) if down == unit)


@given(outages(longest=9_000), UNITS)
def test_a_unit_counts_where_any_of_it_is_down(found, unit):
    rules = {"unit": Duration(unit), "parts": "part counts", "for": "the clock"}

    assert counted(found, **rules) == sum(unit for _ in down_by_unit(found, unit))


@given(outages(longest=9_000), st.integers(1, 3_599))
def test_a_unit_counts_where_enough_of_it_is_down(found, least):
    rules = {
        "unit": Duration(3_600),
        "parts": "part counts",
        "for": "the clock",
        "down_for": lambda down: down.seconds > least,
    }

    assert counted(found, **rules) == sum(3_600 for down in down_by_unit(found, 3_600) if down > least)


@pytest.mark.parametrize(
    ("zone", "hours"),
    [("UTC", 2), ("Asia/Kolkata", 1)],
)
def test_hours_are_those_of_the_clocks_of_the_zone(zone, hours):
    rules = {"unit": Duration(3_600), "parts": "part counts", "for": "the clock", "zone": zone}

    assert counted([outage(1_800, 5_400)], **rules) == hours * 3_600


@pytest.mark.parametrize(
    ("of", "seconds"),
    [("each outage", 120), ("the total", 120), ("the clock", 60)],
)
def test_parts_of_a_minute_are_dropped_for_each_outage_the_total_or_the_clock(of, seconds):
    rules = {"unit": Duration(60), "parts": "part dropped", "for": of}

    assert counted([outage(30, 170)], **rules) == seconds

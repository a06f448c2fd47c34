"""Shares of what was kept: what counts, and what a share of nothing is."""

from __future__ import annotations

from fractions import Fraction

import pytest

from addendum.clocks import Attainment, Measure, Status, Tally, measures_from_data, measures_to_data
from addendum.values import PERCENT, read, show


def tally(*statuses):
    found = Tally()
    for status in statuses:
        found.add(status)
    return found


def test_only_what_is_met_or_missed_makes_up_the_share():
    found = tally(
        Status.MET,
        Status.MET,
        Status.BREACHED,
        Status.PENDING,
        Status.PAUSED,
        Status.ENDED,
        Status.CANCELLED,
        None,
    )

    assert (found.met, found.missed, found.open, found.decided) == (2, 1, 2, 3)
    assert found.share == Fraction(2, 3)


@pytest.mark.parametrize(
    ("counts", "expected"), [("share met", "200/3 %"), ("met", "2"), ("missed", "1"), ("met or missed", "3")]
)
def test_each_way_to_count_gives_an_exact_value(counts, expected):
    assert show(tally(Status.MET, Status.MET, Status.BREACHED).value(counts)) == expected


def test_a_share_of_nothing_is_no_value():
    assert tally(Status.PENDING).value("share met") is None


def test_groups_are_counted_apart():
    found = Attainment()
    found.add("march", Status.MET)
    found.add("april", Status.BREACHED)

    assert {key: each.share for key, each in found.tallies.items()} == {"march": 1, "april": 0}


def test_measures_come_back_from_data_as_they_were():
    measures = {
        "share": Measure("share", "reply", "share met", ("S1", "S2"), read(PERCENT, "100 %")),
        "missed": Measure("missed", "reply", "missed"),
    }

    assert measures_from_data(measures_to_data(measures)) == measures

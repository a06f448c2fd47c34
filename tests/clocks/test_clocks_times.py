"""Times over many tickets: what they took, and how late they were."""

from __future__ import annotations

import pytest

from addendum.clocks import Clock, Event, Replay, Target, Times
from addendum.values import DURATION, read, show
from clocks.always import HOUR, Hours

TARGET = Target("within", read(DURATION, "4 hours"), Hours(), "24/7")


def times(*hours, now=None):
    """The times of tickets that were opened at 0 and closed after so many hours, or are open for None."""
    clock = Clock("resolution", ("opened",), ("resolved",))
    found = Times()
    for taken in hours:
        events = [Event(0, "opened")]
        if taken is not None:
            events.append(Event(taken * HOUR, "resolved"))
        for run in Replay(clock).run(events, [(0, TARGET)], now):
            found.take(run, now)
    return found


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ("average time", "260 minutes"),
        ("longest time", "6 hours"),
        ("time late", "3 hours"),
        ("each time", "[2 hours, 5 hours, 6 hours]"),
        ("each time late", "[1 hour, 2 hours]"),
    ],
)
def test_each_way_to_count_times_is_exact(counts, expected):
    assert show(times(2, 5, 6).value(counts)) == expected


def test_what_is_overdue_counts_up_to_now_and_what_is_open_not_at_all():
    assert show(times(None, now=6 * HOUR).value("each time late")) == "[2 hours]"
    assert times(None, now=3 * HOUR).decided == 0


@pytest.mark.parametrize(("counts", "expected"), [("time late", "0 minutes"), ("each time late", "[]")])
def test_of_no_tickets_nothing_is_late(counts, expected):
    assert show(times().value(counts)) == expected


@pytest.mark.parametrize("counts", ["average time", "longest time"])
def test_of_no_tickets_there_is_no_average(counts):
    assert times().value(counts) is None

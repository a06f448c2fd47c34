"""Calendars and holidays: their names, and whether what they name exists."""

from __future__ import annotations

import pytest

from kinds.small_policies import codes, headed, lowered


def calendars(section, **more):
    return lowered(headed("calendar", section, "more"), **more)


def test_calendars_may_be_put_together_and_depend_on_the_customer():
    found = calendars(
        """
calendars:
  both: {any of: [office_hours, tokyo]}
  tokyo: {open: monday to friday 09:00 to 17:00, zone: Asia/Tokyo, except: {calendar: windows}}
  windows: {open: last sunday of the month 02:00 to 06:00, zone: UTC}
  theirs:
    open: monday to friday 00:00 to 24:00
    zone: = customer.zone
    except:
      holidays of: = customer.region
"""
    )

    assert not found.findings


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("calendars:\n  a: {any of: [office_hour]}\n", [("UNKNOWN-CALENDAR", 6)]),
        ("calendars:\n  a: {any of: [a]}\n", [("CALENDAR-CYCLE", 6)]),
        (
            "calendars:\n  a: {any of: [b, office_hours]}\n  b: {all of: [c]}\n  c: {any of: [a]}\n",
            [("CALENDAR-CYCLE", 6)],
        ),
        ("calendars:\n  a: {open: always, zone: Europe/Berln}\n", [("VALUE-UNREADABLE", 6)]),
        ("calendars:\n  a:\n    open: always\n    zone: = customer.zon\n", [("MISSING-KEY", 8)]),
        ("calendars:\n  a: {open: always, special days: {2025-02-30: closed}}\n", [("VALUE-UNREADABLE", 6)]),
        ("calendars:\n  a: {open: always, except: {dates: [2025-02-30]}}\n", [("VALUE-UNREADABLE", 6)]),
        ("calendars:\n  a: {open: always, except: {calendar: nights}}\n", [("UNKNOWN-CALENDAR", 6)]),
        ("calendars:\n  24/7: {open: always}\n", [("NAME-TWICE", 6)]),
    ],
)
def test_a_mistake_in_a_calendar_is_found_on_its_line(section, expected):
    assert codes(calendars(section)) == expected


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("region: DE\ncovers: {from: 2025-01-01, to: 2025-12-31}\ndays: {2025-01-01: New Year}\n", []),
        (
            "covers: {from: 2025-01-01, to: 2025-12-31}\ndays:\n  2026-01-01: New Year\n",
            [("HOLIDAY-NOT-COVERED", 7)],
        ),
        ("covers: {from: 2025-12-31, to: 2025-01-01}\ndays: {2025-01-01: New Year}\n", [("BOUNDS-EMPTY", 5)]),
        ("days:\n  2025-02-29: Leap\n", [("VALUE-UNREADABLE", 6)]),
    ],
)
def test_holidays_are_days_that_are_covered(section, expected):
    assert codes(lowered(headed("holidays", section))) == expected

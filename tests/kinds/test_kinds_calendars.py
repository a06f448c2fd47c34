"""Calendars and holidays: their names, and whether what they name exists."""

from __future__ import annotations

import pytest

from kinds.small_policies import codes, decided, headed, lowered


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


BERLIN = headed(
    "holidays",
    "region: DE-BE\ncovers: {from: 2025-01-01, to: 2025-12-31}\ndays: {2025-01-01: New Year}\n",
    "holidays/de-be",
)


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("    open: every day 09:00 to 09:00\n", [("HOURS-EMPTY", 8)]),
        ("    open: monday to monday 09:00 to 17:00\n", [("HOURS-EMPTY", 8)]),
        ("    open: [monday to friday 09:00 to 17:00, monday 12:00 to 18:00]\n", [("HOURS-OVERLAP", 8)]),
        ("    open: [monday 09:00 to 12:00 and 11:00 to 17:00]\n", [("HOURS-OVERLAP", 8)]),
        ("    open: [sunday 20:00 to monday 08:00, monday 07:00 to 09:00]\n", [("HOURS-OVERLAP", 8)]),
        ("    open: [every day 22:00 to 06:00, every day 06:00 to 22:00]\n", []),
        ("    open: never\n", [("NEVER-OPEN", 7)]),
        ("    open: never\n    special days: {2025-12-27: 09:00 to 12:00}\n", []),
        ("    open: always\n    except: {dates: [2026-01-01 to 2025-12-24]}\n", [("DAYS-UNCLEAR", 9)]),
        ("    open: always\n    except: {dates: [2025-01-01 to 2035-12-24]}\n", [("DAYS-UNCLEAR", 9)]),
        (
            "    open: always\n    except: {dates: [2025-12-27]}\n    special days: {2025-12-27: closed}\n",
            [("DAY-TWICE", 10)],
        ),
        (
            "    open: always\n    business day: {is: 8 hours, ends: at midnight}\n",
            [("BUSINESS-DAY-UNCLEAR", 9)],
        ),
        ("    open: always\n    business day: {is: 0 hours}\n", [("BUSINESS-DAY-UNCLEAR", 9)]),
        ("    open: always\n    zone: {by: region, eu: Europe/Berln, us: UTC}\n", [("VALUE-UNREADABLE", 9)]),
        ("    open: always\n    except: {holidays of: DE-BX}\n", [("HOLIDAYS-MISSING", 9)]),
        ("    open: always\n    except: {holidays: [acme/holidays/de-by]}\n", [("HOLIDAYS-MISSING", 9)]),
        ("    open: always\n    except: {holidays of: DE-BE, holidays: [acme/holidays/de-be]}\n", []),
    ],
)
def test_what_a_calendar_cannot_mean_is_told_on_its_line(section, expected):
    found = lowered(
        BERLIN, headed("calendar", f"calendars:\n  hours:\n{section}", "more", zone="Europe/Berlin")
    )

    assert codes(found) == expected


def test_hours_without_any_zone_are_told():
    found = calendars("calendars:\n  hours: {open: monday 09:00 to 17:00}\n")

    assert codes(found) == [("ZONE-ASSUMED", 6)]


def test_holidays_that_end_before_the_calendar_does_are_told():
    section = "calendars:\n  hours: {open: always, except: {holidays of: DE-BE}}\n"

    found = lowered(BERLIN, headed("calendar", section, "more", until="2027-01-01"))

    assert codes(found) == [("HOLIDAYS-END", 7)]


def test_two_lists_of_a_region_may_follow_each_other_and_not_overlap():
    text = "region: DE-BE\ncovers: {{from: {0}-06-01, to: 2026-12-31}}\ndays: {{2026-01-01: New Year}}\n"

    after = lowered(
        BERLIN, headed("holidays", text.format(2026).replace("2026-01-01", "2026-12-25"), "later")
    )
    beside = lowered(BERLIN, headed("holidays", text.format(2025), "later"))

    assert codes(after) == []
    assert codes(beside) == [("HOLIDAYS-TWICE", 2)]


def test_zones_and_regions_that_facts_decide_are_decisions():
    found = calendars(
        """
calendars:
  office:
    open: always
    zone: {by: region, eu: Europe/Berlin, us: America/New_York}
    except: {holidays of: {by: region, eu: DE-BE, us: US}}
"""
    )

    assert decided(found, "calendars.office.zone", region="us") == "America/New_York"
    assert decided(found, "calendars.office.region", region="eu") == "DE-BE"

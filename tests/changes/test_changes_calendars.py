"""Calendars and holidays: which days and hours open or close, and for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import addendum
from changes.conftest import line_of

if TYPE_CHECKING:
    from collections.abc import Callable

OFFICE = "office_hours: {open: monday to friday 09:00 to 17:00, zone: Europe/Berlin}"


def office(open_hours: str, more: str = "", zone: str = "Europe/Berlin") -> tuple[str, str]:
    return (OFFICE, f"office_hours: {{open: {open_hours}, zone: {zone}{more}}}")


EDITS = {
    "an hour more a day": (
        office("monday to friday 08:00 to 17:00"),
        ["Monday to Friday: Calendar office_hours: 09:00 to 17:00 -> 08:00 to 17:00 (better, compatible)"],
    ),
    "a day less": (
        office("monday to thursday 09:00 to 17:00"),
        ["Friday: Calendar office_hours: 09:00 to 17:00 -> closed (worse, breaking)"],
    ),
    "a lunch break": (
        office("[monday to friday 09:00 to 12:00, monday to friday 13:00 to 17:00]"),
        [
            (
                "Monday to Friday: Calendar office_hours: 09:00 to 17:00 -> 09:00 to 12:00 and 13:00 to 17:00"
                " (worse, breaking)"
            )
        ],
    ),
    "other hours": (
        office("monday to friday 10:00 to 18:00"),
        ["Monday to Friday: Calendar office_hours: 09:00 to 17:00 -> 10:00 to 18:00 (neutral, breaking)"],
    ),
    "hours through the night": (
        office("monday 09:00 to friday 17:00"),
        [
            "Monday: Calendar office_hours: 09:00 to 17:00 -> 09:00 to 24:00 (better, compatible)",
            (
                "Tuesday to Thursday: Calendar office_hours: 09:00 to 17:00 -> 00:00 to 24:00"
                " (better, compatible)"
            ),
            "Friday: Calendar office_hours: 09:00 to 17:00 -> 00:00 to 17:00 (better, compatible)",
        ],
    ),
    "a closed day": (
        office("monday to friday 09:00 to 17:00", ", except: {dates: [2025-12-24]}"),
        ["2025-12-24 (Wednesday): Calendar office_hours: 09:00 to 17:00 -> closed (worse, breaking)"],
    ),
    "a stretch of closed days": (
        office("monday to friday 09:00 to 17:00", ", except: {dates: [2025-12-22 to 2025-12-24]}"),
        ["2025-12-22 to 2025-12-24: Calendar office_hours: 09:00 to 17:00 -> closed (worse, breaking)"],
    ),
    "another zone": (
        office("monday to friday 09:00 to 17:00", zone="Europe/London"),
        ["Calendar office_hours, time zone: Europe/Berlin -> Europe/London (neutral, breaking)"],
    ),
    "the same hours in other words": (
        office("[monday 09:00 to 17:00, tuesday to friday 09:00 to 17:00]"),
        [],
    ),
    "fewer open hours for a promise": (
        ("support hours: {by: severity, S1: 24/7, otherwise: office_hours}", "support hours: office_hours"),
        [
            "Severity S1 (The service is down): Support hours: 24/7 -> office_hours (worse, breaking)",
            (
                "Severity S1 (The service is down): Initial response during: 24/7 -> office_hours"
                " (worse, breaking)"
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_by_the_days_and_hours_that_differ(name: str, told: Callable[..., list[str]]) -> None:
    replaced, expected = EDITS[name]

    assert told(replaced) == expected


HOLIDAYS = """
    format: 1
    kind: holidays
    id: acme/berlin
    version: 1
    title: Holidays of Berlin
    region: DE-BE
    covers: {from: 2025-01-01, to: 2026-12-31}
    days: {2025-05-01: Labour Day, 2026-05-01: Labour Day}
"""
WITH_REGION = (
    OFFICE,
    (
        "office_hours:\n    open: monday to friday 09:00 to 17:00\n    zone: Europe/Berlin\n"
        "    except:\n      holidays of: = customer.region"
    ),
)
CUSTOMER = ("  facts: {fee: EUR 1000}", "  facts: {fee: EUR 1000}\n  customer: {name: One, region: DE-BE}")


def test_a_holiday_is_told_by_its_list_where_the_region_is_open_and_else_by_the_day(
    edition: Callable[..., addendum.Edition],
) -> None:
    more = HOLIDAYS.replace("days: {", "days: {2025-12-24: Christmas Eve, ")

    comparison = addendum.diff(
        edition(WITH_REGION, CUSTOMER, holidays=HOLIDAYS), edition(WITH_REGION, CUSTOMER, holidays=more)
    )

    told = {line_of(found): [span.subject for span in found.spans] for found in comparison.changes}
    assert told == {
        "Holidays of DE-BE: - -> 2025-12-24 (worse, breaking)": ["acme/support/gold"],
        "2025-12-24 (Wednesday): Calendar office_hours: 09:00 to 17:00 -> closed (worse, breaking)": [
            "acme/support/contract"
        ],
    }


def test_dates_beyond_all_known_years_are_looked_at(told: Callable[..., list[str]]) -> None:
    found = told(office("monday to friday 09:00 to 17:00", ", except: {dates: [2040-12-24]}"))

    assert found == ["2040-12-24 (Monday): Calendar office_hours: 09:00 to 17:00 -> closed (worse, breaking)"]


def test_many_single_days_are_counted(told: Callable[..., list[str]]) -> None:
    days = ", ".join(f"2025-{month:02}-03" for month in range(1, 13))
    more = ", ".join(f"2026-{month:02}-03" for month in range(1, 13))

    found = told(office("monday to friday 09:00 to 17:00", f", except: {{dates: [{days}, {more}]}}"))

    assert found == [
        (
            "19 days from 2025-01-03 to 2026-12-03: Calendar office_hours: 09:00 to 17:00 -> closed"
            " (worse, breaking)"
        )
    ]

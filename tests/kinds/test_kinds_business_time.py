"""Business time in formulas: what each function gives, what its calendar depends on, what is told of it."""

from __future__ import annotations

import pytest

from kinds.small_policies import DEFINITIONS, decided, headed, lowered

FACTS = """
facts:
  opened: {type: date and time, title: Opened}
  replied: {type: date and time, title: Answered}
  day: {type: date, title: Day}
  length: {type: duration, title: Length}
"""
MORE = headed(
    "calendar",
    """
calendars:
  of_office:
    open: monday to friday 09:00 to 17:00
    zone: {by: region, eu: Europe/Berlin, us: America/New_York}
  theirs:
    open: monday to friday 00:00 to 24:00
    zone: = customer.zone
    except:
      holidays of: = customer.region
  either: {any of: [of_office, theirs]}
""",
    "more",
)
BERLIN = headed(
    "holidays",
    "region: DE-BE\ncovers: {from: 2025-01-01, to: 2025-12-31}\ndays: {2025-03-31: A holiday}\n",
    "holidays/de-be",
)
FRIDAY, MONDAY = "2025-03-28T15:30:00+01:00", "2025-03-31T10:00:00+02:00"


def rules(formula, gives="date and time"):
    section = f"decisions:\n  found:\n    gives: {gives}\n    formula: |\n      = {formula}\n"
    return lowered(MORE, BERLIN, headed("rules", section), definitions=DEFINITIONS.replace("\nfacts:", FACTS))


@pytest.mark.parametrize(
    ("formula", "gives", "expected"),
    [
        ('add business time(opened, 4 hours, "office_hours")', "date and time", "2025-03-31T10:30:00+01:00"),
        (
            'add business time(opened, 2 business days, "office_hours")',
            "date and time",
            "2025-04-01T16:00:00+01:00",
        ),
        (
            'add business time(opened, 1 calendar day, "office_hours")',
            "date and time",
            "2025-03-29T15:30:00+01:00",
        ),
        (
            'subtract business time(opened, 7 hours, "office_hours")',
            "date and time",
            "2025-03-27T16:30:00+01:00",
        ),
        ('business time between(opened, replied, "office_hours")', "duration", "150 minutes"),
        ('business time between(replied, opened, "office_hours")', "duration", "-150 minutes"),
        ('business days between(day, replied, "office_hours")', "business days", "7 business days"),
        ('next opening(opened + 4 hours, "office_hours")', "date and time", "2025-03-31T08:00:00+01:00"),
        ('next opening(opened, "office_hours")', "date and time", FRIDAY),
        ('next closing(opened, "office_hours")', "date and time", "2025-03-28T17:00:00+01:00"),
        ('is open(opened, "office_hours")', "boolean", "true"),
        ('is open(opened + 1.5 hours, "office_hours")', "boolean", "false"),
        ('is business day(day, "office_hours")', "boolean", "true"),
        ('is business day(opened + 24 hours, "office_hours")', "boolean", "false"),
        (
            'add business time(calendar: "office_hours", amount: 4 hours, at: opened)',
            "date and time",
            "2025-03-31T10:30:00+01:00",
        ),
    ],
)
def test_each_function_counts_in_the_calendar_that_it_names(formula, gives, expected):
    found = rules(formula, gives)

    assert not found.findings
    assert decided(found, "found", opened=FRIDAY, replied=MONDAY, day="2025-03-20") == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ('add business time(opened, 4 hours, "of_office")', "2025-03-28T19:30:00+01:00"),
        ('add business time(opened, 24 hours, "theirs")', "2025-04-01T14:30:00+01:00"),
        ('add business time(opened, 24 hours, "either")', "2025-04-01T06:30:00+01:00"),
        ('add business time(calendar: "theirs", amount: 24 hours, at: opened)', "2025-04-01T14:30:00+01:00"),
    ],
)
def test_what_a_calendar_depends_on_comes_from_the_facts_of_the_case(formula, expected):
    customer = {"name": "Example", "zone": "Europe/Berlin", "region": "DE-BE"}

    found = rules(formula)

    assert not found.findings
    assert decided(found, "found", opened=FRIDAY, region="us", customer=customer) == expected


def test_a_fact_that_only_the_calendar_needs_is_missed_by_name():
    found = rules('add business time(opened, 4 hours, "of_office")')

    assert decided(found, "found", opened=FRIDAY) == "MISSING-FACT"


KNOWN = 'Write `"24/7"`, `"office_hours"`, `"of_office"`, `"theirs"` or `"either"`.'
MOMENT, DAY = "Give a fact of the type `date and time`.", "Give a date, or a date and time."
AMOUNT = "Give `4 hours` or `2 business days`."
UNKNOWN = 'add business time(opened, 4 hours, "ofice_hours")'
NOT_NAMED = "add business time(opened, 4 hours, office_hours)"


@pytest.mark.parametrize(
    ("formula", "code", "there", "fix"),
    [
        (UNKNOWN, "UNKNOWN-CALENDAR", "ofice_hours", "Write `office_hours`."),
        (NOT_NAMED, "CALENDAR-NOT-NAMED", "office_hours", 'Write `"office_hours"`.'),
        ("is open(opened, string(day))", "CALENDAR-NOT-NAMED", "string(day)", KNOWN),
        ('add business time(opened, 4, "theirs")', "WRONG-ARGUMENTS", "4", AMOUNT),
        ('add business time(opened, 1 month, "theirs")', "WRONG-ARGUMENTS", "1 month", AMOUNT),
        ('is open(day, "theirs")', "WRONG-ARGUMENTS", "day", MOMENT),
        ('is business day(length, "24/7")', "WRONG-ARGUMENTS", "length", DAY),
        ("is open(opened)", "WRONG-ARGUMENTS", "is open(opened)", "Write `is open(at, calendar)`."),
        ('is_open(opened, "24/7")', "UNKNOWN-NAME", "is_open", "Write `is open(…)`."),
    ],
)
def test_a_call_that_cannot_count_is_told_where_it_goes_wrong(formula, code, there, fix):
    start = len("      = ") + 1

    (finding,) = rules(formula, "boolean" if formula.startswith("is") else "date and time").findings

    assert (finding.code, finding.fix) == (code, fix)
    assert formula[finding.place.column - start : finding.place.end - start] == there


def test_a_calendar_that_never_closes_has_no_next_closing():
    found = rules('next closing(opened, "24/7")')

    assert decided(found, "found", opened=FRIDAY) == "CALENDAR-NEVER-CLOSES"


def test_what_has_no_time_of_its_own_stays_what_it_is():
    found = rules(
        'add business time(opened, if is open(opened, "24/7") then best effort else 1 hour, "24/7")'
    )

    assert not found.findings
    assert decided(found, "found", opened=FRIDAY) == "best effort"


def test_calendars_are_part_of_what_is_lowered():
    book = rules("opened").calendars

    assert book.names == ("24/7", "office_hours", "of_office", "theirs", "either")
    assert book.parameters("either") == (
        "calendars.of_office.zone",
        "calendars.theirs.region",
        "calendars.theirs.zone",
    )

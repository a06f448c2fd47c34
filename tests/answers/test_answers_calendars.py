"""Business time in answers: calendars in force, zones of the customer, errors with horizons."""

from __future__ import annotations

from textwrap import dedent

import pytest

import addendum

FILES = {
    "folder": "effective: 2025-01-01\n",
    "definitions.v1": """
        kind: definitions
        id: acme/definitions
        version: 1
        title: Terms
        lists:
          severities: [S1]
        facts:
          opened: {type: date and time}
          hours: {type: duration}
        """,
    "calendars.v1": """
        kind: calendar
        id: acme/calendars
        version: 1
        title: Hours until 2025
        zone: Europe/Berlin
        calendars:
          office: {open: monday to friday 09:00 to 17:00, except: {holidays of: DE-BE}}
          theirs:
            open: monday to friday 09:00 to 17:00
            zone: = customer.zone
        """,
    "calendars.v2": """
        kind: calendar
        id: acme/calendars
        version: 2
        effective: 2025-07-01
        title: Longer hours from July 2025
        zone: Europe/Berlin
        calendars:
          office:
            open: monday to friday 08:00 to 20:00
            except:
              holidays of: DE-BE
              dates: {2025-12-29 to 2025-12-31: Closed between the years}
            special days:
              2025-12-27: {open: 10:00 to 12:00, because: Stocktaking}
          theirs:
            open: monday to friday 09:00 to 17:00
            zone: = customer.zone
        """,
    "de-be.v1": """
        kind: holidays
        id: acme/holidays/de-be
        version: 1
        title: Holidays in Berlin, 2025
        region: DE-BE
        covers: {from: 2025-01-01, to: 2025-12-31}
        days:
          2025-05-01: Labour Day
          2025-12-24: {title: Christmas Eve, open: 00:00 to 12:00}
          2025-12-25: Christmas Day
          2025-12-26: Second day of Christmas
        """,
    "rules.v1": """
        kind: rules
        id: acme/due
        version: 1
        title: Due
        answers: due
        governed by: opened
        decisions:
          due:
            gives: date and time
            formula: |
              = add business time(opened, hours, "office")
          theirs:
            gives: date and time
            formula: |
              = add business time(opened, hours, "theirs")
        """,
    "tier.v1": """
        kind: support-tier
        id: acme/gold
        version: 1
        title: Gold
        includes: [acme/due]
        """,
    "contract.v1": """
        kind: contract
        id: acme/contracts/tokyo
        version: 1
        title: Order form of a customer in Tokyo
        tier: acme/gold
        customer: {name: Example, zone: Asia/Tokyo}
        """,
}


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    root = tmp_path_factory.mktemp("acme")
    for name, text in FILES.items():
        (root / f"{name}.yaml").write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return addendum.load(root)


def asked(library, opened, hours, question="due", **more):
    facts = {"opened": opened, "hours": f"{hours} hours"}
    return library.ask(question, facts, **(more or {"tier": "acme/gold"})).to_json()["answer"][question]


@pytest.mark.parametrize(
    ("opened", "hours", "due"),
    [
        ("2025-06-30T16:00:00+02:00", 2, "2025-07-01T10:00:00+02:00"),
        ("2025-07-01T16:00:00+02:00", 2, "2025-07-01T18:00:00+02:00"),
        ("2025-04-30T16:00:00+02:00", 2, "2025-05-02T10:00:00+02:00"),
        ("2025-12-24T11:00:00+01:00", 2, "2025-12-27T11:00:00+01:00"),
    ],
)
def test_the_calendar_counts_that_is_in_force_when_the_case_begins(library, opened, hours, due):
    assert asked(library, opened, hours) == due


def test_a_contract_gives_the_zone_of_its_customer(library):
    due = asked(library, "2025-03-07T07:30:00Z", 1, question="theirs", contract="acme/contracts/tokyo")

    assert due == "2025-03-10T00:30:00Z"


def test_an_answer_beyond_the_holidays_is_an_error_with_the_horizon(library):
    with pytest.raises(addendum.NoAnswer) as error:
        asked(library, "2025-12-24T11:00:00+01:00", 4)

    assert error.value.code == "HOLIDAYS-END"
    assert "known from 2025-01-01 to 2025-12-31 (`acme/holidays/de-be`)" in str(error.value)


def test_holidays_that_end_too_early_are_told_before_anybody_asks(tmp_path):
    for name, text in FILES.items():
        until = text.replace("title: Longer", "until: 2027-01-01\n        title: Longer")
        (tmp_path / f"{name}.yaml").write_text(dedent(until).lstrip("\n"), encoding="utf-8")

    assert "HOLIDAYS-END" in {finding.code for finding in addendum.check(tmp_path).findings}

"""Readings: which value each sets, which is taken, and what choosing another one changes."""

from __future__ import annotations

import pytest

from kinds.small_policies import codes, decided, headed, lowered

CREDITS = """
measure: {per: calendar month}
commitment: {at least: 99.9 %}
when missed:
  bands:
    by: availability
    rows:
      - {name: first, at least: 99 %, credit: 10 %, clause: "4"}
      - {name: second, at least: 0 %, credit: 25 %}
readings:
  - id: border
    text: between
    question: Which band holds 99 %?
    sets: when missed.bands.first
    taken: {at least: 99 %}
    other: {above: 99 %}
    because: As the other borders.
  - id: level
    text: high
    question: How high?
    sets: commitment
    taken: {at least: 99.9 %}
    others: {higher: {at least: 99.99 %}, none: no commitment}
    because: It says so.
  - id: word
    text: promptly
    question: When?
    taken: at once
    because: It says so.
"""


def read(chosen=None, section=CREDITS):
    return lowered(headed("credit-bands", section), chosen=chosen)


@pytest.mark.parametrize(
    ("chosen", "availability", "credit"),
    [
        ({}, "99 %", "10 %"),
        ({"border": "taken"}, "99 %", "10 %"),
        ({"border": "other"}, "99 %", "25 %"),
        ({"border": "other"}, "99.1 %", "10 %"),
        ({"level": "higher"}, "99.95 %", "10 %"),
        ({"level": "taken"}, "99.95 %", "0 %"),
        ({"level": "none"}, "1 %", "no commitment"),
        ({"level": "higher", "border": "other"}, "99 %", "25 %"),
    ],
)
def test_the_chosen_reading_sets_its_value(chosen, availability, credit):
    found = read(chosen)

    assert not found.findings
    assert decided(found, "credit", availability=availability) == credit


def test_what_a_reading_does_not_name_stays():
    first = next(
        row
        for row in read({"border": "other"}).program.decisions["credit"].logic.rows
        if row.origin.name == "first"
    )

    assert first.origin.clause == "4"


CALENDAR = """
calendars:
  office:
    open: monday to friday 09:00 to 17:00
    zone: UTC
    business day: {starts counting: the next business day, ends: at close of business}
readings:
  - id: day
    text: a business day
    question: How long is it?
    sets: calendars.office.business day
    taken: {starts counting: the next business day, ends: at close of business}
    other: {is: 8 hours}
    because: A day is named.
"""


@pytest.mark.parametrize("chosen", [{}, {"day": "other"}])
def test_what_a_reading_takes_goes_where_another_one_is_chosen(chosen):
    found = lowered(headed("calendar", CALENDAR), chosen=chosen)

    assert not found.findings


def test_all_readings_are_told_with_the_alternative_that_counts():
    choices = {choice.id: choice for choice in read({"level": "higher"}).readings}

    assert choices["border"].is_taken
    assert choices["level"].chosen == "higher"
    assert choices["level"].alternatives == ("taken", "higher", "none")
    assert choices["word"].sets == ""


@pytest.mark.parametrize(
    ("chosen", "section", "expected"),
    [
        ({"boarder": "other"}, CREDITS, [("UNKNOWN-READING", 0)]),
        ({"border": "another"}, CREDITS, [("UNKNOWN-READING", 14)]),
        ({}, CREDITS.replace("taken: {at least: 99 %}", "taken: {above: 99 %}"), [("READING-DISAGREES", 14)]),
        ({}, CREDITS.replace("bands.first", "bands.frist"), [("READING-SETS-NOTHING", 14)]),
    ],
)
def test_a_reading_that_does_not_fit_is_told(chosen, section, expected):
    assert codes(read(chosen, section)) == expected


@pytest.mark.parametrize(
    ("sets", "fix"),
    [
        ("when missed.bands.frist", "Write `when missed.bands.first`."),
        ("when missed.band.first", "Write `when missed.bands.first`."),
        ("when missed.bands.top", "Below `when missed.bands` stand `by`, `rows`,"),
    ],
)
def test_a_reading_that_sets_nothing_is_told_how_far_its_path_leads(sets, fix):
    (finding,) = read({}, CREDITS.replace("when missed.bands.first", sets)).findings

    assert finding.fix.startswith(fix)


def test_a_path_of_a_reading_names_remedies_as_it_names_rows():
    section = """
remedies:
  take: the sum
  of:
    - name: uptime
      measure: {per: calendar month}
      commitment: {at least: 99.9 %}
      when missed: {credit: 10 %}
readings:
  - id: limit
    text: at least 99.9 percent
    question: How much?
    sets: remedies.uptime.commitment
    taken: {at least: 99.9 %}
    other: {above: 99.9 %}
    because: It says so.
"""

    assert not read({"limit": "other"}, section).findings


def test_a_reading_of_two_documents_is_told():
    again = headed(
        "rules",
        CREDITS[CREDITS.index("readings:") :]
        .split("  - id: level", maxsplit=1)[0]
        .replace("    sets: when missed.bands.first\n", ""),
    )

    findings = lowered(headed("credit-bands", CREDITS), again).findings

    assert [finding.code for finding in findings] == ["READING-TWICE"]

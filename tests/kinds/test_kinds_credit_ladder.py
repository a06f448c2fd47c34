"""Ladders: a credit for each outage, or other record, by bands of a field, and how they come together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinds.small_policies import codes, decided, headed, lowered

FACTS = """
lists: {causes: [fault, customer], priorities: [p1, p2]}
facts:
  outages:
    type: list of records
    fields:
      from: date and time
      to: date and time
      cause: one of causes
      incident: {type: text, optional: true}
  late:
    type: list of records
    fields: {priority: one of priorities, hours_late: number}
"""
ROWS = "[{below: 1 hour, credit: 0 %}, {at least: 1 hour, credit: 5 %}, {at least: 4 hours, credit: 10 %}]"
MEASURED = """
measure:
  per: calendar month
  formula: = (period.length - downtime) / period.length * 100 %
  downtime: {of: outages, excluding: [{when: {cause: customer}}]}
commitment: {is: 100 %}
"""
LADDER = "when missed: {ladder: {for each: outages, by: length, take: TAKE, rows: ROWS MORE}}\n"


def page(section, take="the sum", rows=ROWS, more=""):
    text = section.replace("ROWS", rows).replace("TAKE", take).replace("MORE", more)
    return lowered(headed("credit-bands", FACTS + text))


def outage(day, hours, cause="fault", **more):
    start = f"2025-{day}T00:00:00Z" if "T" not in day else f"2025-{day}:00:00Z"
    date, _, hour = start.removesuffix("Z").partition("T")
    end = f"{date}T{int(hour[:2]) + int(hours):02}:{int(hours * 60) % 60:02}:00Z"
    return {"from": start, "to": end, "cause": cause, **more}


def credit(found, outages, name="credit", **facts):
    return decided(found, name, month="2025-04", outages=outages, **facts)


@pytest.mark.parametrize(
    ("take", "lengths", "expected"),
    [
        ("the sum", [], "0 %"),
        ("the sum", [0.5], "0 %"),
        ("the sum", [1], "5 %"),
        ("the sum", [3.5, 4, 0.5], "15 %"),
        ("the highest", [3, 4, 1], "10 %"),
        ("the first claimed", [3, 4, 1], "10 %"),
    ],
)
def test_each_outage_has_its_credit_and_they_come_together(take, lengths, expected):
    found = page(MEASURED + LADDER, take)
    outages = [outage(f"04-{day:02}", hours) for day, hours in enumerate(lengths, 1)]

    assert not found.findings
    assert credit(found, outages) == expected


def test_what_does_not_count_as_downtime_earns_nothing():
    found = page(MEASURED + LADDER)

    outages = [outage("04-02", 8, "customer"), outage("03-31", 8), outage("04-03", 2)]
    assert credit(found, outages, "credits_one_by_one") == "[5 %]"
    assert credit(found, [outage("04-02", 8, "customer")]) == "0 %"


def test_only_the_part_of_an_outage_within_the_period_counts():
    found = page(MEASURED + LADDER)

    over_the_border = {"from": "2025-03-31T20:00:00Z", "to": "2025-04-01T02:00:00Z", "cause": "fault"}
    assert credit(found, [over_the_border]) == "5 %"


def test_one_incident_earns_one_credit():
    found = page(MEASURED + LADDER, more=", once for each: incident")

    assert not found.findings
    one = [
        outage("04-02", 2, incident="a"),
        outage("04-03", 5, incident="a"),
        outage("04-04", 1, incident="b"),
    ]
    assert credit(found, one, "credits_one_by_one") == "[10 %, 5 %]"
    assert credit(found, [*one, outage("04-05", 1), outage("04-06", 1)]) == "25 %"


@pytest.mark.parametrize(
    ("by", "rows", "late", "expected"),
    [
        (
            "hours_late",
            "[{at most: 2, credit: USD 50}, {above: 2, credit: USD 100}]",
            [1, 2, 3],
            "USD 200.00",
        ),
        ("priority", "[{is: p1, credit: USD 80}, {is: p2, credit: USD 20}]", [1, 2], "USD 160.00"),
    ],
)
def test_any_list_of_records_may_have_a_ladder_without_a_commitment(by, rows, late, expected):
    section = "when missed: {ladder: {for each: late, by: BY, take: TAKE, rows: ROWS}}\n".replace("BY", by)
    found = page(section, rows=rows)

    assert not found.findings
    records = [{"priority": "p1", "hours_late": each} for each in late]
    assert decided(found, "credit", late=records) == expected
    assert decided(found, "credit", late=[]) == "USD 0.00"


def test_outages_that_nothing_adds_up_count_from_their_beginning_to_their_end():
    found = page(LADDER.replace("MORE", ""))

    assert not found.findings
    assert decided(found, "credit", outages=[outage("04-02", 5), outage("04-03", 1)]) == "15 %"


def test_a_remedy_may_have_a_ladder_over_the_shared_measure():
    remedies = """
measure:
  per: calendar month
  formula: = (period.length - downtime) / period.length * 100 %
  downtime: {of: outages, excluding: [{when: {cause: customer}}]}
remedies:
  take: the sum
  of:
    - name: flat
      commitment: {at least: 99 %}
      when missed: {credit: 20 %}
    - name: steps
      commitment: {is: 100 %}
      when missed: {ladder: {for each: outages, by: length, take: the highest, rows: ROWS}}
"""
    found = page(remedies)

    assert not found.findings
    assert credit(found, [outage("04-02", 5), outage("04-03", 9, "customer")]) == "10 %"
    assert credit(found, [outage("04-02", 9)]) == "30 %"


@pytest.mark.parametrize(
    ("section", "rows", "code"),
    [
        (LADDER.replace("outages", "outage"), ROWS, "UNKNOWN-NAME"),
        (LADDER.replace("by: length", "by: lenght"), ROWS, "UNKNOWN-FIELD"),
        (LADDER, "[{at least: 5 %, credit: 5 %}, {below: 5 %, credit: 0 %}]", "UNIT-MISMATCH"),
    ],
)
def test_what_cannot_be_meant_is_a_finding(section, rows, code):
    found = page(MEASURED + section, rows=rows)

    assert {each for each, _ in codes(found)} == {code}


@settings(deadline=None)
@given(st.lists(st.integers(0, 23), max_size=6))
def test_the_sum_of_all_is_never_below_the_highest_of_them(lengths):
    outages = [outage(f"04-{day:02}", hours) for day, hours in enumerate(lengths, 1)]

    total, highest = (float(credit(each, outages).removesuffix(" %")) for each in (_SUM, _HIGHEST))

    assert highest <= total <= 10 * len(lengths)


_SUM, _HIGHEST = page(MEASURED + LADDER), page(MEASURED + LADDER, "the highest")

"""Hour quotas: what is entitled, used, left and beyond, by band and by what rolls over."""

from __future__ import annotations

import pytest

from kinds.small_policies import codes, decided, headed, lowered, row_of

QUOTA = """
answers: expert-hours
delivered by: Engineer
per: calendar quarter
hours:
  by: revenue
  rows:
    - {name: small, below: "EUR 500,000", hours: 16 hours}
    - {name: large, at least: "EUR 500,000", hours: 32 hours}
activities that count: activities
roll over: none
fair use: {subject to: free capacity, notice: 5 business days}
"""


def quota(section=QUOTA, **more):
    return lowered(headed("hour-quota", section), **more)


def entry(hours, activity="review"):
    return {"date": "2025-02-03", "hours": hours, "activity": activity}


@pytest.mark.parametrize(
    ("revenue", "used", "expected"),
    [
        ("EUR 499,999.99", [], ("16 hours", "0 minutes", "16 hours", "0 minutes")),
        ("EUR 500,000", [entry("20 hours")], ("32 hours", "20 hours", "12 hours", "0 minutes")),
        (
            "EUR 500,000",
            [entry("20 hours"), entry("13 hours")],
            ("32 hours", "33 hours", "0 minutes", "1 hour"),
        ),
        ("USD 1", [], ("CURRENCY-MISMATCH",) * 4),
    ],
)
def test_hours_are_entitled_by_band_and_what_is_used_is_taken_off(revenue, used, expected):
    found = quota()
    names = ("expert_hours", "expert_hours_used", "expert_hours_remaining", "expert_hours_beyond")

    assert not found.findings
    values = tuple(decided(found, name, revenue=revenue, used=used, quarter="2025-Q1") for name in names)
    assert values[0] == expected[0]
    assert values[2:] == expected[2:]


def test_the_row_and_the_one_who_delivers_are_told():
    found = quota()

    assert row_of(found, "expert_hours", revenue="EUR 1") == "small"
    assert decided(found, "expert_hours_delivered_by") == "Engineer"
    assert found.questions["expert-hours"].period == "quarter"
    assert found.questions["expert-hours"].fields[0].path == ("delivered_by",)


@pytest.mark.parametrize(
    ("used", "code"),
    [
        ([entry("1 hour", "golf")], "UNKNOWN-MEMBER"),
        ([{"date": "2025-02-03", "hours": "1 hour"}], "FIELD-MISSING"),
        ([entry(1)], "UNIT-MISSING"),
        (None, "NULL-GIVEN"),
    ],
)
def test_what_does_not_count_is_refused(used, code):
    assert decided(quota(), "expert_hours_used", used=used) == code


@pytest.mark.parametrize(
    ("roll_over", "facts", "remaining"),
    [
        ("none", {}, "16 hours"),
        ("all", {}, "MISSING-FACT"),
        ("all", {"expert_hours_rolled_over": "20 hours"}, "36 hours"),
        ("{at most: 8 hours, for: 1 period}", {"expert_hours_rolled_over": "20 hours"}, "24 hours"),
        ("{at most: 8 hours, for: 1 period}", {"expert_hours_rolled_over": "3 hours"}, "19 hours"),
    ],
)
def test_hours_that_were_left_roll_over_as_the_policy_says(roll_over, facts, remaining):
    found = quota(QUOTA.replace("roll over: none", f"roll over: {roll_over}"))

    assert decided(found, "expert_hours_remaining", revenue="EUR 1", used=[], **facts) == remaining


@pytest.mark.parametrize(("hours", "used"), [("31 minutes", "45 minutes"), ("45 minutes", "45 minutes")])
def test_each_entry_is_rounded_as_declared(hours, used):
    found = quota(QUOTA + "each entry: up to 15 minutes\n")

    assert decided(found, "expert_hours_used", used=[entry(hours)]) == used


@pytest.mark.parametrize(
    ("overage", "beyond", "price"),
    [
        ("{price: EUR 100.00, for every: 1 hour}", "90 minutes", "EUR 150.00"),
        ("{price: EUR 100.00, for every: 1 hour, round: up to 1 hour}", "90 minutes", "EUR 200.00"),
        ("{price: EUR 100.00, for every: 1 hour}", "0 hours", "EUR 0.00"),
        ("not available", "90 minutes", "not available"),
        ("undefined by the terms", "90 minutes", "undefined by the terms"),
    ],
)
def test_what_goes_beyond_has_its_price(overage, beyond, price):
    found = quota(QUOTA + f"overage: {overage}\n")

    assert decided(found, "expert_hours_overage", expert_hours_beyond=beyond) == price


@pytest.mark.parametrize(
    ("hours", "remaining"), [("unlimited", "unlimited"), ("not applicable", "not applicable")]
)
def test_an_outcome_in_place_of_hours_stays_what_it_is(hours, remaining):
    found = quota(f"per: calendar month\nhours: {hours}\n")

    assert decided(found, "hour_quota_remaining", used=[]) == remaining
    assert decided(found, "hour_quota_beyond", used=[]) == "0 minutes"


def test_members_may_stand_in_place_of_a_list():
    found = quota(QUOTA.replace("that count: activities", "that count: [review]"))

    assert decided(found, "expert_hours_used", used=[entry("1 hour")]) == "1 hour"
    assert decided(found, "expert_hours_used", used=[entry("1 hour", "training")]) == "UNKNOWN-MEMBER"


def test_a_change_that_is_not_from_the_next_period_on_is_told():
    found = quota(QUOTA + "change within a period: {revenue: at once}\n")

    assert [(each.code, each.level.value) for each in found.findings] == [("NOT-EVALUATED", "warning")]
    assert not quota(QUOTA + "change within a period: {revenue: from the next period on}\n").findings


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("per: calendar month\n", [("HOURS-MISSING", 1)]),
        ("hours: 1 hour\nactivities that count: activites\n", [("UNKNOWN-LIST", 6)]),
        ("hours: 1 hour\nactivities that count: [reviews]\n", [("UNKNOWN-MEMBER", 6)]),
        ("hours: 1 hour\nused: live\n", [("ENTRIES-WITHOUT-HOURS", 6)]),
        (
            (
                "facts: {used: {type: list of records, fields: {hours: duration, activity: text}}}\n"
                "hours: 1 hour\nactivities that count: activities\n"
            ),
            [("ACTIVITY-NOT-HELD", 7)],
        ),
        ("hours: {by: revenues, rows: [{below: EUR 1, hours: 1 hour}]}\n", [("UNKNOWN-NAME", 5)]),
        ("hours: 16\n", "refused by the schema"),
    ],
)
def test_a_mistake_is_found_on_its_line(section, expected):
    if isinstance(expected, str):
        with pytest.raises(AssertionError):
            quota(section)
    else:
        assert codes(quota(section)) == expected

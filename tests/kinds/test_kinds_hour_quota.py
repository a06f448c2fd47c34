"""Hour quotas: what is entitled, used, left and beyond, by band and by what rolls over."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addendum.rules import Planner
from addendum.values import Duration, show
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


def values(found, **facts):
    """What the question gives, by the names of its decisions."""
    (question,) = found.questions.values()
    return (
        Planner(found.program, found.functions)
        .run(tuple(each.source for each in question.fields), facts)
        .values
    )


ROLLING = quota(QUOTA.replace("roll over: none", "roll over: all"))


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
        ([{"date": "2025-02-03", "activity": "review"}], "FIELD-MISSING"),
        ([entry(1)], "UNIT-MISSING"),
        ([entry("1 hour") | {"ours": "1 hour"}], "UNKNOWN-FIELD"),
        (None, "NULL-GIVEN"),
    ],
)
def test_entries_that_cannot_be_read_are_an_error(used, code):
    assert decided(quota(), "expert_hours_used", used=used, quarter="2025-Q1") == code


@pytest.mark.parametrize(
    ("used", "because"),
    [
        (entry("1 hour", "golf"), "`golf` is none of the activities that count"),
        (entry("1 hour") | {"corrects": "a"}, "no entry that counts is called `a`"),
        (entry("1 hour") | {"reservation": "a"}, "nothing is reserved as `a`"),
    ],
)
def test_entries_that_do_not_count_are_refused_with_the_reason(used, because):
    found = values(quota(), used=[used, entry("2 hours")], quarter="2025-Q1", revenue="EUR 1")

    assert [each["because"] for each in found["expert_hours_refused"]] == [because]
    assert found["expert_hours_used"] == Duration(7200)


def test_only_entries_of_the_period_count():
    later = entry("5 hours") | {"date": "2025-04-01"}

    assert decided(quota(), "expert_hours_used", used=[entry("1 hour"), later], quarter="2025-Q1") == "1 hour"
    assert (
        decided(quota(), "expert_hours_used", used=[entry("1 hour"), later], quarter="2025-Q2") == "5 hours"
    )


def test_reserved_hours_are_neither_used_nor_left():
    used = [
        entry("8 hours") | {"id": "r", "reserved": True},
        entry("3 hours") | {"reservation": "r"},
        entry("-1 hour") | {"corrects": "r"},
    ]
    found = values(quota(), used=used, quarter="2025-Q1", revenue="EUR 1")

    assert [show(found[f"expert_hours_{word}"]) for word in ("used", "reserved", "remaining")] == [
        "3 hours",
        "4 hours",
        "9 hours",
    ]


def test_what_is_used_is_told_by_activity_in_their_order():
    used = [entry("2 hours", "training"), entry("1 hour"), entry("3 hours", "training")]
    found = values(quota(), used=used, quarter="2025-Q1", revenue="EUR 1")

    assert [(name, show(hours)) for name, hours in found["expert_hours_by_activity"].items()] == [
        ("review", "1 hour"),
        ("training", "5 hours"),
    ]


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
    case = {"revenue": "EUR 1", "used": [], "quarter": "2025-Q1", **facts}

    assert decided(found, "expert_hours_remaining", **case) == remaining


@pytest.mark.parametrize(
    ("roll_over", "rolled"),
    [
        ("all", "29 hours"),
        ("{at most: 8 hours}", "8 hours"),
        ("{for: 1 period}", "16 hours"),
        ("{for: 1 period, used: last}", "13 hours"),
        ("{at most: 8 hours, for: 1 period}", "8 hours"),
    ],
)
def test_what_rolls_over_is_worked_out_of_the_history_and_all_entries(roll_over, rolled):
    found = quota(QUOTA.replace("roll over: none", f"roll over: {roll_over}"))
    history = [{"from": "2025-01-01", "granted": "16 hours"}]
    used = [entry("3 hours") | {"date": "2025-05-05"}, entry("1 hour") | {"date": "2025-07-01"}]
    case = {"revenue": "EUR 1", "used": used, "quarter": "2025-Q3", "expert_hours_history": history}

    assert decided(found, "expert_hours_rolled_over", **case) == rolled
    assert decided(found, "expert_hours_used", **case) == "1 hour"


@pytest.mark.parametrize(("rule", "granted"), [("at once", "32 hours"), ("in proportion", "24 hours")])
def test_a_change_within_a_period_counts_by_its_rule(rule, granted):
    found = quota(QUOTA + f"change within a period: {{revenue: {rule}}}\n")
    history = [
        {"from": "2025-07-01", "granted": "16 hours"},
        {"from": "2025-08-16", "granted": "32 hours", "changed": ["revenue"]},
    ]
    case = {"revenue": "EUR 1", "quarter": "2025-Q3", "used": []}

    assert decided(found, "expert_hours_remaining", **case) == "16 hours"
    assert decided(found, "expert_hours_remaining", **case, expert_hours_history=history) == granted


def test_a_change_that_counts_in_the_next_period_needs_no_history():
    found = quota(QUOTA + "change within a period: {revenue: from the next period on}\n")

    assert not found.findings
    assert "expert_hours_history" not in found.program.facts


@settings(deadline=None)  # a planner compiles the policy in each example
@given(st.lists(st.integers(0, 20)), st.lists(st.integers(0, 20)), st.integers(0, 40))
def test_used_and_left_are_what_is_granted_and_rolled_over(used, reserved, rolled_over):
    entries = [entry(f"{hours} hours") for hours in used]
    entries += [entry(f"{hours} hours") | {"reserved": True} for hours in reserved]
    rolled = {"expert_hours_rolled_over": f"{rolled_over} hours"}

    told = values(ROLLING, used=entries, quarter="2025-Q1", revenue="EUR 1", **rolled)

    there = told["expert_hours"] + told["expert_hours_rolled_over"]
    covered = told["expert_hours_used"] - told["expert_hours_beyond"]
    held = min(told["expert_hours_reserved"], there - covered)
    assert covered + held + told["expert_hours_remaining"] == there


def test_periods_of_a_contract_count_from_its_first_day_without_drift():
    contract = headed("contract", "tier: acme/tier\nterm: {from: 2024-01-31}\nfacts: {fee: EUR 1}\n")
    found = quota(QUOTA.replace("calendar quarter", "contract quarter"), contract=contract)

    def period(day):
        return decided(found, "expert_hours_period", period_from=day)

    assert period("2024-04-30") == "{from: 2024-04-30, last_day: 2024-07-30}"
    assert period("2024-07-31") == "{from: 2024-07-31, last_day: 2024-10-30}"
    assert period("2024-07-30") == "NOT-A-FIRST-DAY"


def test_periods_may_count_from_the_fiscal_year_or_from_a_day_of_the_month():
    fiscal = quota(QUOTA.replace("calendar quarter", "fiscal quarter\nfiscal year begins: 02-01"))
    billing = quota(
        "facts: {billing_day: number}\n"
        + QUOTA.replace("calendar quarter", "billing cycle\ncounted from: billing_day")
    )

    quarter = decided(fiscal, "expert_hours_period", period_from="2025-05-01")
    cycle = decided(billing, "expert_hours_period", period_from="2025-02-28", billing_day=31)

    assert quarter == "{from: 2025-05-01, last_day: 2025-07-31}"
    assert cycle == "{from: 2025-02-28, last_day: 2025-03-30}"
    assert decided(fiscal, "expert_hours_period", period_from="2025-06-01") == "NOT-A-FIRST-DAY"


def test_periods_may_count_from_a_fact():
    section = QUOTA.replace("calendar quarter", "contract month\ncounted from: go_live")
    found = quota("facts: {go_live: date}\n" + section)

    told = decided(found, "expert_hours_period", period_from="2025-02-28", go_live="2025-01-31")

    assert told == "{from: 2025-02-28, last_day: 2025-03-30}"


@pytest.mark.parametrize(("hours", "used"), [("31 minutes", "45 minutes"), ("45 minutes", "45 minutes")])
def test_each_entry_is_rounded_as_declared(hours, used):
    found = quota(QUOTA + "each entry: up to 15 minutes\n")

    assert decided(found, "expert_hours_used", used=[entry(hours)], quarter="2025-Q1") == used


def test_a_quota_may_be_a_number_of_something_in_a_period():
    found = quota("answers: trainings\nper: calendar year\nnumber: 3\nof: trainings\nroll over: none\n")
    used = [{"date": "2025-02-03"}, {"date": "2025-03-03", "number": 3}]
    case = {"used": used, "period_from": "2025-01-01"}

    assert decided(found, "trainings_used", **case) == "4"
    assert decided(found, "trainings_beyond", **case) == "1"
    assert found.titles["trainings_used"] == "Trainings used"


@pytest.mark.parametrize(
    ("number", "remaining", "beyond"), [("2", "0", "1"), ("5", "2", "0"), ("unlimited", "unlimited", "0")]
)
def test_a_number_without_a_period_is_a_limit_at_any_time(number, remaining, beyond):
    found = quota(f"answers: contacts\nnumber: {number}\nof: named contacts\nused: contacts_named\n")

    assert decided(found, "contacts_remaining", contacts_named=3) == remaining
    assert decided(found, "contacts_beyond", contacts_named=3) == beyond
    assert [field.path for field in found.questions["contacts"].fields] == [
        ("entitled",),
        ("used",),
        ("remaining",),
        ("beyond",),
    ]


def test_what_exceeds_the_limits_of_fair_use_is_told():
    limits = "{at most: 4 hours, per: day}, {at most: 50 %, per: calendar month}"
    found = quota(QUOTA.replace("subject to", f"limits: [{limits}], subject to"))
    used = [
        entry("3 hours") | {"date": "2025-02-03"},
        entry("2 hours") | {"date": "2025-02-03"},
        entry("4 hours", "training") | {"date": "2025-02-10"},
    ]

    told = values(found, used=used, quarter="2025-Q1", revenue="EUR 1")["expert_hours_exceeded"]

    assert [(each["per"], each["of"], show(each["used"]), show(each["at_most"])) for each in told] == [
        ("day", "2025-02-03", "5 hours", "4 hours"),
        ("calendar month", "2025-02", "9 hours", "8 hours"),
    ]


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

    assert decided(found, "hour_quota_remaining", used=[], month="2025-01") == remaining
    assert decided(found, "hour_quota_beyond", used=[], month="2025-01") == "0 minutes"


def test_members_may_stand_in_place_of_a_list():
    found = quota(QUOTA.replace("that count: activities", "that count: [review]"))
    used = [entry("1 hour"), entry("2 hours", "training")]

    assert decided(found, "expert_hours_used", used=used, quarter="2025-Q1") == "1 hour"


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("per: calendar month\n", [("HOURS-MISSING", 1)]),
        ("hours: 1 hour\nactivities that count: activites\n", [("UNKNOWN-LIST", 6)]),
        ("hours: 1 hour\nactivities that count: [reviews]\n", [("UNKNOWN-MEMBER", 6)]),
        ("hours: 1 hour\nused: live\n", [("ENTRIES-WITHOUT-HOURS", 6)]),
        (
            (
                "facts: {used: {type: list of records, fields: {hours: duration, date: date}}}\n"
                "hours: 1 hour\nactivities that count: activities\n"
            ),
            [("ACTIVITY-NOT-HELD", 7)],
        ),
        ("hours: {by: revenues, rows: [{below: EUR 1, hours: 1 hour}]}\n", [("UNKNOWN-NAME", 5)]),
        (
            "hours: 1 hour\nper: billing cycle\nchange within a period: {revenue: in proportion}\n",
            [("PERIOD-OPEN", 7)],
        ),
        (
            "hours: 1 hour\nper: calendar month\nchange within a period: {revenues: at once}\n",
            [("UNKNOWN-NAME", 7)],
        ),
        ("hours: 1 hour\nper: contract month\ncounted from: live\n", [("DAY-NEEDED", 7)]),
        ("hours: 1 hour\nper: calendar month\nfiscal year begins: 02-01\n", [("NEVER-COUNTS", 7)]),
        ("number: 2\nroll over: all\neach entry: up to 1\n", [("NEVER-COUNTS", 6), ("NEVER-COUNTS", 7)]),
        (
            (
                "facts: {used: {type: list of records, fields: {hours: duration}}}\n"
                "hours: 1 hour\nfair use: {limits: [{at most: 1 hour, per: day}]}\n"
            ),
            [("FIELD-NEEDED", 7)],
        ),
        ("hours: 16\n", "refused by the schema"),
    ],
)
def test_a_mistake_is_found_on_its_line(section, expected):
    if isinstance(expected, str):
        with pytest.raises(AssertionError):
            quota(section)
    else:
        assert codes(quota(section)) == expected

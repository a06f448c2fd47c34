"""Claims: the last day, by days, business days, months and whole periods, and what a late one gets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addendum.values import Date, Month
from kinds.small_policies import codes, decided, headed, lowered

PAGE = """
facts:
  reported_on: {type: date, optional: true, title: When it was reported}
  closed_on: date
  day: number
measure: {PER}
commitment: {at least: 99.9 %}
when missed: {credit: 10 %}
claim: {CLAIM}
"""
MONTH = {"month": "2026-03"}


def claiming(claim, per="per: calendar month", more=""):
    return lowered(headed("credit-bands", PAGE.replace("CLAIM", claim).replace("PER", per) + more))


def missed(found, *names, **facts):
    return [decided(found, name, availability="99 %", **facts) for name in names]


@pytest.mark.parametrize(
    ("claim", "facts", "last_day"),
    [
        ("within: 30 calendar days, after: the end of the period", {"month": "2026-03"}, "2026-04-30"),
        ("within: 2 months, after: the end of the period", {"month": "2026-12"}, "2027-02-28"),
        ("within: 2 months, after: the end of the period", {"month": "2026-01"}, "2026-03-31"),
        ("within: 1 month, after: the end of the period", {"month": "2026-02"}, "2026-03-31"),
        ("within: 2 periods, after: the end of the period", {"month": "2026-11"}, "2027-01-31"),
        ("within: 2 billing cycles, after: the incident", {"incident_began": "2026-03-12"}, "2026-05-31"),
        ("within: 1 calendar quarter, after: the incident", {"incident_began": "2026-02-12"}, "2026-06-30"),
        ("within: 2 calendar months, after: the incident", {"incident_began": "2026-07-10"}, "2026-09-30"),
        ("within: 1 month, after: the incident", {"incident_began": "2026-01-31"}, "2026-02-28"),
        ("within: 1 year, after: the incident", {"incident_began": "2024-02-29"}, "2025-02-28"),
        (
            "within: 10 calendar days, after: the end of the incident",
            {"incident_ended": "2026-02-20"},
            "2026-03-02",
        ),
        (
            "within: 30 calendar days, after: becoming eligible",
            {"became_eligible": "2026-04-01"},
            "2026-05-01",
        ),
        (
            "within: 15 calendar days, after: the end of the month of the incident",
            {"incident_began": "2026-07-10"},
            "2026-08-15",
        ),
        ("within: 14 calendar days, after: = reported_on", {"reported_on": "2026-03-30"}, "2026-04-13"),
        ("within: 14 calendar days, after: = reported_on", {}, "not applicable"),
        (
            "within: 14 calendar days, after: '= closed_on + 1 month'",
            {"closed_on": "2026-01-31"},
            "2026-03-14",
        ),
        ("within: unlimited, after: the end of the period", {}, "unlimited"),
    ],
)
def test_the_last_day_is_counted_as_the_policy_says(claim, facts, last_day):
    found = claiming(claim.replace("= reported_on", "'= reported_on'"))

    assert not found.findings
    assert missed(found, "claim_last_day", **MONTH | facts) == [last_day]


@pytest.mark.parametrize(
    ("after", "facts", "last_day"),
    [
        ("the incident", {"incident_began": "2026-07-10"}, "2026-07-17"),
        ("the incident", {"incident_began": "2026-07-11"}, "2026-07-17"),
        ("the end of the period", {"month": "2026-07"}, "2026-08-07"),
        ("the end of the period", {"month": "2026-05"}, "2026-06-05"),
    ],
)
def test_business_days_are_those_of_the_calendar_that_is_named(after, facts, last_day):
    found = claiming(f"within: 5 business days, during: office_hours, after: {after}")

    assert not found.findings
    assert missed(found, "claim_last_day", **MONTH | facts) == [last_day]


@pytest.mark.parametrize(
    ("per", "facts", "within", "last_day"),
    [
        ("calendar quarter", {"quarter": "2026-Q1"}, "30 calendar days", "2026-04-30"),
        ("calendar quarter", {"quarter": "2026-Q1"}, "1 period", "2026-06-30"),
        ("fiscal quarter", {"period_from": "2026-02-01"}, "30 calendar days", "2026-05-30"),
        ("billing month", {"period_from": "2026-01-31"}, "2 periods", "2026-04-29"),
        (
            "billing cycle, counted from: day",
            {"period_from": "2026-02-28", "day": 31},
            "2 periods",
            "2026-05-30",
        ),
        (
            "fiscal quarter, fiscal year begins: 02-01",
            {"period_from": "2026-11-01"},
            "1 period",
            "2027-04-30",
        ),
        ("trailing 12 months", {"month": "2026-03"}, "10 calendar days", "2026-04-10"),
        ("rolling 30 days", {"period_from": "2026-01-01"}, "10 calendar days", "2026-02-09"),
    ],
)
def test_the_period_of_the_measure_is_the_one_that_ends(per, facts, within, last_day):
    found = claiming(f"within: {within}, after: the end of the period", f"per: {per}")

    assert not found.findings
    assert missed(found, "claim_last_day", **facts) == [last_day]


@pytest.mark.parametrize(
    ("claimed", "in_time", "credit"),
    [
        ("2026-04-29", "true", "10 %"),
        ("2026-04-30", "true", "10 %"),
        ("2026-05-01", "false", "not applicable"),
        (None, "not applicable", "10 %"),
    ],
)
def test_a_claim_is_judged_by_its_day_and_a_late_one_gets_nothing(claimed, in_time, credit):
    found = claiming("within: 30 calendar days, after: the end of the period")
    facts = {} if claimed is None else {"claimed": claimed}

    assert missed(found, "claim_in_time", "credit", **MONTH, **facts) == [in_time, credit]


@pytest.mark.parametrize(
    ("claimed", "in_time"),
    [
        ("2026-05-31T23:59:59Z", "true"),
        ("2026-06-01T00:00:00Z", "false"),
        ("2026-06-01T01:59:59+02:00", "true"),
    ],
)
def test_a_claim_with_its_time_is_judged_in_the_zone_of_the_claim(claimed, in_time):
    found = lowered(
        headed(
            "credit-bands",
            PAGE.replace("closed_on: date", "claimed: {type: date and time, optional: true}")
            .replace("CLAIM", "within: 2 periods, after: the end of the period, zone: UTC")
            .replace("PER", "per: calendar month"),
        )
    )

    assert not found.findings
    assert missed(found, "claim_in_time", month="2026-03", claimed=claimed) == [in_time]


@pytest.mark.parametrize(
    ("facts", "in_time"),
    [
        ({"became_aware": "2026-04-10T10:00:00Z", "claimed": "2026-04-11T10:00:00Z"}, "true"),
        ({"became_aware": "2026-04-10T10:00:00Z", "claimed": "2026-04-11T10:00:01Z"}, "false"),
        ({"claimed": "2026-04-11T10:00:01Z"}, "MISSING-FACT"),
        ({"became_aware": "2026-04-10T10:00:00Z"}, "not applicable"),
        ({}, "not applicable"),
    ],
)
def test_hours_lead_to_a_moment(facts, in_time):
    found = claiming("within: 24 hours, after: becoming aware")

    assert not found.findings
    assert missed(found, "claim_in_time", **MONTH, **facts) == [in_time]
    assert "claim_last_day" not in found.program.decisions


def test_a_fact_may_choose_between_hours_and_periods():
    found = claiming("within: {by: region, eu: 24 hours, us: 2 periods}, after: the end of the period")

    facts = {"month": "2026-03", "region": "eu"}
    assert missed(found, "claim_until", **facts) == ["2026-04-02T00:00:00Z"]
    assert missed(found, "claim_until", **facts | {"region": "us"}) == ["2026-05-31"]


def test_what_a_late_claim_gets_may_be_said():
    found = claiming("within: 1 calendar day, after: the end of the period, otherwise: no commitment")

    assert missed(found, "credit", month="2026-03", claimed="2026-04-02") == ["no commitment"]


def test_who_is_not_eligible_is_refused_whenever_he_claims():
    eligible = "eligible: {only if: {live: true}, otherwise: best effort}\n"
    found = claiming("within: 1 calendar day, after: the end of the period", more=eligible)

    assert not found.findings
    facts = {"month": "2026-03", "claimed": "2026-04-02"}
    assert missed(found, "credit", live=False, **facts) == ["best effort"]
    assert missed(found, "credit", live=True, **facts) == ["not applicable"]


@pytest.mark.parametrize(
    ("claim", "per", "code"),
    [
        ("within: 5 business days, after: the end of the period", "per: calendar month", "CLAIM-DAYS-OPEN"),
        ("within: 5 calendar days, after: the end of the period", "name: uptime", "CLAIM-PERIOD-OPEN"),
        ("within: 2 periods, after: the incident", "name: uptime", "CLAIM-PERIOD-OPEN"),
        ("within: 5 business days, after: the incident", "name: uptime", "CLAIM-DAYS-OPEN"),
    ],
)
def test_what_a_last_day_cannot_be_counted_by_is_a_finding_and_no_guess(claim, per, code):
    found = claiming(claim, per)

    assert codes(found) == [(code, 12)]
    assert not {"claim_last_day", "claimed_too_late"} & found.program.decisions.keys()


def test_the_fields_of_the_answer_tell_the_last_day_and_whether_a_claim_came_in_time():
    found = claiming("within: 14 calendar days, after: '= reported_on', how: in writing")

    paths = [field.path for field in found.questions["credit-bands"].fields if field.path[0] == "claim"]
    assert [word for _, word in paths] == ["within", "how", "after", "last day", "in time"]


def test_each_remedy_has_its_own_claim_and_the_whole_one_for_all():
    found = lowered(
        headed(
            "credit-bands",
            """
remedies:
  take: the sum
  of:
    - name: uptime
      measure: {per: calendar month}
      commitment: {at least: 99.9 %}
      when missed: {credit: 10 %}
      claim: {within: 1 period, after: the end of the period}
    - name: speed
      measure: {name: speed, type: number, per: calendar month}
      commitment: {at most: 2}
      when missed: {credit: 5 %}
claim: {within: 60 calendar days, after: the end of the period}
""",
        )
    )

    assert not found.findings
    facts = {"month": "2026-03", "speed": 3}
    assert missed(found, "uptime_claim_last_day", "claim_last_day", **facts) == ["2026-04-30", "2026-05-30"]
    late = {"uptime_claimed": "2026-05-01", "claimed": "2026-05-02"}
    assert missed(found, "credit", **facts, **late) == ["5 %"]
    assert missed(found, "credit", **facts, claimed="2026-05-31") == ["not applicable"]


@settings(deadline=None)  # every example lowers two policies
@given(st.integers(2000 * 12, 2100 * 12), st.integers(1, 24))
def test_whole_months_end_where_months_end_whatever_their_lengths(index, count):
    found = claiming(f"within: {count} months, after: the end of the period")
    in_periods = claiming(f"within: {count} periods, after: the end of the period")

    month = Month.at(index)
    expected = str(Month.at(index + count).last_day)
    assert missed(found, "claim_last_day", month=str(month)) == [expected]
    assert missed(in_periods, "claim_last_day", month=str(month)) == [expected]


@settings(deadline=None)  # every example lowers a policy
@given(
    st.dates(min_value=Date(2000, 1, 1).to_python(), max_value=Date(2090, 1, 1).to_python()),
    st.integers(1, 40),
)
def test_the_last_of_so_many_business_days_is_one_and_has_as_many_before_it(began, count):
    found = claiming(f"within: {count} business days, during: office_hours, after: the incident")

    (text,) = missed(found, "claim_last_day", incident_began=str(began), **MONTH)
    last = Date.parse(text)
    between = range(began.toordinal() + 1, last.ordinal + 1)
    assert sum(Date.from_ordinal(day).weekday <= 5 for day in between) == count
    assert last.weekday <= 5

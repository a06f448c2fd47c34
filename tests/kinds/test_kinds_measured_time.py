"""The time that is measured: periods of every kind, their open hours, and services that live part of them."""

from __future__ import annotations

import pytest

from kinds.small_policies import codes, decided, headed, lowered

FACTS = """
facts:
  go_live: {type: date, title: First day of the service}
  billing_day: {type: number, title: Day on which bills begin}
  deployed: {type: date, optional: true}
  removed: {type: date and time, optional: true}
  time_deployed: duration
  outages: {type: list of records, fields: {from: date and time, to: date and time}}
  plan: text
"""


def measured(measure, contract=None):
    """The document whose measure has these lines besides its name and formula."""
    section = f"{FACTS.lstrip()}measure:\n  formula: = downtime / period.length * 100 %\n  type: percent\n"
    lines = "".join(f"  {line}\n" for line in measure.split("; "))
    return lowered(headed("credit-bands", f"{section}{lines}"), contract=contract)


def length(found, **facts):
    """The length of the period in hours, or the code of the error in its place."""
    return decided(found, "period", **facts).removeprefix("{length: ").removesuffix("}")


@pytest.mark.parametrize(
    ("per", "facts", "hours"),
    [
        ("calendar month", {"month": "2025-02"}, "672 hours"),
        ("calendar month in Europe/Berlin", {"month": "2025-03"}, "743 hours"),
        ("calendar quarter", {"quarter": "2025-Q1"}, "2160 hours"),
        ("calendar year", {"period_from": "2024-01-01"}, "8784 hours"),
        ("calendar year", {"period_from": "2024-02-01"}, "NOT-A-FIRST-DAY"),
        ("calendar week", {"period_from": "2025-03-03"}, "168 hours"),
        ("calendar week", {"period_from": "2025-03-04"}, "NOT-A-FIRST-DAY"),
        ("day in Europe/Berlin", {"period_from": "2025-03-30"}, "23 hours"),
        ("billing month", {"period_from": "2025-02-15"}, "672 hours"),
        ("billing cycle", {"period_from": "2025-02-15", "last_day": "2025-03-13"}, "648 hours"),
        ("billing cycle", {"period_from": "2025-02-15", "last_day": "2025-02-14"}, "PERIOD-REVERSED"),
        ("rolling 30 days", {"period_from": "2025-02-15"}, "720 hours"),
        ("rolling 12 months", {"period_from": "2024-02-15"}, "8784 hours"),
        ("trailing 12 months", {"month": "2024-01"}, "8760 hours"),
        ("trailing year", {"month": "2024-12"}, "8784 hours"),
        ("trailing 2 quarters", {"month": "2025-06"}, "4344 hours"),
        ("trailing 30 days", {"last_day": "2025-03-10"}, "720 hours"),
        ("trailing week", {"last_day": "2025-03-10"}, "168 hours"),
        ("fiscal quarter; fiscal year begins: 02-01", {"period_from": "2025-05-01"}, "2208 hours"),
        ("fiscal quarter; fiscal year begins: 02-01", {"period_from": "2025-04-01"}, "NOT-A-FIRST-DAY"),
        ("fiscal year; fiscal year begins: 07-01", {"period_from": "2023-07-01"}, "8784 hours"),
        ("fiscal year; fiscal year begins: 07-01", {"period_from": "2023-10-01"}, "NOT-A-FIRST-DAY"),
        (
            "billing cycle; counted from: billing_day",
            {"period_from": "2025-02-28", "billing_day": 31},
            "744 hours",
        ),
        (
            "billing month; counted from: billing_day",
            {"period_from": "2025-02-27", "billing_day": 31},
            "NOT-A-FIRST-DAY",
        ),
        (
            "contract quarter; counted from: go_live",
            {"period_from": "2025-04-30", "go_live": "2025-01-31"},
            "2208 hours",
        ),
        ("contract year", {"period_from": "2025-04-30"}, "8760 hours"),
        ("calendar month; month counted as: 30 days", {"month": "2025-02"}, "720 hours"),
        ("calendar month; month counted as: 700 hours", {"month": "2025-02"}, "700 hours"),
    ],
)
def test_a_period_has_its_length(per, facts, hours):
    found = measured(f"per: {per}")

    assert not found.findings
    assert length(found, **facts) == hours


def test_periods_of_a_contract_are_counted_from_its_first_day():
    contract = headed("contract", "tier: basic\nterm: {from: 2025-01-31}\n", name="contracts/one")

    found = measured("per: contract quarter", contract)

    assert length(found, period_from="2025-04-30") == "2208 hours"
    assert length(found, period_from="2025-05-01") == "NOT-A-FIRST-DAY"


@pytest.mark.parametrize(
    ("rule", "facts", "hours"),
    [
        ("{in service: time_deployed, the rest: is left out}", {"time_deployed": "240 hours"}, "240 hours"),
        ("{in service: time_deployed, the rest: counts as available}", {}, "720 hours"),
        (
            "{in service: time_deployed, the rest: is left out}",
            {"time_deployed": "721 hours"},
            "SERVICE-TOO-LONG",
        ),
        (
            "{in service: time_deployed, the rest: is left out}",
            {"time_deployed": "0 hours"},
            "SERVICE-NOT-LIVE",
        ),
        ("{from: deployed, the rest: is left out}", {"deployed": "2025-04-21"}, "240 hours"),
        ("{from: deployed, the rest: is left out}", {}, "720 hours"),
        ("{from: deployed, the rest: is left out}", {"deployed": "2025-05-01"}, "SERVICE-NOT-LIVE"),
        ("{from: deployed, the rest: counts as available}", {"deployed": "2025-04-21"}, "720 hours"),
        (
            "{from: deployed, to: removed, the rest: is left out}",
            {"deployed": "2025-04-21", "removed": "2025-04-21T12:00:00Z"},
            "12 hours",
        ),
    ],
)
def test_a_service_that_lives_part_of_the_period_is_measured_over_that_part_or_all_of_it(rule, facts, hours):
    found = measured(f"per: calendar month; part life: {rule}")

    assert not found.findings
    assert length(found, month="2025-04", **facts) == hours


@pytest.mark.parametrize("rest", ["is left out", "counts as available"])
def test_outages_beside_the_life_of_a_service_do_not_count(rest):
    found = measured(
        f"per: calendar month; part life: {{from: deployed, the rest: {rest}}}; downtime: {{of: outages}}"
    )
    outages = [{"from": "2025-04-20T22:00:00Z", "to": "2025-04-21T02:00:00Z"}]

    assert decided(found, "downtime", month="2025-04", deployed="2025-04-21", outages=outages) == "2 hours"


@pytest.mark.parametrize(
    ("rule", "facts", "hours"),
    [
        ("during: office_hours", {}, "176 hours"),
        ("during: office_hours; month counted as: 180 hours", {}, "180 hours"),
        (
            "during: office_hours; part life: {from: deployed, the rest: is left out}",
            {"deployed": "2025-04-28"},
            "24 hours",
        ),
        ("month counted as: 30 days; part life: {from: deployed, the rest: is left out}", {}, "720 hours"),
        (
            "month counted as: 30 days; part life: {from: deployed, the rest: is left out}",
            {"deployed": "2025-04-21"},
            "240 hours",
        ),
        ("during: {by: live, true: office_hours, false: 24/7}", {"live": False}, "720 hours"),
    ],
)
def test_a_period_may_be_its_open_hours(rule, facts, hours):
    found = measured(f"per: calendar month; {rule}")

    assert not found.findings
    assert length(found, month="2025-04", **facts) == hours


def test_downtime_counts_in_the_open_hours_of_the_period():
    found = measured("per: calendar month; during: office_hours; downtime: {of: outages}")
    outages = [{"from": "2025-04-10T13:00:00Z", "to": "2025-04-10T17:00:00Z"}]

    assert decided(found, "downtime", month="2025-04", outages=outages) == "2 hours"
    assert decided(found, "availability", month="2025-04", outages=outages) == "25/22 %"


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("per: contract year; counted from: plan", ["DAY-NEEDED"]),
        ("per: contract year; counted from: go_life", ["UNKNOWN-NAME"]),
        ("per: calendar month; part life: {from: plan, the rest: is left out}", ["DAY-NEEDED"]),
        ("per: calendar month; part life: {the rest: is left out}", ["LIFE-OPEN"]),
        ("per: calendar month; fiscal year begins: 02-01", ["NEVER-COUNTS"]),
        ("per: calendar month; during: ofice_hours", ["UNKNOWN-CALENDAR"]),
    ],
)
def test_what_no_time_can_be_counted_from_is_told(measure, expected):
    assert [code for code, _ in codes(measured(measure))] == expected

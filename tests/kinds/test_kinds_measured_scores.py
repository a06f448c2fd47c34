"""Measures that score intervals and requests: means, shares of good ones, empty and missing ones, counts."""

from __future__ import annotations

import pytest

from kinds.small_policies import codes, decided, headed, lowered

FACTS = """
facts:
  intervals:
    type: list of records
    fields: {requests: number, errors: number, count: number, region: one of regions}
  calls: {type: list of records, fields: {from: date and time, calls: number, failed: number}}
  probes: {type: list of records, fields: {answered: boolean, seconds: number, weight: number}}
  plan: text
"""
INTERVALS = [
    {"requests": 100, "errors": 0, "count": 8631, "region": "eu"},
    {"requests": 100, "errors": 96, "count": 9, "region": "us"},
]
PROBES = [
    {"answered": True, "seconds": 1, "weight": 1},
    {"answered": True, "seconds": 5, "weight": 3},
    {"answered": False, "seconds": 9, "weight": 4},
]


def measured(measure, **head):
    """The document whose measure is this, in YAML."""
    return lowered(headed("credit-bands", f"{FACTS.lstrip()}measure: {measure}\n", **head))


SCORE = "score: '= 100 % - errors / requests * 100 %'"


@pytest.mark.parametrize(
    ("rule", "intervals", "value"),
    [
        (f"{SCORE}, stands for: count", INTERVALS, "99.9 %"),
        (SCORE, INTERVALS, "52 %"),
        (f"{SCORE}, weighted by: '= count'", INTERVALS, "99.9 %"),
        (f"{SCORE}, only: {{region: us}}", INTERVALS, "4 %"),
        ("good: {errors: {below: 1}}", INTERVALS, "50 %"),
        ("good: '= errors / requests * 100 % < 97 %'", INTERVALS, "100 %"),
        ("score: {by: region, eu: 100 %, us: 40 %}", INTERVALS, "70 %"),
        (SCORE, [{**INTERVALS[0], "requests": 0}], "DIVISION-BY-ZERO"),
        (f"{SCORE}, empty: 100 %", [INTERVALS[1], {**INTERVALS[1], "requests": 0}], "52 %"),
        (f"{SCORE}, empty: 100 %, empty when: {{errors: 96}}", INTERVALS, "100 %"),
        (f"{SCORE}, stands for: count, each: 5 minutes", INTERVALS, "99.9 %"),
        (f"{SCORE}, each: 5 minutes", INTERVALS, "INTERVALS-MISSING"),
        (f"{SCORE}, stands for: count, each: 1 hour", INTERVALS, "INTERVALS-TOO-MANY"),
        (f"{SCORE}, each: 5 minutes, not listed: 100 %", [INTERVALS[1]] * 90, "99 %"),
        (SCORE, [], "NOTHING-MEASURED"),
        (f"{SCORE}, none: 100 %", [], "100 %"),
    ],
)
def test_intervals_score_and_their_mean_is_the_measure(rule, intervals, value):
    found = measured(f"{{per: calendar month, intervals: {{of: intervals, {rule}}}}}")

    assert not found.findings
    assert decided(found, "availability", intervals=intervals, month="2025-04") == value


def test_intervals_with_a_moment_count_in_the_period_in_which_they_begin():
    found = measured(
        "{per: calendar month in Europe/Berlin, intervals: {of: calls, "
        "score: '= 100 % - failed / calls * 100 %', empty: 100 %, empty when: {calls: 0}}}"
    )
    calls = [
        {"from": "2025-03-31T21:55:00Z", "calls": 1, "failed": 1},
        {"from": "2025-03-31T22:00:00Z", "calls": 2, "failed": 1},
        {"from": "2025-04-01T00:00:00Z", "calls": 0, "failed": 0},
    ]

    assert not found.findings
    assert decided(found, "availability", calls=calls, month="2025-04") == "75 %"


def test_a_mean_may_be_another_value_than_a_percentage():
    found = measured(
        "{name: load, type: number, per: calendar month, intervals: {of: intervals, score: '= errors'}}"
    )

    assert decided(found, "load", intervals=INTERVALS, month="2025-04") == "48"


ROWS = "rows: [{at most: 2, value: 100 %}, {at most: 8, value: 50 %}, {above: 8, value: 0 %}]"


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("good: {answered: true}", "200/3 %"),
        ("good: {answered: true, seconds: {at most: 2}}", "100/3 %"),
        ("good: {answered: true}, weighted by: '= weight'", "50 %"),
        ("good: {answered: true}, only: {seconds: {at most: 5}}", "100 %"),
        (f"score: {{by: seconds, {ROWS}}}", "50 %"),
        ("score: '= if seconds < 2 then 100 % else 25 %'", "50 %"),
    ],
)
def test_requests_of_a_list_are_good_or_score(rule, value):
    found = measured(f"{{per: calendar month, requests: {{of: probes, {rule}}}}}")

    assert not found.findings
    assert decided(found, "availability", probes=PROBES, month="2025-04") == value


@pytest.mark.parametrize(
    ("rule", "facts", "value"),
    [
        ("good count: served", {"served": 9990}, "99.9 %"),
        ("failed count: lost", {"lost": 10}, "99.9 %"),
        ("failed count: lost, none: 100 %", {"lost": 0, "triggered": 0}, "100 %"),
        ("failed count: lost", {"lost": 0, "triggered": 0}, "DIVISION-BY-ZERO"),
    ],
)
def test_requests_may_be_counted_good_or_failed(rule, facts, value):
    found = measured(f"{{per: calendar month, requests: {{of: triggered, {rule}}}}}")

    assert not found.findings
    assert decided(found, "availability", month="2025-04", **{"triggered": 10_000, **facts}) == value


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("{per: calendar month, intervals: {of: plan, score: 1 %}}", ["LIST-NEEDED"]),
        ("{per: calendar month, intervals: {of: interval, score: 1 %}}", ["LIST-NEEDED"]),
        ("{per: calendar month, intervals: {of: intervals}}", ["SCORE-OPEN"]),
        ("{per: calendar month, intervals: {of: intervals, score: '= eros * 1 %'}}", ["UNKNOWN-NAME"]),
        ("{per: calendar month, intervals: {of: calls, score: 2 %, empty: 1 %}}", ["FIELD-NEEDED"]),
        ("{per: calendar month, intervals: {of: calls, score: 1 %, stands for: x}}", ["FIELD-NEEDED"]),
        ("{per: calendar month, requests: {of: probes}}", ["GOOD-REQUESTS-OPEN"]),
        ("{per: calendar month, requests: {of: x}}", ["GOOD-REQUESTS-OPEN"]),
        (
            "{per: calendar month, requests: {of: x, good count: z}, intervals: {of: intervals, score: 1 %}}",
            ["NEVER-COUNTS"],
        ),
    ],
)
def test_what_cannot_be_scored_is_told(measure, expected):
    assert [code for code, _ in codes(measured(measure))] == expected


def test_measures_over_two_times_have_periods_of_their_own():
    section = """
measure:
  name: uptime
  per: calendar month
  formula: = (period.length - downtime) / period.length * 100 %
"""
    other = """
measure: {name: load, per: calendar quarter, formula: "= downtime / %s.length * 100 %%"}
"""
    first = headed("credit-bands", section, "uptime-credit")

    found = lowered(first, headed("credit-bands", other % "load_period", "load-credit", "b.yaml"))
    wrong = lowered(first, headed("credit-bands", other % "period", "load-credit", "b.yaml"))

    assert not found.findings
    assert decided(found, "uptime", month="2025-04", downtime="7.2 hours") == "99 %"
    assert decided(found, "load", quarter="2025-Q1", downtime="21.6 hours") == "1 %"
    assert codes(wrong) == [("PERIOD-TWICE", 5)]
    assert wrong.findings[0].fix == "Write `load_period`."


def test_two_measures_may_add_up_outages_of_their_own():
    facts = """
facts:
  hard: {type: list of records, fields: {length: duration}}
  soft: {type: list of records, fields: {length: duration}}
"""
    section = """
measure:
  name: {0}
  per: calendar month
  downtime: {{name: {1}_time, of: {1}}}
  formula: = {1}_time / period.length * 100 %
"""
    first = headed("credit-bands", facts.lstrip() + section.format("down", "hard"), "one")
    second = headed("credit-bands", section.format("slow", "soft"), "two", "b.yaml")

    found = lowered(first, second)

    assert not found.findings
    assert decided(found, "down", month="2025-04", hard=[{"length": "7.2 hours"}]) == "1 %"
    assert decided(found, "slow", month="2025-04", soft=[{"length": "72 hours"}]) == "10 %"

"""Credits: the commitment alone decides a breach, bands or a formula the credit, ordered steps the amount."""

from __future__ import annotations

import pytest

from kinds.small_policies import codes, decided, headed, lowered, row_of

MEASURE = """
measure:
  per: calendar month in UTC
  formula: = max(0 %, (period.length - downtime) / period.length * 100 %)
"""
STEP = 'credit: 2 %, for every: 1 %, of: "= 99.9 % - availability"'
BANDS = """
commitment: {at least: 99.9 %, clause: "2.1"}
when missed:
  bands:
    by: availability
    rows:
      - {name: first, at least: 99.0 %, credit: 10 %}
      - {name: second, at least: 95.0 %, credit: 25 %}
      - {name: third, below: 95.0 %, credit: 50 %}
"""


def measured(section, **more):
    return lowered(headed("credit-bands", section), **more)


@pytest.mark.parametrize(
    ("availability", "met", "credit", "row"),
    [
        ("100 %", "true", "0 %", "commitment met"),
        ("99.9 %", "true", "0 %", "commitment met"),
        ("99.89999999999999999999 %", "false", "10 %", "first"),
        ("99 %", "false", "10 %", "first"),
        ("98.99999999999999999999 %", "false", "25 %", "second"),
        ("95 %", "false", "25 %", "second"),
        ("94.99999999999999999999 %", "false", "50 %", "third"),
        ("0 %", "false", "50 %", "third"),
    ],
)
def test_borders_hold_to_the_last_digit(availability, met, credit, row):
    found = measured(MEASURE + BANDS)

    assert not found.findings
    assert decided(found, "commitment_met", availability=availability) == met
    assert decided(found, "credit", availability=availability) == credit
    assert row_of(found, "credit", availability=availability) == row


@pytest.mark.parametrize(
    ("facts", "value"),
    [
        ({"month": "2025-02", "downtime": "0 minutes"}, "100 %"),
        ({"month": "2025-02", "downtime": "168 hours"}, "75 %"),
        ({"month": "2025-03", "downtime": "744 hours"}, "0 %"),
        ({"month": "2025-03", "downtime": "900 hours"}, "0 %"),
        ({"month": "2025-03", "downtime": "-1 minute"}, "OUT-OF-BOUNDS"),
        ({"month": "2025-03"}, "MISSING-FACT"),
        ({"downtime": "1 minute"}, "MISSING-FACT"),
        ({"month": "2025-03", "availability": "100.1 %"}, "OUT-OF-BOUNDS"),
        ({"month": "2025-03", "availability": 99}, "UNIT-MISSING"),
    ],
)
def test_the_measure_is_computed_from_the_downtime_of_the_month(facts, value):
    assert decided(measured(MEASURE + BANDS), "availability", **facts) == value


@pytest.mark.parametrize(
    ("per", "period", "hours"),
    [
        ("calendar month in UTC", {"month": "2025-03"}, "744 hours"),
        ("calendar month in Europe/Berlin", {"month": "2025-03"}, "743 hours"),
        ("calendar month in Europe/Berlin", {"month": "2025-10"}, "745 hours"),
        ("calendar quarter", {"quarter": "2025-Q1"}, "2160 hours"),
        ("calendar year", {"period_from": "2024-01-01"}, "8784 hours"),
        ("contract quarter", {"period_from": "2025-01-15"}, "2160 hours"),
        ("rolling 30 days", {"period_from": "2025-01-15"}, "720 hours"),
        ("week", {"period_from": "2025-01-15"}, "168 hours"),
    ],
)
def test_a_period_is_as_long_as_its_days_are(per, period, hours):
    section = f"measure:\n  name: length\n  type: duration\n  per: {per}\n  formula: = period.length\n"

    assert decided(measured(section), "length", **period) == hours


def test_a_month_may_count_as_so_many_days():
    section = MEASURE.replace("  formula", "  month counted as: 30 days\n  formula")

    assert decided(measured(section), "availability", month="2025-02", downtime="72 hours") == "90 %"


def test_a_period_that_only_the_case_knows_is_asked_for():
    section = "measure:\n  name: length\n  type: duration\n  per: billing cycle\n  formula: = period.length\n"

    found = measured(section)

    assert decided(found, "length", period_from="2025-01-15") == "MISSING-FACT"
    assert decided(found, "length", period={"length": "700 hours"}) == "700 hours"


def test_a_commitment_may_be_chosen_by_a_fact_and_be_absent():
    found = measured(
        """
measure: {per: calendar month}
commitment: {by: region, eu: {at least: 99.9 %}, us: no commitment}
when missed: {credit: 10 %}
"""
    )

    assert not found.findings
    assert decided(found, "credit", region="eu", availability="99.8 %") == "10 %"
    assert decided(found, "credit", region="eu", availability="99.9 %") == "0 %"
    assert decided(found, "credit", region="us", availability="1 %") == "no commitment"
    assert decided(found, "commitment_met", region="us", availability="1 %") == "no commitment"
    assert decided(found, "commitment_met", region="eu", availability="1 %") == "false"


def test_bands_chosen_by_a_fact_end_where_each_commitment_begins():
    found = measured(
        """
measure: {per: calendar month}
commitment:
  by: region
  eu: {at least: 99.99 %}
  us: {at least: 99.5 %}
when missed:
  bands:
    by: region
    eu:
      by: availability
      rows: [{at least: 99.0 %, credit: 10 %}, {below: 99.0 %, credit: 100 %}]
    us:
      by: availability
      rows: [{at least: 99.0 %, credit: 5 %}, {below: 99.0 %, credit: 50 %}]
"""
    )

    assert not found.findings
    assert decided(found, "credit", region="us", availability="99.5 %") == "0 %"
    assert decided(found, "credit", region="us", availability="99.4 %") == "5 %"
    assert decided(found, "credit", region="eu", availability="99.5 %") == "10 %"
    assert decided(found, "credit", region="eu", availability="98 %") == "100 %"


@pytest.mark.parametrize(
    ("missed", "availability", "credit"),
    [
        ("{credit: 10 %}", "99 %", "10 %"),
        ("{credit: 10 %}", "99.9 %", "0 %"),
        ("{credit: EUR 50.00}", "99 %", "EUR 50.00"),
        ("{credit: EUR 50.00}", "100 %", "EUR 0.00"),
        ("{credit: 5 days}", "99 %", "5 calendar days"),
        ("{credit: 5 days}", "100 %", "0 calendar days"),
        ("{credit: undefined by the terms}", "99 %", "undefined by the terms"),
        ("{credit: undefined by the terms}", "100 %", "0 %"),
        ('{formula: "= min((99.9 % - availability) * 10, 50 %)"}', "99 %", "9 %"),
        ('{formula: "= min((99.9 % - availability) * 10, 50 %)"}', "50 %", "50 %"),
        ('{formula: "= min((99.9 % - availability) * 10, 50 %)"}', "99.9 %", "0 %"),
        ('{formula: "= EUR 5 * ((99.9 % - availability) / 1 %)"}', "97.9 %", "EUR 10.00"),
        ('{formula: "= EUR 5 * ((99.9 % - availability) / 1 %)"}', "99.9 %", "not applicable"),
        (
            f"{{per step: {{{STEP}, part of a step: is dropped}}}}",
            "97 %",
            "4 %",
        ),
        (
            f"{{per step: {{{STEP}, part of a step: counts as full}}}}",
            "97 %",
            "6 %",
        ),
        (
            (
                '{per step: {credit: 2 %, for every: 1 %, after: 0.9 %, of: "= 99.9 % - availability", '
                "part of a step: counts in proportion, at most: 3 %}}"
            ),
            "98 %",
            "2 %",
        ),
        (
            (
                '{per step: {credit: 2 %, for every: 1 %, of: "= 99.9 % - availability", '
                "part of a step: counts as full, at most: 5 %}}"
            ),
            "90 %",
            "5 %",
        ),
    ],
)
def test_a_miss_gives_what_is_written_and_a_commitment_that_is_met_gives_nothing(
    missed, availability, credit
):
    found = measured(
        f"measure: {{per: calendar month}}\ncommitment: {{at least: 99.9 %}}\nwhen missed: {missed}\n"
    )

    assert not found.findings
    assert decided(found, "credit", availability=availability) == credit


def test_what_a_step_is_worth_may_be_chosen_by_a_fact_and_have_a_clause():
    found = measured(
        """
measure: {per: calendar month}
commitment: {at least: 99 %}
when missed:
  per step:
    credit: {by: region, eu: 2 %, us: 1 %}
    for every: 1 %
    of: = 100 % - availability
    part of a step: is dropped
    at most: {value: 15 %, clause: "3.2"}
"""
    )

    assert not found.findings
    assert decided(found, "credit", availability="97 %", region="eu") == "6 %"
    assert decided(found, "credit", availability="97 %", region="us") == "3 %"
    assert decided(found, "credit", availability="80 %", region="eu") == "15 %"


def test_what_is_measured_may_be_a_fact_that_a_document_declares():
    found = measured(
        """
facts: {missed_replies: {type: number, at least: 0, title: First replies that came too late}}
measure: {name: missed_replies, per: calendar quarter}
commitment: {at most: 4}
when missed: {credit: 20 %}
"""
    )

    assert not found.findings
    assert decided(found, "credit", missed_replies=4) == "0 %"
    assert decided(found, "credit", missed_replies=5) == "20 %"
    assert decided(found, "credit", missed_replies=-1) == "OUT-OF-BOUNDS"


def test_a_declared_share_stays_within_the_whole_where_it_is_measured():
    found = measured(
        """
facts: {attainment: percent}
measure: {name: attainment, per: calendar month}
commitment: {at least: 90 %}
when missed: {credit: 5 %}
"""
    )

    assert not found.findings
    assert decided(found, "credit", attainment="89 %") == "5 %"
    assert decided(found, "credit", attainment="101 %") == "OUT-OF-BOUNDS"


STEPS = """
measure: {per: calendar month}
commitment: {at least: 99.9 %}
when missed:
  credit: 10 %
  steps:
"""


@pytest.mark.parametrize(
    ("steps", "availability", "amount"),
    [
        (["of: = fee"], "99 %", "EUR 33.33"),
        (["of: = fee"], "100 %", "EUR 0.00"),
        (["of: = fees(portion)"], "99 %", "EUR 10.00"),
        (["of: EUR 200.00"], "99 %", "EUR 20.00"),
        (["scaled by: 50 %", "of: = fee"], "99 %", "EUR 16.665"),
        (["scaled by: 3", "at most: 25 %", "of: EUR 100"], "99 %", "EUR 25.00"),
        (["scaled by: {by: region, eu: 2, us: 3}", "of: EUR 100"], "99 %", "EUR 20.00"),
        (["of: = fee", "at most: EUR 30.00"], "99 %", "EUR 30.00"),
        (["of: = fee", "raised to: EUR 40.00"], "99 %", "EUR 40.00"),
        (["of: = fee", "raised to: EUR 40.00"], "99.9 %", "EUR 0.00"),
        (["of: = fee", "withheld below: EUR 33.33"], "99 %", "EUR 33.33"),
        (["of: = fee", "withheld at or below: EUR 33.33"], "99 %", "EUR 0.00"),
        (["of: = fee", "withheld below: EUR 33.34"], "99 %", "EUR 0.00"),
        (["of: = fee", "round: half up to 0.1"], "99 %", "EUR 33.30"),
        (["of: = fee", "round: up to 0.1"], "99 %", "EUR 33.40"),
        (["of: = fee", "round: up to 1", "at most: EUR 33.50"], "99 %", "EUR 33.50"),
        (["of: = fee", "at most: EUR 33.50", "round: up to 1"], "99 %", "EUR 34.00"),
        (["of: {value: EUR 200.00, clause: '4.2'}"], "99 %", "EUR 20.00"),
    ],
)
def test_steps_run_in_the_order_in_which_they_are_written(steps, availability, amount):
    found = measured(STEPS + "".join(f"    - {step}\n" for step in steps))
    facts = {"fee": "EUR 333.30", "fees": {"shop": "EUR 100.00"}, "portion": "shop", "region": "eu"}

    assert not found.findings
    assert decided(found, "amount", availability=availability, **facts) == amount


def test_a_credit_that_the_terms_leave_open_stays_open_through_all_steps():
    found = measured(
        """
measure: {per: calendar month}
commitment: {at least: 99.9 %}
when missed:
  credit: undefined by the terms
  steps:
    - of: = fee
    - raised to: EUR 5.00
    - at most: EUR 100.00
    - round: half up to 0.01
"""
    )

    assert decided(found, "amount", availability="99 %", fee="EUR 100") == "undefined by the terms"


def test_only_who_is_eligible_gets_a_credit():
    found = measured(
        MEASURE
        + BANDS
        + "eligible: {only if: {live: true, revenue: {at least: EUR 100}}, otherwise: no commitment}\n"
    )

    facts = {"availability": "99 %", "revenue": "EUR 100"}
    assert decided(found, "credit", live=True, **facts) == "10 %"
    assert decided(found, "credit", live=False, **facts) == "no commitment"
    assert decided(found, "eligible", live=False, **facts) == "false"


def test_the_terms_of_a_claim_are_told_with_the_credit():
    found = measured(
        MEASURE + BANDS + "claim: {within: 30 calendar days, after: the end of the period, how: in writing}\n"
    )

    fields = [field for field in found.questions["credit-bands"].fields if field.path[0] == "claim"]
    assert [(field.path[1], field.inner) for field in fields] == [
        ("within", False),
        ("after", True),
        ("how", True),
        ("last day", True),
        ("in time", True),
    ]
    assert decided(found, fields[0].source) == "30 calendar days"


@pytest.mark.parametrize(
    ("requests", "facts", "value"),
    [
        ("{of: total, good count: good}", {"total": 200, "good": 199}, "99.5 %"),
        ("{of: total, good count: good, none: 100 %}", {"total": 0, "good": 0}, "100 %"),
        ("{of: total, good count: good}", {"total": 0, "good": 0}, "DIVISION-BY-ZERO"),
        ("{of: calls, good: {status: {below: 500}}}", {"calls": [{"status": 200}, {"status": 503}]}, "50 %"),
    ],
)
def test_a_share_of_requests_is_counted(requests, facts, value):
    section = (
        "facts:\n  calls: {type: list of records, fields: {status: number}}\n"
        f"measure: {{per: calendar month, requests: {requests}}}\n"
    )

    assert decided(measured(section), "availability", **facts) == value


def test_two_documents_on_credits_keep_their_names_apart():
    first = headed(
        "credit-bands", "measure: {per: calendar month}\n" + BANDS, "uptime", answers="uptime-credit"
    )
    second = headed(
        "credit-bands",
        "measure: {name: late_answers, type: number, per: calendar quarter}\n"
        "commitment: {at most: 4}\nwhen missed: {credit: 20 %}\n"
        "promises:\n  - {id: fair, says: Fair, never: {credit: falls, as: late_answers rises}}\n",
        "late",
        answers="late-credit",
    )

    found = lowered(first, second)

    assert not found.findings
    assert decided(found, "uptime_credit_credit", availability="99 %") == "10 %"
    assert decided(found, "late_credit_credit", late_answers=5) == "20 %"
    assert [field.path[0] for field in found.questions["late-credit"].fields] == [
        "late_answers",
        "commitment_met",
        "credit",
    ]
    assert [promise.never.decision for promise in found.promises] == ["late_credit_credit"]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("commitment: {at least: 99 %}\n", [("MEASURE-MISSING", 5)]),
        ("measure: {per: calendar month}\nwhen missed: {given as: a credit}\n", [("CREDIT-MISSING", 6)]),
        ("measure:\n  per: calendar month\n  formula: = downtimes * 1 %\n", [("UNKNOWN-NAME", 7)]),
        (
            "measure: {per: calendar month}\ncommitment: {at least: 99.9}\nwhen missed: {credit: 10 %}\n",
            [("UNIT-MISSING", 6)],
        ),
        (
            (
                "measure: {per: calendar month}\ncommitment: {at least: 99 %}\nwhen missed:\n  bands:\n"
                "    by: availability\n    rows:\n      - {at least: 99.5 %, credit: 10 %}\n"
            ),
            [("BAND-EMPTY", 11)],
        ),
        (
            (
                "measure: {per: calendar month}\ncommitment: {at least: 99 %}\nwhen missed:\n  bands:\n"
                "    by: availability\n    rows: [{below: 99 %, credit: 10 %}]\n    otherwise: 5 %\n"
            ),
            [("BESIDE-ROWS", 11)],
        ),
        (
            "measure: {per: calendar month, requests: {of: total}}\n",
            [("GOOD-REQUESTS-OPEN", 5)],
        ),
        (
            STEPS.lstrip("\n") + "    - of: = fee + 1 %\n",
            [("UNITS-DIFFER", 10)],
        ),
    ],
)
def test_a_mistake_is_found_on_its_line(section, expected):
    assert codes(measured(section)) == expected

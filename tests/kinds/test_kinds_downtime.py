"""Downtime from outages: within the period, joined where they overlap, without what the policy leaves out."""

from __future__ import annotations

import pytest

from kinds.small_policies import codes, decided, headed, lowered

FACTS = """
lists:
  causes: [fault, servicing]
facts:
  outages:
    type: list of records
    fields:
      from: date and time
      to: date and time
      cause: one of causes
      announced: {type: date and time, optional: true}
  downtime: {type: duration, total of: outages, title: Downtime of the month}
"""


def measured(downtime, per="calendar month in UTC"):
    """The document that measures by this downtime; `downtime` is YAML in braces."""
    section = (
        f"{FACTS.lstrip()}measure:\n  per: {per}\n  downtime: {downtime}\n"
        "  formula: = (period.length - downtime) / period.length * 100 %\n"
    )
    return lowered(headed("credit-bands", section))


def outage(start, end, cause="fault", **more):
    return {"from": f"2025-03-{start}Z", "to": f"2025-03-{end}Z", "cause": cause, **more}


SHORT = outage("01T10:00:00", "01T10:04:30")
LONG = outage("02T10:00:00", "02T11:00:30")
SERVICING = outage("03T00:00:00", "03T20:00:00", "servicing")
IN_TIME = outage("03T00:00:00", "03T20:00:00", "servicing", announced="2025-02-24T00:00:00Z")
LATE = outage("03T00:00:00", "03T20:00:00", "servicing", announced="2025-02-24T00:00:01Z")


@pytest.mark.parametrize(
    ("rule", "outages", "value"),
    [
        ("{of: outages}", [], "0 minutes"),
        ("{of: outages}", [SHORT, LONG], "65 minutes"),
        ("{of: outages, counted in: {minutes: part dropped}}", [SHORT, LONG], "65 minutes"),
        ("{of: outages, counted in: {minutes: part counts}}", [SHORT], "5 minutes"),
        (
            "{of: outages, counted in: {minutes: part dropped}, counted for: each outage}",
            [SHORT, LONG],
            "64 minutes",
        ),
        (
            "{of: outages, counted in: {minutes: part counts}, counted for: each outage}",
            [SHORT, LONG],
            "66 minutes",
        ),
        ("{of: outages, only: {cause: fault}}", [SHORT, SERVICING], "270 seconds"),
        ("{of: outages, only: {cause: {none of: [servicing]}}}", [SHORT, SERVICING], "270 seconds"),
        ("{of: outages, only outages of: {at least: 5 minutes}}", [SHORT, LONG], "3630 seconds"),
        ("{of: outages, only outages of: {above: 270 seconds}}", [SHORT, LONG], "3630 seconds"),
        ("{of: outages, excluding: [{when: {cause: servicing}}]}", [SHORT, SERVICING], "270 seconds"),
    ],
)
def test_outages_add_up_by_the_rules_that_are_written(rule, outages, value):
    found = measured(rule)

    assert not found.findings
    assert decided(found, "downtime", outages=outages, month="2025-03") == value


NOTICE = "{of: outages, excluding: [{when: {cause: servicing}, notice: %s%s}]}"


@pytest.mark.parametrize(
    ("notice", "unknown", "outages", "value"),
    [
        ("at least 7 days", "", [IN_TIME], "0 minutes"),
        ("at least 7 days", "", [LATE], "20 hours"),
        ("more than 7 days", "", [IN_TIME], "20 hours"),
        ("at least 168 hours", "", [IN_TIME], "0 minutes"),
        ("at least 7 days", "", [SERVICING], "MISSING-FACT"),
        ("at least 7 days", ", if notice unknown: excluded", [SERVICING], "0 minutes"),
        ("at least 7 days", ", if notice unknown: not excluded", [SERVICING], "20 hours"),
    ],
)
def test_servicing_is_left_out_where_it_was_announced_in_time(notice, unknown, outages, value):
    found = measured(NOTICE % (notice, unknown))

    assert not found.findings
    assert decided(found, "downtime", outages=outages, month="2025-03") == value


ALLOWANCE = "{of: outages, excluding: [{name: servicing, when: {cause: servicing}, up to: %s}]}"


@pytest.mark.parametrize(
    ("allowance", "facts", "value"),
    [
        ("12 hours per calendar month", {}, "8 hours"),
        ("24 hours per calendar month", {}, "0 minutes"),
        ("12 hours per calendar month, beyond that: does not count", {}, "0 minutes"),
        ("24 hours per calendar year", {}, "MISSING-FACT"),
        ("24 hours per calendar year", {"servicing_earlier": "10 hours"}, "6 hours"),
        ("24 hours per calendar year", {"servicing_earlier": "30 hours"}, "20 hours"),
    ],
)
def test_an_allowance_leaves_out_so_much_and_no_more(allowance, facts, value):
    assert (
        decided(measured(ALLOWANCE % allowance), "downtime", outages=[SERVICING], month="2025-03", **facts)
        == value
    )


def test_an_allowance_that_nobody_uses_needs_no_earlier_use():
    found = measured(ALLOWANCE % "24 hours per calendar year")

    assert decided(found, "downtime", outages=[SHORT], month="2025-03") == "270 seconds"


def test_the_total_may_be_given_in_place_of_the_outages():
    found = measured("{of: outages}")

    assert decided(found, "availability", downtime="186 hours", month="2025-03") == "75 %"
    assert (
        decided(found, "availability", downtime="1 hour", outages=[SHORT], month="2025-03")
        == "INPUTS-DISAGREE"
    )


def test_only_the_time_within_the_period_counts_by_the_midnights_of_its_zone():
    over_the_border = [{"from": "2025-02-28T22:00:00Z", "to": "2025-03-01T02:00:00Z", "cause": "fault"}]

    assert (
        decided(measured("{of: outages}"), "downtime", outages=over_the_border, month="2025-03") == "2 hours"
    )
    berlin = measured("{of: outages}", "calendar month in Europe/Berlin")
    assert decided(berlin, "downtime", outages=over_the_border, month="2025-03") == "3 hours"


@pytest.mark.parametrize(("end", "code"), [(None, "NULL-GIVEN"), ("2025-03-01T09:00:00Z", "OUTAGE-REVERSED")])
def test_an_outage_that_cannot_be_measured_is_refused(end, code):
    outages = [{"from": "2025-03-01T10:00:00Z", "to": end, "cause": "fault"}]

    assert decided(measured("{of: outages}"), "downtime", outages=outages, month="2025-03") == code


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("{of: outages, only: {cuase: fault}}", [("UNKNOWN-FIELD", 18)]),
        ("{of: outages, only: {cause: flaut}}", [("UNKNOWN-MEMBER", 18)]),
        ("{of: outges}", [("UNKNOWN-NAME", 18)]),
        ("{of: downtime}", [("FIELD-NEEDED", 18)]),
    ],
)
def test_what_cannot_be_counted_is_told_on_its_line(rule, expected):
    assert codes(measured(rule)) == expected


def test_outages_without_the_field_that_a_notice_needs_are_told():
    facts = FACTS.replace("      announced: {type: date and time, optional: true}\n", "")
    section = f"{facts.lstrip()}measure:\n  per: week\n  downtime: {NOTICE % ('at least 7 days', '')}\n"

    assert [code for code, _ in codes(lowered(headed("credit-bands", section)))] == ["FIELD-NEEDED"]

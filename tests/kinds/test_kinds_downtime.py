"""Downtime from outages: within the period, joined where they overlap, without what the policy leaves out."""

from __future__ import annotations

import pytest

from kinds.small_policies import codes, decided, headed, lowered

LINE = 28
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
      proof: {type: text, optional: true}
  hits:
    type: list of records
    fields: {from: date and time, to: date and time, users: number}
  bad_minutes:
    type: list of records
    fields: {from: date and time, error_rate: percent}
  blips:
    type: list of records
    fields: {length: duration, count: number, cause: one of causes}
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


EXCLUDED = "{of: outages, excluding: [{when: {cause: servicing}, %s}]}"
MONDAY = outage("03T06:00:00", "03T20:00:00", "servicing", announced="2025-02-24T08:00:00Z")
PROVEN = {**SERVICING, "proof": "report 7"}


@pytest.mark.parametrize(
    ("rule", "outages", "value"),
    [
        ("during: office_hours", [MONDAY], "6 hours"),
        ("during: {by: live, true: office_hours, false: 24/7}", [MONDAY], "6 hours"),
        ("notice: at least 5 business days, business days of: office_hours", [MONDAY], "0 minutes"),
        ("notice: more than 5 business days, business days of: office_hours", [MONDAY], "14 hours"),
        ("notice: at least 6 business days, business days of: office_hours", [MONDAY], "14 hours"),
        ("evidence: proof", [PROVEN], "0 minutes"),
        ("evidence: proof", [{**SERVICING, "proof": ""}], "20 hours"),
        ("evidence: proof", [SERVICING], "20 hours"),
        ("up to: 2 hours per day", [outage("03T20:00:00", "04T04:00:00", "servicing")], "4 hours"),
        ("up to: 2 hours per outage", [SERVICING, MONDAY], "18 hours"),
        ("up to: 1 outage per calendar month", [SHORT, SERVICING, LONG], "65 minutes"),
    ],
)
def test_an_exclusion_leaves_out_what_it_is_meant_for(rule, outages, value):
    found = measured(EXCLUDED % rule)

    assert not found.findings
    assert decided(found, "downtime", outages=outages, month="2025-03", live=True) == value


HALF = {"from": "2025-03-02T10:00:00Z", "to": "2025-03-02T11:00:00Z", "users": 50}
QUARTER = {"from": "2025-03-02T10:30:00Z", "to": "2025-03-02T11:30:00Z", "users": 25}


@pytest.mark.parametrize(
    ("rule", "hits", "value"),
    [
        ("", [HALF], "30 minutes"),
        ("", [HALF, QUARTER], "OUTAGES-OVERLAP"),
        (", where outages overlap: the highest share counts", [HALF, QUARTER], "2250 seconds"),
        (", where outages overlap: the shares add up", [HALF, QUARTER], "45 minutes"),
        (", only: '= users > 30'", [HALF, QUARTER], "30 minutes"),
        ("", [{**HALF, "users": 101}], "SHARE-OUT-OF-RANGE"),
    ],
)
def test_outages_count_by_the_share_of_those_affected(rule, hits, value):
    found = measured("{of: hits, weighted by: '= users / 100'" + rule + "}")

    assert not found.findings
    assert decided(found, "downtime", hits=hits, month="2025-03") == value


@pytest.mark.parametrize(
    ("rule", "outages", "value"),
    [
        ("{of: outages, only: '= cause = fault'}", [SHORT, SERVICING], "270 seconds"),
        ("{of: outages, during: office_hours}", [outage("03T06:00:00", "03T20:00:00")], "8 hours"),
        ("{of: outages, counted in: {clock minutes: part dropped}}", [SHORT], "4 minutes"),
        ("{of: outages, counted in: {clock minutes: part counts}}", [SHORT], "5 minutes"),
        (
            "{of: outages, counted in: {clock hours: part counts}, down for: {above: 6 minutes}}",
            [SHORT, outage("05T10:57:00", "05T11:06:01")],
            "1 hour",
        ),
        (
            "{of: outages, counts from: announced, if never reported: does not count}",
            [SHORT, outage("05T10:00:00", "05T11:00:00", announced="2025-03-05T10:20:00Z")],
            "40 minutes",
        ),
        (
            "{of: outages, counts from: announced, if never reported: counts from its start}",
            [SHORT, outage("05T10:00:00", "05T11:00:00", announced="2025-03-05T09:20:00Z")],
            "3870 seconds",
        ),
        ("{of: outages, counts from: announced}", [SHORT], "MISSING-FACT"),
    ],
)
def test_outages_count_by_their_fields_their_report_and_the_clock(rule, outages, value):
    found = measured(rule)

    assert not found.findings
    assert decided(found, "downtime", outages=outages, month="2025-03") == value


def minute(moment, error_rate):
    return {"from": f"2025-03-{moment}:00Z", "error_rate": error_rate}


def test_a_list_of_bad_minutes_adds_up_where_enough_of_them_follow_each_other():
    found = measured(
        "{of: bad_minutes, each: 1 minute, only: {error_rate: {above: 5 %}}, "
        "only outages of: {at least: 2 minutes}}"
    )
    minutes = [minute("01T10:00", "6 %"), minute("01T10:01", "50 %"), minute("01T10:02", "5 %")]
    alone = [minute("01T10:03", "7 %"), minute("05T10:03", "7 %")]

    assert not found.findings
    assert decided(found, "downtime", bad_minutes=minutes + alone, month="2025-03") == "2 minutes"


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("{of: blips, stands for: count}", "83 minutes"),
        ("{of: blips, stands for: count, only outages of: {at least: 5 minutes}}", "30 minutes"),
        ("{of: blips, stands for: count, counted in: {hours: part dropped}}", "1 hour"),
        ("{of: blips, each: 10 minutes, stands for: count}", "150 minutes"),
        ("{of: blips, stands for: count, excluding: [{when: {cause: servicing}}]}", "53 minutes"),
    ],
)
def test_outages_may_be_told_by_their_length_and_number_alone(rule, value):
    blips = [
        {"length": "4 minutes 25 seconds", "count": 12, "cause": "fault"},
        {"length": "10 minutes", "count": 3, "cause": "servicing"},
    ]
    found = measured(rule)

    assert not found.findings
    assert decided(found, "downtime", blips=blips, month="2025-03") == value


@pytest.mark.parametrize("per", ["  per: calendar month\n", ""])
@pytest.mark.parametrize(
    ("rule", "given", "missing"),
    [
        ("only: {rate: {above: 5 %}}", "1 hour", "0 minutes"),
        ("only: {rate: {not: 5 %}}", "1 hour", "0 minutes"),
        ("excluding: [{when: {rate: {above: 5 %}}}]", "0 minutes", "1 hour"),
        ("excluding: [{when: {rate: {not: 6 %}}}]", "1 hour", "1 hour"),
    ],
)
def test_a_value_that_is_missing_meets_no_condition(per, rule, given, missing):
    fields = "{from: date and time, to: date and time, rate: {type: percent, optional: true}}"
    facts = f"facts:\n  hours: {{type: list of records, fields: {fields}}}\n"
    section = (
        f"{facts}measure:\n{per}  downtime: {{of: hours, {rule}}}\n  formula: = downtime / 1 hour * 1 %\n"
    )
    found = lowered(headed("credit-bands", section))
    hour = {"from": "2025-03-02T10:00:00Z", "to": "2025-03-02T11:00:00Z"}
    month = {"month": "2025-03"} if per else {}

    assert not found.findings
    assert decided(found, "downtime", hours=[{**hour, "rate": "6 %"}], **month) == given
    assert decided(found, "downtime", hours=[hour], **month) == missing


def test_how_long_an_outage_must_be_may_be_chosen_by_a_fact():
    found = measured(
        "{of: outages, only outages of: {by: region, eu: {at least: 1 minute}, us: {above: 1 hour}}}"
    )

    assert not found.findings
    assert decided(found, "downtime", outages=[SHORT], month="2025-03", region="eu") == "270 seconds"
    assert decided(found, "downtime", outages=[SHORT], month="2025-03", region="us") == "0 minutes"


def test_what_no_member_is_named_for_is_told():
    found = measured("{of: outages, only outages of: {by: region, eu: {at least: 1 minute}}}")

    assert [(each.code, each.says) for each in found.findings] == [
        ("MEMBER-MISSING", "Nothing is said for the region `us`.")
    ]
    assert decided(found, "downtime", outages=[SHORT], month="2025-03", region="us") == "NO-ROW-MATCHES"


def test_each_exclusion_with_a_name_tells_what_it_left_out():
    found = measured(
        "{of: outages, excluding: [{name: servicing, when: {cause: servicing}, up to: 2 hours per week}]}"
    )
    facts = {"outages": [SERVICING], "month": "2025-03"}

    assert decided(found, "servicing_left_out", **facts) == "2 hours"
    assert decided(found, "downtime", **facts) == "18 hours"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("{of: outages, only: {cuase: fault}}", [("UNKNOWN-FIELD", LINE)]),
        ("{of: outages, only: {cause: flaut}}", [("UNKNOWN-MEMBER", LINE)]),
        ("{of: outges}", [("UNKNOWN-NAME", LINE)]),
        ("{of: downtime}", [("FIELD-NEEDED", LINE)]),
        ("{of: outages, stands for: cause, each: 1 minute}", [("FIELD-NEEDED", LINE)]),
        ("{of: outages, during: ofice_hours}", [("UNKNOWN-CALENDAR", LINE)]),
        ("{of: outages, excluding: [{during: ofice_hours}]}", [("UNKNOWN-CALENDAR", LINE)]),
        ("{of: outages, excluding: [{evidence: prof}]}", [("FIELD-NEEDED", LINE)]),
        ("{of: outages, excluding: [{notice: at least 2 business days}]}", [("CALENDAR-NEEDED", LINE)]),
        ("{of: hits, weighted by: '= users / al'}", [("UNKNOWN-NAME", LINE)]),
        ("{of: outages, counts from: cause}", [("FIELD-NEEDED", LINE)]),
        ("{of: outages, each: 1 minute}", [("NEVER-COUNTS", LINE)]),
        ("{of: outages, where outages overlap: the shares add up}", [("NEVER-COUNTS", LINE)]),
        (
            "{of: outages, counted in: {minutes: part counts}, down for: {above: 1 second}}",
            [("NEVER-COUNTS", LINE)],
        ),
        ("{of: blips, during: office_hours}", [("MOMENTS-NEEDED", LINE)]),
        ("{of: blips, counted in: {clock minutes: part counts}}", [("MOMENTS-NEEDED", LINE)]),
    ],
)
def test_what_cannot_be_counted_is_told_on_its_line(rule, expected):
    assert codes(measured(rule)) == expected


def test_outages_without_the_field_that_a_notice_needs_are_told():
    facts = FACTS.replace("      announced: {type: date and time, optional: true}\n", "")
    section = f"{facts.lstrip()}measure:\n  per: week\n  downtime: {NOTICE % ('at least 7 days', '')}\n"

    assert [code for code, _ in codes(lowered(headed("credit-bands", section)))] == ["FIELD-NEEDED"]

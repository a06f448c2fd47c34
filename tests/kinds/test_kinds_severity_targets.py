"""Severity targets: what each severity is promised, by itself, by a choice, or by what holds for all."""

from __future__ import annotations

import pytest

from kinds.small_policies import codes, decided, headed, lowered

PLAIN = """
answers: response-target
severities:
  S1:
    support hours: 24/7
    channels:
      - portal
      - phone: {only if: {live: true}}
    commitments:
      initial_response: {within: 20 minutes}
      updates: {every: 30 minutes, or: as promised in the last update}
  S2:
    support hours: office_hours
    channels: [portal]
    commitments:
      initial_response:
        within: 4 hours
        during: 24/7
        only if: {live: true}
  S3: best effort
"""


def targets(section, **more):
    return lowered(headed("severity-targets", section), **more)


@pytest.mark.parametrize(
    ("name", "facts", "value"),
    [
        ("support_hours", {"severity": "S1"}, "24/7"),
        ("support_hours", {"severity": "S3"}, "not applicable"),
        ("channels", {"severity": "S1", "live": True}, "[portal, phone]"),
        ("channels", {"severity": "S1", "live": False}, "[portal]"),
        ("channels", {"severity": "S1"}, "MISSING-FACT"),
        ("channels", {"severity": "S2"}, "[portal]"),
        ("channels", {"severity": "S3"}, "[]"),
        ("initial_response", {"severity": "S1"}, "20 minutes"),
        ("initial_response", {"severity": "S2", "live": True}, "4 hours"),
        ("initial_response", {"severity": "S2", "live": False}, "no commitment"),
        ("initial_response", {"severity": "S3"}, "best effort"),
        ("initial_response.during", {"severity": "S1"}, "24/7"),
        ("initial_response.during", {"severity": "S2"}, "24/7"),
        ("updates", {"severity": "S1"}, "30 minutes"),
        ("updates", {"severity": "S2"}, "no commitment"),
        ("updates", {"severity": "S3"}, "best effort"),
        ("updates.or", {"severity": "S1"}, "as promised in the last update"),
        ("updates.or", {"severity": "S2"}, "not applicable"),
    ],
)
def test_a_severity_is_promised_what_stands_below_it(name, facts, value):
    found = targets(PLAIN)

    assert not found.findings
    assert decided(found, name, **facts) == value


def test_the_question_lays_out_severity_hours_channels_and_each_clock():
    question = targets(PLAIN).questions["response-target"]

    paths = [".".join(field.path) for field in question.fields]
    assert paths == [
        "severity",
        "support_hours",
        "channels",
        "initial_response.within",
        "initial_response.during",
        "updates.every",
        "updates.during",
        "updates.or",
    ]
    assert [field.inner for field in question.fields[3:]] == [False, True, False, True, True]


def test_an_answer_knows_the_line_it_comes_from():
    decision = targets(PLAIN).program.decisions["initial_response"]

    origins = [row.origin for row in decision.logic.rows]
    assert [origin.place.line for origin in origins][:2] == [13, 20]
    assert origins[0].policy == "acme/severity-targets"


@pytest.mark.parametrize(
    ("otherwise", "value"),
    [("best effort", "best effort"), ("undefined by the terms", "undefined by the terms")],
)
def test_a_condition_that_is_not_met_gives_what_its_otherwise_says(otherwise, value):
    found = targets(
        f"""
severities:
  S1:
    commitments:
      initial_response:
        within: 1 hour
        only if: {{live: true, region: eu}}
        otherwise: {otherwise}
  otherwise: no commitment
"""
    )

    assert decided(found, "initial_response", severity="S1", live=True, region="eu") == "1 hour"
    assert decided(found, "initial_response", severity="S1", live=True, region="us") == value
    assert decided(found, "initial_response", severity="S1", live=False, region="eu") == value
    assert decided(found, "initial_response", severity="S2") == "no commitment"


FOR_ALL = """
channels: [portal]
support hours: {by: severity, S1: 24/7, otherwise: office_hours}
commitments:
  initial_response:
    by: [severity, tier]
    S1: {basic: 1 hour, plus: 10 minutes}
    S2: {basic: no commitment, plus: {value: 2 business days, clause: "3.1"}}
    S3: best effort
severities:
  S1:
    channels: [portal, phone]
  S3:
    commitments: {initial_response: {within: 9 hours}}
"""


@pytest.mark.parametrize(
    ("tier", "severity", "value"),
    [
        ("basic", "S1", "1 hour"),
        ("plus", "S1", "10 minutes"),
        ("basic", "S2", "no commitment"),
        ("plus", "S2", "2 business days"),
        ("plus", "S3", "9 hours"),
    ],
)
def test_what_holds_for_all_may_be_chosen_by_severity_and_tier(tier, severity, value):
    holder = headed("support-tier", "", tier)

    found = lowered(headed("severity-targets", FOR_ALL), tier=holder, tiers=("basic", "plus"))

    assert not found.findings
    assert decided(found, "initial_response", severity=severity) == value


def test_what_a_severity_says_goes_before_what_holds_for_all():
    found = lowered(
        headed("severity-targets", FOR_ALL), tier=headed("support-tier", "", "plus"), tiers=("basic", "plus")
    )

    assert decided(found, "channels", severity="S1") == "[portal, phone]"
    assert decided(found, "channels", severity="S2") == "[portal]"
    assert decided(found, "support_hours", severity="S1") == "24/7"
    assert decided(found, "initial_response.during", severity="S3") == "office_hours"
    assert decided(found, "initial_response.during", severity="S1") == "24/7"


def test_a_clause_beside_one_cell_is_its_own():
    found = lowered(
        headed("severity-targets", FOR_ALL), tier=headed("support-tier", "", "plus"), tiers=("basic", "plus")
    )

    rows = found.program.decisions["initial_response"].logic.rows
    assert [row.origin.clause for row in rows if str(row.outputs[0]).startswith("BusinessDays")] == ["3.1"]


@pytest.mark.parametrize(
    "commitments",
    [
        "{initial_response: 4 hours}",
        "{initial_response: {by: severity, S2 or more severe: 1 hour, S3: 4 hours}}",
        "{initial_response: {within: {by: severity, S1: 1 hour, otherwise: 4 hours}}}",
        "{initial_response: {by: live, true: 1 hour, false: 4 hours}}",
    ],
)
def test_a_commitment_for_all_severities_leaves_none_out(commitments):
    found = targets(f"commitments: {commitments}\nseverities: {{S1: best effort}}\n")

    assert not found.findings
    assert decided(found, "initial_response", severity="S3", live=False) == "4 hours"


def test_commitments_by_several_words_say_how_each_is_counted():
    found = targets(
        """
severities:
  S1: {commitments: {initial_response: {less than: 1 hour}}}
  S2: {commitments: {initial_response: {within: 2 hours}}}
  S3: {commitments: {initial_response: {every: 3 hours}}}
"""
    )

    words = [decided(found, "initial_response.counted as", severity=each) for each in ("S1", "S2", "S3")]
    assert words == ["less than", "within", "every"]
    assert ("initial_response", "time") in [
        field.path for field in found.questions["severity-targets"].fields
    ]


def test_a_share_of_tickets_is_a_percentage():
    found = targets(
        """
severities:
  S1:
    commitments:
      initial_response: {within: 1 hour, for at least: 90 % of tickets, per: calendar month, no tickets: met}
  otherwise: no commitment
"""
    )

    details = {
        word: decided(found, f"initial_response.{word}", severity="S1") for word in ("for at least", "per")
    }
    assert details == {"for at least": "90 %", "per": "calendar month"}
    assert decided(found, "initial_response.no tickets", severity="S1") == "met"


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("severities:\n  S1: no commitment\n  S2: no commitment\n", [("MEMBER-MISSING", 5)]),
        (
            "severities:\n  S1: best effort\n  S22: best effort\n  otherwise: no commitment\n",
            [("UNKNOWN-MEMBER", 7)],
        ),
        (
            "commitments:\n  initial_response: {by: severity, S1: 1 hour, S2: 2 hours}\n",
            [("MEMBER-MISSING", 5)],
        ),
        (
            "severities:\n  S1: {commitments: {inital_response: {within: 1 hour}}}\n  otherwise: unlimited\n",
            [("UNKNOWN-CLOCK", 6)],
        ),
        (
            "severities:\n  S1:\n    support hours: 24x7\n  otherwise: best effort\n",
            [("UNKNOWN-CALENDAR", 7)],
        ),
        (
            "severities:\n  S1:\n    channels: [portal, phnoe]\n  otherwise: best effort\n",
            [("UNKNOWN-MEMBER", 7)],
        ),
        (
            "severities:\n  S1: {channels: [phone: {only if: {lives: true}}]}\n  otherwise: best effort\n",
            [("UNKNOWN-NAME", 6)],
        ),
    ],
)
def test_a_mistake_is_found_on_its_line(section, expected):
    assert codes(targets(section)) == expected


def test_a_severity_that_is_missing_is_told_with_what_to_write():
    (finding,) = targets("severities:\n  S1: no commitment\n  S2: no commitment\n").findings

    assert "`S3`" in finding.says
    assert "`S3: no commitment`" in finding.fix
    assert [related.place.file for related in finding.related] == ["terms.yaml"]

"""A tier: how the reported severity becomes the one that counts, and its features in words."""

from __future__ import annotations

import pytest

from addendum.kinds import features
from kinds.small_policies import DEFINITIONS, codes, decided, headed, lowered

LIMITS = """
facts: {reported: one of severities}
decisions:
  effective:
    needs: [reported, live]
    gives: one of severities
    formula: "= if live then reported else S3"
"""
TARGETS = "severities:\n  S1: {commitments: {initial_response: {within: 1 hour}}}\n  otherwise: best effort\n"


def tiered(tier, rules=LIMITS):
    return lowered(
        headed("rules", rules),
        headed("severity-targets", TARGETS),
        tier=headed("support-tier", tier, "premium"),
    )


def test_the_severity_that_counts_is_decided_by_the_tier():
    found = tiered("severity is: = effective(reported, live)\n")

    assert not found.findings
    assert decided(found, "initial_response", reported="S1", live=True) == "1 hour"
    assert decided(found, "initial_response", reported="S1", live=False) == "best effort"
    assert decided(found, "initial_response", severity="S1") == "1 hour"


def test_the_severity_may_be_a_declared_fact_for_tiers_that_do_not_decide_it():
    declared = LIMITS.replace("facts: {", "facts: {severity: one of severities, ")

    deciding = tiered("severity is: = effective(reported, live)\n", declared)
    asking = tiered("features: {phone: true}\n", declared)

    assert not deciding.findings
    assert not asking.findings
    assert decided(deciding, "initial_response", reported="S1", live=False) == "best effort"
    assert decided(asking, "initial_response", severity="S1") == "1 hour"


def test_without_a_rule_the_severity_is_given():
    found = tiered("features: {phone: true}\n")

    assert decided(found, "initial_response", severity="S1") == "1 hour"
    assert decided(found, "initial_response", reported="S1", live=True) == "MISSING-FACT"


def test_a_rule_that_gives_no_severity_is_told():
    assert [code for code, _ in codes(tiered("severity is: = live\n"))] == ["WRONG-RESULT"]


def test_a_feature_that_depends_on_an_unknown_fact_is_told():
    found = tiered("features:\n  phone: {by: regoin, eu: 2, otherwise: none}\n")

    assert codes(found) == [("UNKNOWN-NAME", 6)]


def test_a_tier_that_the_list_of_tiers_lacks_is_told():
    definitions = DEFINITIONS.replace("  regions: [eu, us]", "  regions: [eu, us]\n  tiers: [basic]")

    found = lowered(tier=headed("support-tier", "", "premium"), definitions=definitions)

    assert codes(found) == [("UNKNOWN-MEMBER", 2)]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("true", "true"),
        ("2", "2"),
        ("on demand", "on demand"),
        ("{value: on demand, clause: '3'}", "on demand"),
        ("{by: region, eu: 2, otherwise: none}", "eu: 2; otherwise: none"),
        (
            "{by: revenue, rows: [{below: EUR 5, value: 1}, {at least: EUR 5, value: 2}]}",
            "revenue below EUR 5: 1; revenue at least EUR 5: 2",
        ),
    ],
)
def test_a_feature_is_told_as_it_is_written(written, text):
    assert features(headed("support-tier", f"features: {{phone: {written}}}\n", "premium")) == [
        ("phone", text)
    ]

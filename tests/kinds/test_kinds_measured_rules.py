"""A measure that is a decision of rules by its name, so that points or shares of one's own are measured."""

from __future__ import annotations

import pytest

from kinds.small_policies import decided, headed, lowered

RULES = headed(
    "rules",
    """
facts:
  failures: number
decisions:
  points: {title: Points, needs: [failures], gives: number, formula: = failures * 2}
""",
)
CREDITS = """
measure: {name: points, per: calendar month}
commitment: {is: 0}
when missed:
  formula: = points * 1 %
"""


@pytest.mark.parametrize(("failures", "met", "credit"), [(0, "true", "0 %"), (3, "false", "6 %")])
def test_what_a_rule_decides_is_measured_by_its_name(failures, met, credit):
    found = lowered(headed("credit-bands", CREDITS), RULES)

    assert not found.findings
    assert decided(found, "commitment_met", failures=failures) == met
    assert decided(found, "credit", failures=failures) == credit


def test_a_measure_with_a_formula_of_its_own_may_not_be_called_like_a_rule():
    section = CREDITS.replace("per: calendar month", 'per: calendar month, formula: "= 1 %"')

    assert "NAME-TWICE" in {
        finding.code for finding in lowered(headed("credit-bands", section), RULES).findings
    }

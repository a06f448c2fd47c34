"""Models of the DMN Technology Compatibility Kit as policies: they answer its cases the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from addendum.dmn import read_models
from addendum.dmn.importing import policy_of
from addendum.dmn.xml import read_xml
from addendum.values import Outcome
from conformance.dmn_tck import agrees, read_case
from dmn.imported import NO_ANSWER, Asked

CASES = Path(__file__).parents[3] / "shared" / "cases" / "dmn-tck"
present = pytest.mark.skipif(not CASES.is_dir(), reason=f"the cases of the kit are not at {CASES}")


def outcomes(level):
    """For each expected result of a decision: where it stands, and how it came out."""
    for path in sorted((CASES / level).rglob("*.xml")):
        document = read_xml(path).root
        asked = Asked(policy_of(read_models(path.parent / document.text_of("modelName"))))
        for case in map(read_case, document.all("testCase")):
            for expected in case.expected:
                if {case.kind, expected.kind} <= {"", "decision"}:
                    yield f"{path.parent.name}/{case.id}/{expected.name}", _outcome(asked, case, expected)


def _outcome(asked, case, expected):
    """`same`, `none` where the policy refuses to answer, else what it answers in place of the expected.

    An outcome, or no answer at all, is what a policy has for null.
    """
    if not asked.decides(expected.name):
        return "not said"
    found = asked.answer(expected.name, case.given)
    if found == NO_ANSWER or isinstance(found, Outcome):
        return "same" if expected.is_error or expected.value is None else "none"
    if not expected.is_error and agrees(expected.value, found):
        return "same"
    return f"{found!r}, expected {expected.value!r}"


@present
@pytest.mark.parametrize(("level", "least"), [("compliance-level-2", 110), ("compliance-level-3", 900)])
def test_policies_answer_as_the_kit_expects_or_not_at_all(level, least):
    found = dict(outcomes(level))

    wrong = {
        where: outcome for where, outcome in found.items() if outcome not in ("same", "none", "not said")
    }
    assert wrong == {}
    assert sum(outcome == "same" for outcome in found.values()) >= least


@present
def test_of_level_2_only_null_is_not_said():
    found = dict(outcomes("compliance-level-2"))

    folders = {where.partition("/")[0] for where, outcome in found.items() if outcome != "same"}
    assert folders == {"0105-feel-math", "0106-feel-ternary-logic"}

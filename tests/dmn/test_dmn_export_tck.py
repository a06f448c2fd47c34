"""Models of the DMN Technology Compatibility Kit, imported and exported again: the models answer the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from addendum.dmn import read_models
from addendum.dmn.importing import policy_of
from addendum.dmn.xml import read_xml
from conformance.dmn_tck import agrees, read_case
from dmn.exported import Model, again, as_plain, exported
from dmn.imported import NO_ANSWER, Asked

CASES = Path(__file__).parents[3] / "shared" / "cases" / "dmn-tck"
present = pytest.mark.skipif(not CASES.is_dir(), reason=f"the cases of the kit are not at {CASES}")


@cache
def answers(level):
    """For each expected result that the imported policy has: where, its answer and the exported model's."""
    return tuple(_answers(level))


def _answers(level):
    for path in sorted((CASES / level).rglob("*.xml")):
        document = read_xml(path).root
        imported = policy_of(read_models(path.parent / document.text_of("modelName")))
        if not Asked(imported).program.decisions:
            continue
        policy, written = exported(imported.text)
        model, back = Model(written), Asked(again(written))
        known = {finding.says.split("`")[1] for finding in written.findings}
        for case in map(read_case, document.all("testCase")):
            for expected in case.expected:
                name = imported.names.get(expected.name, "")
                if name not in policy.program.decisions or name in known or None in case.given.values():
                    continue
                facts = _as_given(case.given, imported)
                where = f"{path.parent.name}/{case.id}/{expected.name}"
                given = {key: value for key, value in facts.items() if key in policy.program.facts}
                answer = policy.answer(name, given)
                if answer == NO_ANSWER:  # where a policy refuses to answer, a model may go on with null
                    continue
                yield where, as_plain(answer), model.answer(name, given), _again(back, name, given)


def _again(back, name, given):
    """What the policy answers that the exported model is imported as."""
    found = back.answer(name, {key: value for key, value in given.items() if key in back.known})
    return None if found == NO_ANSWER else as_plain(found)


def _as_given(value, policy):
    """Values with the names that the policy has for inputs and fields."""
    if isinstance(value, dict):
        called = {**policy.parts, **policy.names}
        return {called.get(key, key): _as_given(each, policy) for key, each in value.items()}
    return [_as_given(each, policy) for each in value] if isinstance(value, list) else value


@present
@pytest.mark.parametrize(("level", "least"), [("compliance-level-2", 100), ("compliance-level-3", 800)])
def test_exported_models_of_the_kit_answer_as_their_policies(level, least):
    found = answers(level)

    assert [each for each in found if not agrees(each[1], each[2])] == []
    assert len(found) >= least


@present
@pytest.mark.parametrize("level", ["compliance-level-2", "compliance-level-3"])
def test_policies_of_the_kit_that_went_out_and_in_again_answer_the_same(level):
    assert [each for each in answers(level) if not agrees(each[1], each[3])] == []

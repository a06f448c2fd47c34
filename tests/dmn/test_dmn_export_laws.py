"""What holds for every table that is exported: the model answers as the policy does, and its import too."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dmn.exported import Model, Policy, again, as_plain, exported
from dmn.generated_tables import facts, models
from dmn.imported import imported


@settings(max_examples=100, deadline=None)
@given(models(), st.lists(facts, min_size=4, max_size=8))
def test_exported_tables_answer_as_the_policy_does(parts, cases):
    policy, model = exported(imported(*parts).text)

    answering = Model(model)
    for case in cases:
        expected = as_plain(policy.answer("d", case))
        assert answering.answer("d", case) == expected, (model.text, case)


@settings(max_examples=100, deadline=None)
@given(models(), st.lists(facts, min_size=4, max_size=8))
def test_a_policy_that_went_out_and_in_again_answers_the_same(parts, cases):
    policy, model = exported(imported(*parts).text)

    back = Policy(again(model).text)
    assert back.program.decisions.keys() >= policy.program.decisions.keys()
    for case in cases:
        known = {name: value for name, value in case.items() if name in back.program.facts}
        assert back.answer("d", known) == policy.answer("d", case), (model.text, case)


@settings(max_examples=50, deadline=None)
@given(models())
def test_going_out_and_in_twice_changes_nothing_any_more(parts):
    _, first = exported(imported(*parts).text)

    once = again(first)
    _, second = exported(once.text)
    assert again(second).text == once.text

"""What holds for every table that is imported: the policy answers as the model does."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dmn.generated_tables import facts, models
from dmn.imported import NO_ANSWER, Asked, imported
from dmn.models import evaluator


@settings(max_examples=150, deadline=None)
@given(models(), st.lists(facts, min_size=4, max_size=8))
def test_an_imported_table_answers_as_the_model_does(parts, cases):
    model, policy = evaluator(*parts), imported(*parts)

    asked = Asked(policy)
    assert asked.decides("d"), policy.findings
    for case in cases:
        expected = model.decision("d", case)
        found = asked.answer("d", case)
        assert found == (NO_ANSWER if expected is None else expected), (policy.text, case)

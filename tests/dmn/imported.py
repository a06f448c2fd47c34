"""Imported policies at work: the policy of a model, asked with the names and values of the model."""

from __future__ import annotations

from addendum.dmn import Models, parse_model
from addendum.dmn.importing import policy_of
from addendum.documents import read_text, validate
from addendum.kinds import Document, Head, lower_bundle
from addendum.rules import Planner
from addendum.values import NoAnswer
from dmn.models import definitions

NO_ANSWER = "no answer"


def imported(*parts, more=(), **words):
    """The import of a model of these parts; `more` are the XML of models that it imports."""
    models = [parse_model(xml, f"{name}.dmn") for name, xml in _named(definitions(*parts, **words), more)]
    return policy_of(Models(models[0], {model.namespace: model for model in models}))


class Asked:
    """An imported policy that is asked by the names of its model."""

    def __init__(self, policy):
        tree = read_text(policy.text, "policy.yaml")
        assert [str(finding) for finding in validate(tree, "rules")] == []
        head = Head("rules", "imported", 1, tree.place)
        lowered = lower_bundle([Document(head, tree, "policy.yaml", {})], None, None, {})
        assert [str(finding) for finding in lowered.findings] == []
        self.program = lowered.program
        self._policy = policy
        self._planner = Planner(lowered.program, lowered.functions)

    @property
    def known(self):
        """The names of the model that the policy has."""
        return self._policy.names

    def decides(self, name):
        """Whether the policy has a decision for one of the model."""
        return self._policy.names.get(name) in self.program.decisions

    def answer(self, name, given):
        """The value of a decision, with the names of fields as the model has them; NO_ANSWER for none."""
        facts = {
            self._policy.names[key]: self._as_given(value)
            for key, value in given.items()
            if value is not None
        }
        decision = self._policy.names[name]
        try:
            return self._as_expected(self._planner.run((decision,), facts).values[decision])
        except NoAnswer:
            return NO_ANSWER

    def _as_given(self, value):
        if isinstance(value, dict):
            return {self._policy.parts[key]: self._as_given(each) for key, each in value.items()}
        return [self._as_given(each) for each in value] if isinstance(value, list) else value

    def _as_expected(self, value):
        if isinstance(value, dict):
            called = {part: name for name, part in self._policy.parts.items()}
            return {called[key]: self._as_expected(each) for key, each in value.items()}
        return [self._as_expected(each) for each in value] if isinstance(value, list | tuple) else value


def _named(main, more):
    yield "here", main
    yield from ((f"other{number}", xml) for number, xml in enumerate(more))

"""Exported models at work: a policy beside the model that is made of it."""

from __future__ import annotations

from addendum.dmn import Evaluator, Models, parse_model
from addendum.dmn.exporting import Content, model_of, plain
from addendum.dmn.importing import import_dmn
from addendum.documents import read_text, validate
from addendum.findings import Place
from addendum.kinds import Document, Head, lower_bundle
from addendum.rules import Planner
from addendum.values import NoAnswer, Outcome, read

NO_ANSWER = "no answer"


class Policy:
    """A `rules` policy of its own."""

    def __init__(self, text):
        self.tree = read_text(text, "policy.yaml")
        assert [str(finding) for finding in validate(self.tree, "rules")] == []
        head = Head("rules", "acme/rules", 1, self.tree.place)
        self.lowered = lower_bundle([Document(head, self.tree, "policy.yaml", {})], None, None, {})
        assert [str(finding) for finding in self.lowered.findings] == []
        self.program = self.lowered.program
        self._planner = Planner(self.program, self.lowered.functions)

    def content(self, **words):
        """What an export takes from it."""
        wanted = tuple(self.program.decisions)
        told = {"descriptions": {}, "titles": {}, **words}
        place = Place("policy.yaml", 1)
        return Content(
            "acme/rules", "Rules", "", self.program, self.lowered.lists, wanted, place=place, **told
        )

    def answer(self, name, facts):
        """The value of a decision; NO_ANSWER for none."""
        try:
            return self._planner.run((name,), facts).values[name]
        except NoAnswer:
            return NO_ANSWER

    def given(self, facts):
        """Facts as the exported model takes them: plain values by the same names."""
        return {name: plain(read(self.program.facts[name].type, value)) for name, value in facts.items()}


class Model:
    """The model that a policy is exported as."""

    def __init__(self, exported):
        self.model = parse_model(exported.text.encode(), "exported.dmn")
        self._evaluator = Evaluator(Models(self.model, {self.model.namespace: self.model}))
        assert [str(finding) for finding in self._evaluator.check()] == []

    def answer(self, name, given):
        """The value of a decision, or of a call of a function with the values given."""
        names = {each.variable.name for each in self.model.knowledge.values()}
        if name in names:
            return self._evaluator.knowledge(name, given)
        return self._evaluator.decision(name, given)


def exported(text, **words):
    """The policy in a text, and the model made of it."""
    policy = Policy(text)
    return policy, model_of(policy.content(**words))


def again(model):
    """The policy that an exported model is imported as."""
    return import_dmn(model.text.encode())


def as_plain(value):
    """A value of a policy as DMN has it; no answer and absent outcomes are null."""
    if value == NO_ANSWER or isinstance(value, Outcome):
        return None
    if isinstance(value, list | tuple):
        return [as_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: as_plain(item) for name, item in value.items()}
    return plain(value)

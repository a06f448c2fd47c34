"""A program as a DMN model: facts as input data, decisions with their logic, called ones as functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.dmn.elements import OWN_NAMESPACE
from addendum.dmn.exporting.content import Asked, content_of
from addendum.dmn.exporting.formulas import Formulas, Inside, names_in
from addendum.dmn.exporting.functions import Functions
from addendum.dmn.exporting.not_exported import NotExported
from addendum.dmn.exporting.tables import write_table
from addendum.dmn.exporting.types import ItemTypes
from addendum.dmn.exporting.xml_text import Tag, text_tag, written
from addendum.feel import laid_out
from addendum.findings import Finding, Level, listed
from addendum.light import NamedTuple
from addendum.rules import Bounds, Table, names_needed, type_of_decision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from addendum.answers.library import Library
    from addendum.dmn.exporting.content import Content
    from addendum.rules import Decision, Program

NAMESPACE = "https://www.omg.org/spec/DMN/20230324/MODEL/"
LANGUAGE = "https://www.omg.org/spec/DMN/20230324/FEEL/"
_WIDTH = 100


class ExportedModel(NamedTuple):
    """A model made of policies: its XML, and the findings at their places in the policies."""

    text: str
    findings: tuple[Finding, ...]


def export_dmn(
    library: Library,
    document: str,
    *,
    contract: str | None = None,
    tier: str | None = None,
    at: str | None = None,
) -> ExportedModel:
    """A document of a library as a DMN 1.5 model, under a contract or tier where its facts depend on one.

    Raises NoAnswer where there is no such document or it decides nothing, PoliciesInvalid for one with
    errors.
    """
    return model_of(content_of(library, Asked(document, contract, tier, at or "")))


def model_of(content: Content) -> ExportedModel:
    """The model that a part of a program becomes."""
    return _Export(content).exported()


class _Logic(NamedTuple):
    """The expression of a decision or function, and the names that it uses."""

    tag: Tag
    names: frozenset[str]


class _Export:
    """One export: what cannot be said becomes an input, and a finding."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._program = content.program
        self._findings: list[Finding] = []
        self._decisions = tuple(self._reached())
        currencies = content.currencies(self._decisions)
        self._types = ItemTypes(currencies[0] if len(currencies) == 1 else "")
        if len(currencies) > 1:
            self._tell_currencies(currencies)
        self._functions = Functions(content.program, self._decisions)
        self._names = _spelled(content.program)
        self._formulas = Formulas(self._functions, content.lists, self._names, content.program)
        self._optional = frozenset(name for name, fact in content.program.facts.items() if fact.optional)
        self._given: set[str] = set()
        self._left: frozenset[str] = frozenset()

    def exported(self) -> ExportedModel:
        """The model, and what it cannot say."""
        functions = self._said(self._functions.all(), self._function_logic)
        while (kept := self._without_lost(functions, functions)) != functions:
            functions = kept
        logic = self._said(self._own_decisions(), self._decision_logic)
        logic = self._without_lost(logic, functions)
        self._left = frozenset(self._own_decisions()) - logic.keys()
        decisions = [self._decision(name, found) for name, found in logic.items()]
        knowledge = [self._knowledge(name, found) for name, found in functions.items()]
        inputs = [self._input(name) for name in self._inputs()]
        definitions = (*self._types.definitions, *inputs, *decisions, *knowledge)
        findings = sorted(self._findings, key=lambda finding: finding.sort_key)
        return ExportedModel(written(self._root(definitions)), tuple(findings))

    def _root(self, inside: Iterable[Tag]) -> Tag:
        head = self._content
        attributes = {
            "xmlns": NAMESPACE,
            "id": "model",
            "name": head.title,
            "namespace": f"{OWN_NAMESPACE}{head.identity}",
            "expressionLanguage": LANGUAGE,
            "typeLanguage": LANGUAGE,
            "exporter": "Addendum",
        }
        return Tag("definitions", attributes, (*text_tag("description", head.description), *inside))

    def _reached(self) -> Iterator[str]:
        """The decisions to write: those wanted, and all that they look at."""
        waiting = list(self._content.wanted)
        seen = set(waiting)
        while waiting:
            name = waiting.pop(0)
            yield name
            for need in names_needed(self._program.decisions[name]):
                if need in self._program.decisions and need not in seen:
                    seen.add(need)
                    waiting.append(need)

    def _own_decisions(self) -> Iterator[str]:
        return (name for name in self._decisions if name not in self._functions.only_called)

    def _said(self, names: Iterable[str], write: Callable[[str], _Logic | None]) -> dict[str, _Logic]:
        """The logic of all that can be said."""
        return {name: logic for name in names if (logic := write(name)) is not None}

    def _without_lost(self, found: dict[str, _Logic], functions: Iterable[str]) -> dict[str, _Logic]:
        """The same without what calls functions that are not said."""
        said = {self._functions.name(name) for name in functions}
        lost = {self._functions.name(name): name for name in self._functions.all()}.keys() - said
        kept = {}
        for name, logic in found.items():
            if logic.names & lost:
                reason = NotExported("it calls a decision that the model has no function for.")
                self._not_exported(self._program.decisions[name], reason)
            else:
                kept[name] = logic
        return kept

    def _inputs(self) -> Iterator[str]:
        """The facts that something requires, in the order of the program, and decisions that are not said."""
        yield from (name for name in self._program.facts if name in self._given)
        yield from (name for name in self._own_decisions() if name in self._left & self._given)

    def _decision_logic(self, name: str) -> _Logic | None:
        return self._logic(self._program.decisions[name], Inside(self._names[name]))

    def _function_logic(self, name: str) -> _Logic | None:
        parameters = frozenset(self._functions.parameters(name))
        return self._logic(self._program.decisions[name], Inside(self._functions.name(name), parameters))

    def _logic(self, decision: Decision, inside: Inside) -> _Logic | None:
        """The expression of a decision; None where DMN cannot say it, which is told."""
        try:
            _check_parameters(inside)
            return self._expression(decision, inside)
        except NotExported as reason:
            self._not_exported(decision, reason)
            return None

    def _expression(self, decision: Decision, inside: Inside) -> _Logic:
        logic = decision.logic
        if isinstance(logic, Table):
            found = write_table(
                decision, logic, inside, self._formulas, self._types, self._optional, self._content.titles
            )
            if found.outcomes:
                self._tell_outcomes(decision, found.outcomes)
            return _Logic(found.tag, found.names)
        tree = self._formulas.formula(logic, inside)
        text = "\n".join(laid_out(tree, _WIDTH))
        identity = f"formula_{inside.name}"
        return _Logic(Tag("literalExpression", {"id": identity}, text_tag("text", text)), names_in(tree))

    def _decision(self, name: str, logic: _Logic) -> Tag:
        decision, spelled = self._program.decisions[name], self._names[name]
        variable = {"name": spelled, "typeRef": self._types.reference(type_of_decision(decision), spelled)}
        inside = (
            *text_tag("description", self._content.descriptions.get(name, "")),
            Tag("variable", variable),
            *self._requirements(spelled, logic.names),
            *self._knowledge_needed(spelled, logic.names),
            logic.tag,
        )
        named = {"id": f"decision_{spelled}", "name": spelled, "label": decision.title}
        return Tag("decision", named, inside)

    def _knowledge(self, name: str, logic: _Logic) -> Tag:
        """A decision that is called, as a function of what it is called with."""
        decision = self._program.decisions[name]
        called = self._functions.name(name)
        parameters = tuple(
            Tag("formalParameter", {"name": each, "typeRef": self._reference_of(each)})
            for each in self._functions.parameters(name)
        )
        variable = {"name": called, "typeRef": self._types.reference(type_of_decision(decision), name)}
        inside = (
            *text_tag("description", self._content.descriptions.get(name, "")),
            Tag("variable", variable),
            Tag("encapsulatedLogic", {}, (*parameters, logic.tag)),
            *self._knowledge_needed(called, logic.names),
        )
        label = decision.title if called == name else ""
        identity = f"function_{called}"
        return Tag("businessKnowledgeModel", {"id": identity, "name": called, "label": label}, inside)

    def _reference_of(self, name: str) -> str:
        decision = self._program.decisions.get(name)
        of_type = type_of_decision(decision) if decision is not None else self._program.facts[name].type
        return self._types.reference(of_type, name)

    def _requirements(self, name: str, names: frozenset[str]) -> Iterator[Tag]:
        """The facts and decisions that a decision looks at."""
        known = (*self._program.facts, *self._own_decisions())
        for number, each in enumerate((each for each in known if self._names[each] in names), 1):
            kind, href = "requiredDecision", f"#decision_{self._names[each]}"
            if each in self._left or each in self._program.facts:
                self._given.add(each)
                kind, href = "requiredInput", f"#input_{self._names[each]}"
            inside = (Tag(kind, {"href": href}),)
            yield Tag("informationRequirement", {"id": f"needs_{number}_{name}"}, inside)

    def _knowledge_needed(self, name: str, names: frozenset[str]) -> Iterator[Tag]:
        """The functions that a decision or function calls."""
        called = {self._functions.name(each) for each in self._functions.all()}
        for number, each in enumerate(sorted(names & called), 1):
            required = Tag("requiredKnowledge", {"href": f"#function_{each}"})
            yield Tag("knowledgeRequirement", {"id": f"calls_{number}_{name}"}, (required,))

    def _input(self, name: str) -> Tag:
        fact = self._program.facts.get(name)
        if fact is None:
            decision = self._program.decisions[name]
            bounds = decision.outputs[0].bounds if len(decision.outputs) == 1 else Bounds()
            reference = self._types.reference(type_of_decision(decision), name, bounds)
            return self._input_tag(name, decision.title, reference)
        reference = self._types.reference(fact.type, name, fact.bounds)
        return self._input_tag(name, fact.title, reference)

    def _input_tag(self, name: str, label: str, reference: str) -> Tag:
        spelled = self._names[name]
        inside = (
            *text_tag("description", self._content.descriptions.get(name, "")),
            Tag("variable", {"name": spelled, "typeRef": reference}),
        )
        return Tag("inputData", {"id": f"input_{spelled}", "name": spelled, "label": label}, inside)

    def _not_exported(self, decision: Decision, reason: NotExported) -> None:
        says = f"DMN cannot say `{decision.name}`: {reason.says} What needs it takes it as an input."
        fix = reason.fix or "Give its value to the model, or write it there by hand."
        finding = Finding("DMN-NOT-EXPORTED", decision.origin.place, says, fix=fix)
        if finding not in self._findings:
            self._findings.append(finding)

    def _tell_currencies(self, currencies: tuple[str, ...]) -> None:
        says = f"Amounts are in {listed(currencies, 'and')}, and numbers in DMN do not tell which."
        fix = "Export a document whose amounts are in one currency."
        self._findings.append(Finding("DMN-CURRENCIES", self._content.place, says, fix=fix))

    def _tell_outcomes(self, decision: Decision, count: int) -> None:
        results = "result is an absent outcome" if count == 1 else "results are absent outcomes"
        says = f"In `{decision.name}` {count} {results}, for which DMN has null."
        finding = Finding(
            "DMN-OUTCOME",
            decision.origin.place,
            says,
            fix="Read null in the model as the outcome that the policy names.",
            level=Level.WARNING,
        )
        if finding not in self._findings:
            self._findings.append(finding)


def _check_parameters(inside: Inside) -> None:
    if any("." in name for name in inside.parameters or ()):
        raise NotExported("it is called with a part of a record.", "Let it need the record as a whole.")


def _spelled(program: Program) -> dict[str, str]:
    """The names of facts and decisions as formulas of DMN can spell them: without dots, each its own."""
    found: dict[str, str] = {}
    names = (*program.facts, *program.decisions)
    for name in names:
        spelled = name.replace(".", "_")
        while spelled != name and (spelled in names or spelled in found.values()):
            spelled += "_"
        found[name] = spelled
    return found

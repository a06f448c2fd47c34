"""What the documents of one subject add up to while they are lowered: lists, facts, decisions and questions.

Lowering runs in two passes, so that a formula may name what a later document decides: every document first
declares its names with their types, then builds its decisions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import Profile, Scope, Signature, compile_formula
from addendum.findings import Finding, FindingsError, Related, did_you_mean
from addendum.kinds.functions import CONTRACT_FUNCTIONS
from addendum.rules import Bounds, Decision, Fact, Output, Program
from addendum.values import ANY, ContextOf, MemberOf, Outcome, ValueProblem, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from addendum.documents import Node, Scalar
    from addendum.feel import Compiled
    from addendum.findings import Place
    from addendum.kinds.promises import Promise
    from addendum.kinds.question import Question
    from addendum.rules import Origin
    from addendum.values import Type, Value


class Builder:
    """Collects the parts of a program; every problem becomes a finding, and lowering goes on."""

    def __init__(self) -> None:
        self.lists: dict[str, MemberOf] = {}
        self.facts: dict[str, Fact] = {}
        self.decisions: dict[str, Decision] = {}
        self.questions: dict[str, Question] = {}
        self.promises: list[Promise] = []
        self.titles: dict[str, str] = {}
        self.findings: list[Finding] = []
        self._declared: dict[str, tuple[Type, tuple[str, ...], Origin]] = {}

    def program(self) -> Program:
        """The facts and decisions collected so far."""
        return Program(self.facts, self.decisions)

    def report(
        self,
        code: str,
        place: Place,
        says: str,
        *,
        example: str = "",
        fix: str = "",
        related: tuple[Related, ...] = (),
    ) -> None:
        """Add a finding."""
        self.findings.append(Finding(code, place, says, example=example, fix=fix, related=related))

    def add_list(self, members: MemberOf, place: Place) -> None:
        """Add an ordered list of members under its name."""
        known = self.lists.get(members.name)
        if known is not None and known != members:
            self.report(
                "NAME-TWICE",
                place,
                f"The list `{members.name}` is defined twice with different members.",
                fix="Keep one definition, in the definitions of the namespace.",
            )
            return
        self.lists[members.name] = members

    def add_fact(self, fact: Fact) -> None:
        """Declare an input; the same declaration may stand in several documents."""
        known = self.facts.get(fact.name)
        if known is not None and (known.type, known.bounds) != (fact.type, fact.bounds):
            self.report(
                "NAME-TWICE",
                fact.origin.place,
                f"The fact `{fact.name}` is declared twice, once as {known.type.says} and once as {fact.type.says}.",
                fix="Declare it once, in the definitions.",
                related=(Related(known.origin.place, "declared here first"),),
            )
            return
        if known is None:
            self.facts[fact.name] = fact

    def need_fact(self, name: str, of_type: Type, origin: Origin, title: str) -> None:
        """Declare an input that a kind brings with it, where the documents have not declared it themselves."""
        if name not in self.facts and name not in self._declared:
            self.facts[name] = Fact(name, of_type, origin, title)

    def bound_fact(self, name: str, bounds: Bounds) -> None:
        """Give a fact that a kind brought with it its bounds; bounds that a document declares stay."""
        fact = self.facts.get(name)
        if fact is not None and fact.bounds == Bounds():
            self.facts[name] = fact._replace(bounds=bounds)

    def given_instead(self, name: str, output: Output, origin: Origin) -> None:
        """Turn an announced decision that nothing computes into a fact that the question gives."""
        _, _, declared = self._declared.pop(name)
        self.facts.setdefault(
            name, Fact(name, output.type, declared or origin, self.titles.get(name, ""), bounds=output.bounds)
        )

    def ask(self, question: Question) -> None:
        """Add a question; two documents of one subject may not answer the same one."""
        known = self.questions.get(question.name)
        if known is not None:
            self.findings.append(
                Finding(
                    "QUESTION-TWICE",
                    None,
                    f"`{known.document}` and `{question.document}` both answer `{question.name}`.",
                    fix="Give one of them another question with `answers:`.",
                )
            )
        self.questions.setdefault(question.name, question)

    def declare(
        self, name: str, of_type: Type, needs: Iterable[str], origin: Origin, title: str = ""
    ) -> None:
        """Announce a decision, so that formulas of any document may use it."""
        known = self._declared.get(name)
        if known is not None:
            self.report(
                "NAME-TWICE",
                origin.place,
                f"`{name}` is decided twice, so it is open which decision counts.",
                fix="Give one of them another name.",
                related=(Related(known[2].place, "decided here too"),),
            )
            return
        self._declared[name] = (of_type, tuple(needs), origin)
        if title:
            self.titles[name] = title

    def decide(self, decision: Decision) -> None:
        """Add a decision; a second one of the same name was reported when it was declared."""
        self.decisions.setdefault(decision.name, decision)

    def declared_type(self, name: str) -> Type | None:
        """The type of a fact or decision, None for a name nobody declared."""
        if name in self._declared:
            return self._declared[name][0]
        fact = self.facts.get(name)
        return fact.type if fact is not None else None

    def type_named(self, name: str, place: Place) -> Type:
        """The type of a fact or decision that a document names; an unknown name is reported and counts as any."""
        found = self.declared_type(name)
        if found is None:
            near = did_you_mean(name, [*self.facts, *self._declared])
            self.report(
                "UNKNOWN-NAME",
                place,
                f"Nothing is called `{name}`: it is neither a declared fact nor a decision.",
                fix=f"Write `{near}`."
                if near
                else "Declare it under `facts:` in the definitions, or correct it.",
            )
            return ANY
        return found

    def scope(self, extra: Mapping[str, Type] | None = None) -> Scope:
        """The names that a formula sees: facts, decisions (as values and as functions), lists and members."""
        names: dict[str, Type] = {name: fact.type for name, fact in self.facts.items()}
        functions: dict[str, Signature] = dict(CONTRACT_FUNCTIONS.signatures)
        for name, (of_type, needs, _) in self._declared.items():
            names[name] = of_type
            parameters = tuple((need, self.declared_type(need) or ANY) for need in needs)
            functions[name] = Signature(parameters, of_type)
        names.update(extra or {})
        return Scope(
            names=names,
            functions=functions,
            members=self._members(),
            lists=self.lists,
            optional=frozenset(name for name, fact in self.facts.items() if fact.optional),
        )

    def formula(
        self, node: Scalar, expected: Type | None = None, extra: Mapping[str, Type] | None = None
    ) -> Compiled | None:
        """The formula written in `node` (with or without its leading `=`), compiled; None where it has findings."""
        text = node.text
        start = len(text) - len(text.removeprefix("=").lstrip()) if text.startswith("=") else 0

        def at(offset: int, length: int) -> Place:
            return node.at(start + offset, length)

        return self._compile(text[start:], expected, self.scope(extra), at)

    def internal_formula(
        self, text: str, place: Place, extra: Mapping[str, Type] | None = None
    ) -> Compiled | None:
        """A formula that a kind composes itself; what is wrong with it is reported at `place`."""
        return self._compile(text, None, self.scope(extra), lambda _offset, _length: place)

    def value(self, node: Scalar, of_type: Type) -> Value | Compiled | None:
        """The constant or the `= formula` written in `node`; None where it has findings."""
        if not node.quoted and node.text.startswith("="):
            return self.formula(node, of_type)
        outcome = Outcome.named(node.text)
        if outcome is not None:
            return outcome
        try:
            return read(of_type, node.text)
        except ValueProblem as problem:
            self.report(problem.code, node.place, problem.says, fix=problem.fix)
            return None

    def output(self, name: str) -> Output:
        """The output of a declared decision with one result."""
        return Output(name, self._declared[name][0])

    def _compile(
        self, text: str, expected: Type | None, scope: Scope, at: Callable[[int, int], Place]
    ) -> Compiled | None:
        try:
            return compile_formula(text, scope, Profile.POLICY, at, expected)
        except FindingsError as error:
            self.findings.extend(error.findings)
            return None

    def _members(self) -> dict[str, tuple[MemberOf, ...]]:
        members: dict[str, tuple[MemberOf, ...]] = {}
        for of_list in self.lists.values():
            for member in of_list.members:
                members[member] = (*members.get(member, ()), of_list)
        return members


def result_type(outputs: tuple[Output, ...]) -> Type:
    """The type of a decision's value: that of its one output, else a context of them."""
    if len(outputs) == 1:
        return outputs[0].type
    return ContextOf(tuple((output.name, output.type) for output in outputs))


def in_reading_order(nodes: Iterable[Node]) -> list[Node]:
    """Nodes as they stand in their files."""
    return sorted(nodes, key=lambda node: node.place)

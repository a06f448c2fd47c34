"""What the documents of one subject add up to while they are lowered: lists, facts, decisions and questions.

Lowering runs in two passes, so that a formula may name what a later document decides: every document first
declares its names with their types, then builds its decisions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import Profile, Scope, Signature, compile_formula
from addendum.findings import FindingsError, Related, did_you_mean
from addendum.kinds.business_calls import BUSINESS_SIGNATURES, Calendars, are_fit, made_ready
from addendum.kinds.calendar_shelf import CalendarShelf
from addendum.kinds.forms import value_by_form
from addendum.kinds.reporting import Reporter
from addendum.kinds.signatures import SIGNATURES
from addendum.light import NamedTuple
from addendum.rules import Bounds, Column, Decision, Fact, Output, Program, is_formula
from addendum.values import ANY, ContextOf, ListOf, MemberOf, Outcome, ValueProblem, fits, read, type_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from addendum.clocks import Clock, Measure
    from addendum.documents import Scalar
    from addendum.feel import Compiled
    from addendum.findings import Place
    from addendum.kinds.promises import Promise
    from addendum.kinds.question import Question
    from addendum.rules import Origin
    from addendum.values import Type, Value


_MOST_RELATED = 6


class Announced(NamedTuple):
    """A decision by its type and what it is called with, before it is built."""

    type: Type
    needs: tuple[str, ...]
    origin: Origin


class Builder(Reporter):
    """Collects the parts of a program; every problem becomes a finding, and lowering goes on.

    `zone` is the contract's time zone, `""` where it has none; `kinds` tells how many documents of each kind
    there are; `ruled` are the decisions that documents of rules make.
    """

    def __init__(self, zone: str = "", kinds: Mapping[str, int] | None = None) -> None:
        super().__init__()
        self.zone = zone
        self.kinds = kinds or {}
        self.lists: dict[str, MemberOf] = {}
        self.list_places: dict[str, Place] = {}
        self.facts: dict[str, Fact] = {}
        self.decisions: dict[str, Decision] = {}
        self.questions: dict[str, Question] = {}
        self.promises: list[Promise] = []
        self.titles: dict[str, str] = {}
        self.clocks: dict[str, Clock] = {}
        self.ruled: set[str] = set()
        self.ticket_measures: dict[str, Measure] = {}
        self.calendars: dict[str, Place] = {}
        self.shelf = CalendarShelf()
        self.totals: set[str] = set()
        self.periods: dict[str, str] = {}
        self._announced: dict[str, Announced] = {}
        self._offered: dict[str, Fact] = {}
        self._expected: dict[str, tuple[Type, Place]] = {}
        self._unknown: dict[str, dict[Place, None]] = {}
        self._scope: Scope | None = None

    def program(self) -> Program:
        """The facts and decisions collected so far."""
        return Program(self.facts, self.decisions)

    def add_list(self, members: MemberOf, place: Place) -> None:
        """Add an ordered list of members under its name."""
        known = self.lists.get(members.name)
        if known is not None and known != members:
            self.report(
                "NAME-TWICE",
                place,
                f"The list `{members.name}` is defined twice with different members.",
                fix="Keep one definition, in the definitions of the namespace.",
                related=(Related(self.list_places[members.name], "defined here first"),),
            )
            return
        self.lists[members.name] = members
        self.list_places.setdefault(members.name, place)
        self._scope = None

    def add_fact(self, fact: Fact) -> None:
        """Declare an input; the same declaration may stand in several documents."""
        known = self.facts.get(fact.name)
        if known is not None and (known.type, known.bounds) != (fact.type, fact.bounds):
            self.report(
                "NAME-TWICE",
                fact.origin.place,
                f"The fact `{fact.name}` is declared twice, as {known.type.says} and as {fact.type.says}.",
                fix="Declare it once, in the definitions.",
                related=(Related(known.origin.place, "declared here first"),),
            )
            return
        if known is None:
            self.facts[fact.name] = fact
            self._scope = None

    def need_fact(self, fact: Fact) -> None:
        """Declare an input that a kind brings with it, where the documents have not declared it."""
        if fact.name not in self.facts and fact.name not in self._announced:
            self.facts[fact.name] = fact
            self._scope = None

    def offer(self, fact: Fact) -> None:
        """Hold a fact ready that becomes part of the program once a document names it."""
        self._offered[fact.name] = fact
        self._scope = None

    def offered(self, name: str) -> Fact | None:
        """The fact that is held ready, or declared, under a name."""
        return self.facts.get(name) or self._offered.get(name)

    def expect_decision(self, name: str, of_type: Type, place: Place) -> None:
        """Note that documents declare a fact of this type which a decision gives."""
        self._expected[name] = (of_type, place)

    def total_becomes_decision(self, name: str) -> None:
        """Take back a fact that stands for a list where the list itself is given: a decision adds it up."""
        self.totals.add(name)
        self.becomes_decision(name)

    def becomes_decision(self, name: str) -> None:
        """Take back a fact that a decision gives here, as it may for some subjects only; its title stays."""
        fact = self.facts.pop(name, None)
        self._scope = None
        if fact is not None and fact.title:
            self.titles.setdefault(name, fact.title)

    def bound_fact(self, name: str, bounds: Bounds) -> None:
        """Give a fact that a kind brought with it its bounds; bounds that a document declares stay."""
        fact = self.facts.get(name)
        if fact is not None and fact.bounds == Bounds():
            self.facts[name] = fact._replace(bounds=bounds)

    def ask(self, question: Question) -> None:
        """Add a question; two documents of one subject may not answer the same one."""
        known = self.questions.get(question.name)
        if known is not None:
            self.report(
                "QUESTION-TWICE",
                question.place,
                f"`{known.document}` and `{question.document}` both answer `{question.name}`.",
                fix="Give one of them another question with `answers:`.",
                related=() if known.place is None else (Related(known.place, "the other one"),),
            )
        self.questions.setdefault(question.name, question)

    def declare(
        self, name: str, of_type: Type, needs: Iterable[str], origin: Origin, title: str = ""
    ) -> None:
        """Announce a decision, so that formulas of any document may use it."""
        known = self._announced.get(name)
        fact = self.facts.get(name)
        other = known.origin if known is not None else fact.origin if fact is not None else None
        if other is not None:
            what = "decided twice" if fact is None else "a fact and a decision"
            title = self.titles.get(name, "") if fact is None else ""
            self.report(
                "NAME-TWICE",
                origin.place,
                f"`{name}` is {what}, so it is open which of the two counts.",
                fix="Give one of them another name." if fact is None else "Add `from: decision` to the fact.",
                related=(Related(other.place, f"the other one: {title}" if title else "the other one"),),
            )
            return
        self._announced[name] = Announced(of_type, tuple(needs), origin)
        self._scope = None
        if title:
            self.titles[name] = title

    def free_name(self, wanted: str, origin: Origin) -> str:
        """The name wanted for what stands at `origin`, with a number where something else is called so."""
        number, name = 1, wanted
        while self._is_held(name, origin):
            number += 1
            name = f"{wanted}_{number}"
        return name

    def announce_once(self, name: str, of_type: Type, needs: Iterable[str], origin: Origin) -> None:
        """Announce a decision that several documents may make alike."""
        if name not in self._announced:
            self.declare(name, of_type, needs, origin)

    def given_instead(self, name: str, output: Output, origin: Origin) -> None:
        """Turn an announced decision that nothing computes into a fact that the question gives."""
        self._announced.pop(name, None)
        self.need_fact(Fact(name, output.type, origin, self.titles.get(name, ""), bounds=output.bounds))

    def decide(self, decision: Decision) -> None:
        """Add an announced decision; a second one of the same name was reported when it was announced."""
        announced = self._announced.get(decision.name)
        needs = announced.needs if announced is not None else decision.needs
        self.decisions.setdefault(decision.name, decision._replace(needs=needs))

    def decide_by_formula(
        self,
        name: str,
        formula: Compiled | None,
        origin: Origin,
        title: str = "",
        bounds: Bounds | None = None,
        words: str = "",
    ) -> None:
        """Add a decision by a formula; a type that was open when it was announced is that of the formula.

        `words` tell people what a formula does that a kind composed itself, with names in braces.
        """
        if formula is None:
            return
        self.settle_type(name, (formula,))
        announced = self._announced.get(name)
        of_type = formula.type if announced is None else announced.type
        output = Output(name, of_type, bounds=bounds or Bounds())
        self.decide(Decision(name, formula.names, (output,), formula, origin, title, words))

    def settle_type(self, name: str, results: Iterable[Value | Compiled]) -> None:
        """Give a decision whose type was open when it was announced the one type of all its results."""
        announced = self._announced.get(name)
        if announced is None or announced.type is not ANY:
            return
        found = {
            result.type if is_formula(result) else type_of(result)
            for result in results
            if not isinstance(result, Outcome)
        }
        if len(found) == 1:
            self._announced[name] = announced._replace(type=found.pop())
            self._scope = None

    def refuse(self, name: str, word: Scalar, origin: Origin) -> None:
        """Add a decision that has no answer, because this version does not evaluate what `word` asks for."""
        self.refuse_word(word, f"Whoever asks for `{name}` gets the error NOT-EVALUATED.")
        formula = self.internal_formula(f'not_evaluated("{word.text}")', word.place)
        self.decide_by_formula(name, formula, origin)

    def declared_type(self, name: str) -> Type | None:
        """The type of a fact or decision, or of a part of one after dots; None for a name nobody declared."""
        if name in self._announced:
            return self._announced[name].type
        if name not in self.facts and name in self._offered:
            self.facts[name] = self._offered[name]
        fact = self.facts.get(name)
        if fact is not None:
            return fact.type
        holder, dot, part = name.rpartition(".")
        of_type = self.declared_type(holder) if dot else None
        return of_type.field(part) if isinstance(of_type, ContextOf) else None

    def type_named(self, name: str, place: Place) -> Type:
        """The type of a fact or decision that a document names; an unknown one is reported and is any."""
        found = self.declared_type(name)
        if found is None:
            self._unknown.setdefault(name, {})[place] = None
        return found or ANY

    def column(self, name: str, place: Place) -> Column:
        """The column of a table that looks at a fact, a decision, or a part of one after dots."""
        of_type = self.declared_type(name) or ANY
        if "." not in name or name in self.facts or name in self._announced:
            return Column(name, of_type)
        return Column(name, of_type, self.internal_formula(name, place))

    def scope(self) -> Scope:
        """The names that a formula sees: facts, decisions (as values and as functions), lists and members."""
        if self._scope is None:
            facts = {**self._offered, **self.facts}
            names: dict[str, Type] = {name: fact.type for name, fact in facts.items()}
            functions: dict[str, Signature] = SIGNATURES | BUSINESS_SIGNATURES
            for name, announced in self._announced.items():
                names[name] = announced.type
                parameters = tuple((need, self.declared_type(need) or ANY) for need in announced.needs)
                functions[name] = Signature(parameters, announced.type)
            optional = frozenset(name for name, fact in facts.items() if fact.optional)
            self._scope = Scope(names, functions, self._members(), self.lists, optional)
        return self._scope

    def formula(self, node: Scalar, expected: Type | None = None) -> Compiled | None:
        """The formula written in `node`, with or without its leading `=`; None where it has findings."""
        text = node.text
        start = len(text) - len(text.removeprefix("=").lstrip()) if text.startswith("=") else 0

        def at(offset: int, length: int) -> Place:
            return node.at(start + offset, length)

        return self._compile(text[start:], expected, at)

    def internal_formula(self, text: str, place: Place) -> Compiled | None:
        """A formula that a kind composes itself; what is wrong with it is reported at `place`."""
        return self._compile(text, None, lambda _offset, _length: place)

    def value(self, node: Scalar, of_type: Type) -> Value | Compiled | None:
        """The constant or the `= formula` written in `node`; None where it has findings."""
        if is_formula_text(node):
            return self.formula(node, of_type)
        outcome = Outcome.named(node.text)
        if outcome is not None:
            return outcome
        if of_type is ANY:
            return value_by_form(node.text)
        try:
            return read(of_type, node.text)
        except ValueProblem as problem:
            self.problem(problem, node.place)
            return None

    def output(self, name: str, bounds: Bounds | None = None) -> Output:
        """The output of an announced decision with one result."""
        return Output(name, self._announced[name].type, bounds=bounds or Bounds())

    def finish(self) -> None:
        """Report the names that nothing declares, each once, and facts that a decision should give."""
        for name, places in self._unknown.items():
            near = did_you_mean(name, [*self.facts, *self._announced])
            first, *others = places
            self.report(
                "UNKNOWN-NAME",
                first,
                f"Nothing is called `{name}`: it is neither a declared fact nor a decision.",
                fix=f"Write `{near}`."
                if near
                else "Declare it under `facts:` in the definitions, or correct it.",
                related=tuple(Related(place, "named here, too") for place in others[:_MOST_RELATED]),
            )
        for name, (of_type, place) in self._expected.items():
            announced = self._announced.get(name)
            if announced is None or not fits(announced.type, of_type):
                says = (
                    "no decision gives it"
                    if announced is None
                    else f"the decision gives {announced.type.says}"
                )
                self.report(
                    "FACT-NOT-DECIDED",
                    place,
                    f"`{name}` is declared as {of_type.says} that a decision gives, and {says}.",
                    fix="Add the decision, or say who else gives the fact with `from:`.",
                )

    def _is_held(self, name: str, origin: Origin) -> bool:
        holder = self._announced.get(name) or self.facts.get(name)
        return holder is not None and holder.origin != origin

    def _compile(self, text: str, expected: Type | None, at: Callable[[int, int], Place]) -> Compiled | None:
        calendars = Calendars(self.calendars, self.shelf.depends_on)
        try:
            compiled = compile_formula(
                text,
                self.scope(),
                Profile.POLICY,
                at,
                expected,
                lambda tree: made_ready(tree, calendars, self, at),
            )
        except FindingsError as error:
            self.findings.extend(error.findings)
            return None
        if not are_fit(compiled, self, at):
            return None
        for name in compiled.names:
            self.declared_type(name)  # an offered fact that a formula names becomes one of the program
        return compiled

    def _members(self) -> dict[str, tuple[MemberOf, ...]]:
        members: dict[str, tuple[MemberOf, ...]] = {}
        for of_list in self.lists.values():
            for member in of_list.members:
                members[member] = (*members.get(member, ()), of_list)
        return members


def is_formula_text(node: Scalar) -> bool:
    """Whether a value is written as a formula; in a block text or in quotes it is one, too."""
    return node.text.startswith("=")


def result_type(outputs: tuple[Output, ...], *, listed: bool = False) -> Type:
    """The type of a decision's value: that of its one output, else a context of them; or a list of either."""
    only = outputs[0].type if len(outputs) == 1 else None
    found = only or ContextOf(tuple((output.name, output.type) for output in outputs))
    return ListOf(found) if listed else found

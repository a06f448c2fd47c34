"""Why not another answer: the nearest changes of the facts of a case that would give the one that is wanted.

One fact is changed at a time, two where no change of one is enough. A fact of an ordered type is followed in
both directions to the first value, on a grid of small steps, that gives the wanted answer; of a list, each
member is tried. Records and lists are left as they are.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.answers.ask import Inquiry, inquiry
from addendum.answers.words import begun, value_words, within_sentence, word_of
from addendum.light import NamedTuple
from addendum.rules import Table, Within, scale_of
from addendum.values import (
    BOOLEAN,
    MONEY,
    NUMBER,
    PERCENT,
    MemberOf,
    NoAnswer,
    Outcome,
    ValueProblem,
    read,
    to_json,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from addendum.answers.bound import Bound
    from addendum.answers.library import Library
    from addendum.rules import Program, Scale
    from addendum.values import Date, Type, Value

    Facts = Mapping[str, object]
    Path = tuple[str, ...]

_STEPS = {PERCENT: Fraction(1, 1000), MONEY: Fraction(1, 100), NUMBER: Fraction(1, 1000)}
"""The grid on which the nearest value is looked for, in numbers of the type's scale; 1 where none stands."""
_DOUBLINGS = 40
_MOST_RUNS = 20_000


class Change(NamedTuple):
    """Facts with other values, and the answer that they give; `lines` tell people of it."""

    facts: Mapping[str, tuple[Value, Value]]
    values: Mapping[str, Value]
    lines: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """The change as callers get it: each fact from what to what, and the answer."""
        facts = {name: {"from": to_json(old), "to": to_json(new)} for name, (old, new) in self.facts.items()}
        return {"facts": facts, "answer": {name: to_json(value) for name, value in self.values.items()}}


class WhyNot(NamedTuple):
    """What was wanted of an answer, and the nearest changes that would give it.

    `holds_already` says that nothing needs to change.
    """

    wanted: Mapping[str, str]
    changes: tuple[Change, ...]
    holds_already: bool

    def to_json(self) -> dict[str, object]:
        """The changes as callers get them."""
        document: dict[str, object] = {"wanted": dict(self.wanted)}
        if self.holds_already:
            document["holds_already"] = True
        return {**document, "changes": [change.to_json() for change in self.changes]}

    def sentences(self) -> list[str]:
        """The changes for people."""
        wanted = ", ".join(f"{name} {value}" for name, value in self.wanted.items())
        if self.holds_already:
            return [f"Why not {wanted}", "  It is."]
        if not self.changes:
            return [f"Why not {wanted}", "  No other value of one or two of the facts given would give it."]
        lines = (f"  {line}" for change in self.changes for line in change.lines)
        return [f"It would be {wanted} with", *lines]


def why_not(
    library: Library,
    question: str,
    facts: Facts,
    wanted: Mapping[str, str],
    *,
    contract: str | None = None,
    tier: str | None = None,
    at: str | Date | None = None,
    readings: Mapping[str, str] | None = None,
) -> WhyNot:
    """The nearest changes of the facts that give what is wanted.

    `wanted` has texts by the names of the answer, where dots lead inwards. Raises NoAnswer, also where the
    case itself has no answer, or what is wanted is nothing that the question gives.
    """
    subject = library.index.subject(contract, tier)
    asked = inquiry(library, question, subject, at, readings or {})
    if not isinstance(asked, Inquiry):
        raise NoAnswer(
            "WHY-NOT-UNKNOWN",
            f"`{question}` is no question on rules, so no facts can be named that would change the answer.",
            "Ask a question that a document answers, such as `service-credit`.",
        )
    return _Search(asked.bound_for(facts), facts, wanted).run()


class _Search:
    """A search for changes of one case; `most` runs of the question are tried."""

    def __init__(self, bound: Bound, facts: Facts, wanted: Mapping[str, str]) -> None:
        self._bound = bound
        self._facts = dict(facts)
        self._texts = dict(wanted)
        self._left = _MOST_RUNS
        result = bound.run(facts)
        self._now = bound.values(result.values)
        replaced = {name: read(self._type(name), facts[name]) for name in result.replaced}
        known = {**result.facts, **replaced}
        self._known = {name: value for name, value in known.items() if name in facts and value is not None}
        self._wanted = {path: _wanted(bound, path, text) for path, text in _paths(wanted)}

    def run(self) -> WhyNot:
        """All changes of one fact; where there is none, the first of each pair of facts."""
        if _are(self._now, self._wanted):
            return WhyNot(self._texts, (), holds_already=True)
        found = [change for name in self._known for change in self._of_one(name, {})]
        if not found:
            found = [*self._of_two()]
        return WhyNot(self._texts, tuple(found), holds_already=False)

    def _of_two(self) -> Iterator[Change]:
        """Changes of two facts, of which the first has few values."""
        few = [name for name in self._known if self._is_few(name)]
        lines = [name for name in self._known if not self._is_few(name)]
        for at, first in enumerate(few):
            for value in self._others(first):
                for second in (*few[at + 1 :], *lines):
                    yield from self._of_one(second, {first: value})

    def _of_one(self, name: str, beside: Mapping[str, Value]) -> Iterator[Change]:
        """The nearest values of one fact that give what is wanted, with other facts changed beside it."""
        for value in self._others(name) if self._is_few(name) else self._nearest(name, beside):
            changed = {**beside, name: value}
            values = self._values(changed)
            if values is not None and _are(values, self._wanted):
                yield self._change(changed, values)

    def _is_few(self, name: str) -> bool:
        of_type = self._type(name)
        return isinstance(of_type, MemberOf) or of_type == BOOLEAN

    def _others(self, name: str) -> Iterator[Value]:
        """The other values of a fact that has few."""
        of_type = self._type(name)
        members: Iterable[Value] = ()
        if isinstance(of_type, MemberOf):
            members = of_type.members
        elif of_type == BOOLEAN:
            members = (True, False)
        yield from (member for member in members if member != self._known[name])

    def _nearest(self, name: str, beside: Mapping[str, Value]) -> Iterator[Value]:
        """The nearest value below and the nearest above that give what is wanted."""
        of_type, current = self._type(name), self._known[name]
        borders = [*_borders(self._bound.ground.standing.lowered.program, name)]
        try:
            scale = scale_of(of_type, [current, *borders])
            start = None if scale is None else scale.number(current)
        except NoAnswer:
            return
        if scale is None or start is None:
            return
        step = Fraction(1) if scale.whole else _STEPS.get(of_type, Fraction(1))
        met = [scale.number(border) for border in borders]
        for direction in (-1, 1):
            found = self._followed(name, beside, scale, (start, step, direction), met)
            if found is not None:
                yield scale.value(found)

    def _followed(
        self,
        name: str,
        beside: Mapping[str, Value],
        scale: Scale,
        way: tuple[Fraction, Fraction, int],
        borders: list[Fraction],
    ) -> Fraction | None:
        """The first number in one direction, on the grid, that gives what is wanted."""
        start, step, direction = way
        stops = {start + direction * step * 2**power for power in range(_DOUBLINGS)}
        stops |= {border + shift * step for border in borders for shift in (-1, 0, 1)}
        ahead = sorted(stop for stop in stops if (stop - start) * direction > 0 and (stop >= 0 or start < 0))
        before = start
        for stop in ahead if direction > 0 else reversed(ahead):
            if self._gives(name, beside, scale, stop):
                return self._bisected(name, beside, scale, (before, stop), step)
            before = stop
        return None

    def _bisected(
        self,
        name: str,
        beside: Mapping[str, Value],
        scale: Scale,
        ends: tuple[Fraction, Fraction],
        step: Fraction,
    ) -> Fraction:
        """Between a number that does not give it and one that does, the first on the grid that does."""
        fails, gives = ends
        while abs(gives - fails) > step:
            middle = fails + (gives - fails) / 2
            middle = round(middle / step) * step
            if middle in (fails, gives):
                break
            if self._gives(name, beside, scale, middle):
                gives = middle
            else:
                fails = middle
        return gives

    def _gives(self, name: str, beside: Mapping[str, Value], scale: Scale, number: Fraction) -> bool:
        try:
            values = self._values({**beside, name: scale.value(number)})
        except (ValueProblem, OverflowError, ValueError):
            return False
        return values is not None and _are(values, self._wanted)

    def _values(self, changed: Mapping[str, Value]) -> Mapping[str, Value] | None:
        """The answer with some facts changed; None where there is none."""
        if self._left == 0:
            return None
        self._left -= 1
        try:
            result = self._bound.run({**self._facts, **changed})
            return self._bound.values(result.values)
        except NoAnswer:
            return None

    def _change(self, changed: Mapping[str, Value], values: Mapping[str, Value]) -> Change:
        lowered = self._bound.ground.standing.lowered
        told = []
        for name, value in changed.items():
            of_type = self._type(name)
            new, old = (value_words(lowered, of_type, each) for each in (value, self._known[name]))
            told.append(f"{within_sentence(word_of(lowered, name))} {new} in place of {old}")
        facts = {name: (self._known[name], value) for name, value in changed.items()}
        return Change(facts, values, (begun(" and ".join(told)),))

    def _type(self, name: str) -> Type:
        return self._bound.ground.type_named(name)


def _paths(wanted: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    for name, text in wanted.items():
        yield tuple(name.split(".")), text


def _wanted(bound: Bound, path: Path, text: str) -> Value:
    """What is wanted as a value, read by the type of what stands there; raises NoAnswer for unknown names."""
    sources: dict[Path, str] = {(entry.key,): entry.source for entry in bound.entries}
    sources |= {(entry.key, entry.word): entry.source for entry in bound.entries if entry.word}
    sources |= {(entry.key, word): source for entry in bound.entries for word, source in entry.details}
    if path not in sources:
        from addendum.findings import did_you_mean, listed

        known = [".".join(each) for each in sources]
        near = did_you_mean(".".join(path), known)
        raise NoAnswer(
            "WHY-NOT-UNKNOWN",
            f"`{bound.question.name}` gives no `{'.'.join(path)}`.",
            f"Write `{near}`." if near else f"It gives {listed(known, 'and')}.",
        )
    outcome = Outcome.named(text)
    if outcome is not None:
        return outcome
    try:
        return read(bound.ground.type_named(sources[path]), text)
    except ValueProblem as problem:
        raise NoAnswer(problem.code, f"`{'.'.join(path)}`: {problem.says}", problem.fix) from None


def _are(values: Mapping[str, Value], wanted: Mapping[Path, Value]) -> bool:
    """Whether an answer has all that is wanted; a map that holds one value is that value."""
    for path, value in wanted.items():
        found: Value = values
        for step in path:
            found = found.get(step) if isinstance(found, dict) else None
        if isinstance(found, dict) and found:
            found = next(iter(found.values()))
        if found != value or type(found) is not type(value):
            return False
    return True


def _borders(program: Program, name: str) -> Iterator[Value]:
    """The values at which tables make a difference by a name, and its bounds."""
    for decision in program.decisions.values():
        if not isinstance(decision.logic, Table):
            continue
        for index, column in enumerate(decision.logic.columns):
            if column.name != name:
                continue
            for row in decision.logic.rows:
                condition = row.conditions[index]
                for span in condition.spans if isinstance(condition, Within) else ():
                    yield from (end for end in (span.low, span.high) if end is not None)
    fact = program.facts.get(name)
    if fact is not None:
        yield from (end for end in fact.bounds if end is not None)

"""Why an answer is what it is: the rows, formulas and facts that it comes from, in the order of their use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.sentences import Sentences
from addendum.light import NamedTuple
from addendum.rules import Aggregation, Anything, Table, is_formula
from addendum.values import NoAnswer, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from addendum.answers.bound import Bound, Ground
    from addendum.rules import Decision, Origin, Result, Step
    from addendum.values import Value

    Facts = Mapping[str, object]

NOT_ONE_VALUE = object()
"""What a reason `gives` that stands for several rows or for a value that only its formula knows."""


class Reason(NamedTuple):
    """One row, formula or given fact. `gives` is what it gave, `used` the values that it looked at."""

    says: str
    decision: str
    origin: Origin
    row: str
    used: Mapping[str, Value]
    gives: Value

    @property
    def at(self) -> str:
        """File and line."""
        return f"{self.origin.place.file}:{self.origin.place.line}"

    def to_json(self) -> dict[str, object]:
        """The reason as callers get it; what the policy does not say is left out."""
        origin = self.origin
        found: dict[str, object] = {"says": self.says, "policy": origin.policy, "version": origin.version}
        found |= {"row": self.row} if self.row else {}
        found |= {"decision": self.decision} if self.decision else {}
        found["at"] = self.at
        notes = (("clause", origin.clause), ("quote", origin.quote), ("assumed", origin.assumed))
        found |= {name: text for name, text in notes if text}
        used = _without_nulls(dict(self.used))
        found |= {"used": to_json(used)} if used else {}
        return (
            found if self.gives is NOT_ONE_VALUE else {**found, "gives": to_json(_without_nulls(self.gives))}
        )


def _without_nulls(value: Value) -> Value:
    """The value without the fields of records that are not given."""
    if isinstance(value, dict):
        return {name: _without_nulls(item) for name, item in value.items() if item is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list | tuple) else value


def reasons_of(bound: Bound, result: Result, facts: Facts) -> tuple[Reason, ...]:
    """The reasons of an answer, those first that others rest on; what did not matter to it is left out."""
    shown = [source for _, source in bound.shown(result.values)]
    words = {entry.source: entry.word for entry in bound.entries}
    words |= {source: detail for entry in bound.entries for detail, source in entry.details}
    return reasons_for(bound.ground, shown, result, facts, words)


def reasons_for(
    ground: Ground, shown: Iterable[str], result: Result, facts: Facts, words: Mapping[str, str]
) -> tuple[Reason, ...]:
    """The reasons for the values of the names `shown`; `words` are those they stand under in the answer."""
    program = ground.standing.lowered.program
    sources = tuple(dict.fromkeys(shown))
    result = _with_calls(ground, sources, result, facts)
    steps = {step.decision: step for step in result.trace()}
    needed = _needed(steps, sources, program.decisions)
    sentences = Sentences(ground, words)
    found: list[Reason] = []
    for name, value in result.facts.items():
        fact = program.facts.get(name)
        if fact is not None and fact.value is not None and name in needed and name not in facts:
            says = sentences.of_fact(fact, value)
            found.append(Reason(says, name, fact.origin, fact.origin.name, {}, value))
    for step in steps.values():
        if step.decision in needed:
            found.extend(_of_step(sentences, program.decisions[step.decision], step))
    return tuple(found)


def _with_calls(ground: Ground, sources: tuple[str, ...], result: Result, facts: Facts) -> Result:
    """The result with the decisions traced, too, that formulas call for these very facts."""
    decisions = ground.standing.lowered.program.decisions
    known = {step.decision for step in result.trace()}
    called: dict[str, None] = {}
    waiting = [decisions[name] for name in known]
    while waiting:
        for name in _called(waiting.pop(), decisions):
            if name not in known and name not in called:
                called[name] = None
                waiting.append(decisions[name])
    if not called:
        return result
    try:
        return ground.planner.run((*reversed(called), *sources), facts)
    except NoAnswer:
        return result  # the call was not reached, or other arguments were handed over


def _called(decision: Decision, decisions: Mapping[str, Decision]) -> Iterator[str]:
    """The decisions that a formula calls with arguments of the parameters' own names."""
    if isinstance(decision.logic, Table):
        return
    text = "".join(decision.logic.text.split())
    for name in decision.logic.functions:
        if name in decisions and f"{name}({','.join(decisions[name].needs)})" in text:
            yield name


def _needed(steps: Mapping[str, Step], sources: Iterable[str], decisions: Mapping[str, Decision]) -> set[str]:
    """The names that the sources rest on: what their steps looked at, and so on."""
    needed: set[str] = set()
    waiting = list(sources)
    while waiting:
        name = waiting.pop()
        if name in needed:
            continue
        needed.add(name)
        step = steps.get(name)
        if step is not None:
            waiting.extend(step.used)
            waiting.extend(each for each in _called(decisions[name], decisions) if each in steps)
    return needed


def _of_step(sentences: Sentences, decision: Decision, step: Step) -> Iterator[Reason]:
    table = decision.logic
    if step.by_formula or not isinstance(table, Table):
        says = sentences.of_formula(decision, step.used, step.value)
        yield Reason(says, step.decision, step.origin, step.origin.name, step.used, step.value)
    elif not step.rows:
        says = sentences.of_otherwise(decision, step.used, step.value)
        yield Reason(says, step.decision, step.origin, step.origin.name, step.used, step.value)
    elif len(step.rows) == 1 and table.aggregation is not Aggregation.COUNT:
        says = sentences.of_rows(decision, step.rows, step.used, step.value)
        yield Reason(says, step.decision, step.origin, step.origin.name, step.used, step.value)
    else:
        yield from _of_several_rows(sentences, decision, table, step)


def _of_several_rows(sentences: Sentences, decision: Decision, table: Table, step: Step) -> Iterator[Reason]:
    """A reason for rows under the same conditions; where rows add up, a last one has their sum."""
    adds_up = table.aggregation is not Aggregation.NONE
    for rows in _alike(table, step.rows, apart=adds_up):
        outputs = [output for row in rows for output in table.rows[row].outputs]
        whole = len(decision.outputs) == 1 and not any(map(is_formula, outputs))
        gives = (outputs[0] if adds_up else tuple(outputs)) if whole else NOT_ONE_VALUE
        value = gives if whole else step.value
        says = sentences.of_rows(decision, rows, step.used, value, joins="counts" if adds_up else "")
        first = table.rows[rows[0]]
        looked_at = [
            column.name
            for column, condition in zip(table.columns, first.conditions, strict=True)
            if not isinstance(condition, Anything)
        ]
        used = {name: value for name, value in step.used.items() if name in looked_at}
        yield Reason(says, step.decision, first.origin, first.origin.name, used, gives)
    if adds_up:
        says = sentences.of_total(decision, len(step.rows), step.value)
        yield Reason(says, step.decision, decision.origin, decision.origin.name, {}, step.value)


def _alike(table: Table, rows: Iterable[int], *, apart: bool) -> Iterable[list[int]]:
    """Rows that one reason can tell of: of one file, with the same conditions and notes; one if `apart`."""
    if apart:
        return [[row] for row in rows]
    groups: list[tuple[object, list[int]]] = []
    for row in rows:
        origin = table.rows[row].origin
        alike = (table.rows[row].conditions, origin.place.file, origin[3:])
        known = next((group for key, group in groups if key == alike), None)
        if known is None:
            groups.append((alike, [row]))
        else:
            known.append(row)
    return [group for _, group in groups]

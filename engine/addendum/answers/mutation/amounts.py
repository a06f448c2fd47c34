"""Amounts, targets and other results of rows changed, and values that a contract gives."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from addendum.answers.mutation.edit import Edit
from addendum.answers.mutation.items import Mutant, MutantKind
from addendum.answers.mutation.others import other_value
from addendum.answers.words import value_words, word_of
from addendum.rules import Table, is_formula, with_results
from addendum.values import ANY, ContextOf, Keyed

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from addendum.answers.coverage import Chart
    from addendum.answers.suggesting import Places
    from addendum.findings import Place
    from addendum.kinds import Lowered
    from addendum.rules import Fact, Origin
    from addendum.values import Type, Value

    Changes = Iterator[tuple[Mutant, Callable[[], Edit | None]]]
    Spots = list[tuple[str, int]]
    Path = tuple[str, ...]

_AMOUNT = MutantKind.AMOUNT


def amounts_of(chart: Chart, places: Places) -> Changes:
    """The changes of results and of what a contract gives."""
    yield from _of_results(chart, places)
    for fact in chart.program.facts.values():
        if fact.value is not None:
            yield from _of_fact(chart.lowered, fact, places)


def _of_results(chart: Chart, places: Places) -> Changes:
    """One change for each value that an author wrote, in all rows that it stands in."""
    lowered = chart.lowered
    spots: dict[Hashable, Spots] = {}
    found: dict[Hashable, tuple[Mutant, Value, Value]] = {}
    for item_key, rows in chart.rows.items():
        for name, row in rows:
            decision = chart.program.decisions[name]
            table = decision.logic
            assert isinstance(table, Table)  # noqa: S101 - only tables have rows
            origin = table.rows[row].origin if row >= 0 else table.otherwise_origin or decision.origin
            outputs = table.rows[row].outputs if row >= 0 else table.otherwise or ()
            for value, output in zip(outputs, decision.outputs, strict=True):
                other = None if is_formula(value) else other_value(lowered, output.type, value)
                place = None if other is None else _written_at(places, origin, output.type, value)
                if place is None:
                    continue
                key: Hashable = (_AMOUNT, place.file, place.line, place.column, repr(value))
                spots.setdefault(key, []).append((name, row))
                title = word_of(lowered, name)
                was, now = (value_words(lowered, output.type, each) for each in (value, other))
                says = f"{chart.items[item_key].says} becomes {now}"
                named = f"{title} is {was} and not {now}"
                mutant = Mutant(_AMOUNT, key, place, origin.policy, origin.version, says, named)
                found.setdefault(key, (mutant, value, other))
    for key, (mutant, value, other) in found.items():
        yield mutant, partial(_with_results, chart, spots[key], value, other)


def _with_results(chart: Chart, spots: Spots, value: Value, other: Value) -> Edit:
    def change(result: Value) -> Value:
        return other if type(result) is type(value) and result == value else result

    decisions = {}
    rows = {}
    for name in dict.fromkeys(name for name, _ in spots):
        numbers = {row for each, row in spots if each == name}
        changed = with_results(chart.program.decisions[name], numbers, change)
        assert isinstance(changed.logic, Table)  # noqa: S101 - only tables have rows
        decisions[name] = changed
        rows[name] = {row: changed.logic.rows[row] if row >= 0 else None for row in numbers}
    return Edit(decisions, rows)


def _of_fact(lowered: Lowered, fact: Fact, places: Places) -> Changes:
    """One change for each amount in what the contract gives."""
    title = word_of(lowered, fact.name)
    for path, of_type, value in _leaves(fact.type, fact.value):
        other = None if isinstance(value, str | bool) else other_value(lowered, of_type, value)
        place = None if other is None else _written_at(places, fact.origin, of_type, value)
        if place is None:
            continue
        key = (_AMOUNT, place.file, place.line, place.column, repr(value))
        was, now = (value_words(lowered, of_type, each) for each in (value, other))
        named = " ".join((title, *path))
        origin = fact.origin
        says, name = f"{named}: {was} becomes {now}", f"{named} is {was} and not {now}"
        changed = fact._replace(value=_with_leaf(fact.value, path, other))
        mutant = Mutant(_AMOUNT, key, place, origin.policy, origin.version, says, name)
        yield mutant, partial(Edit, {}, {}, {fact.name: changed})


def _leaves(of_type: Type, value: Value) -> Iterator[tuple[Path, Type, Value]]:
    """The single values in a value, with the keys that lead to them."""
    if not isinstance(value, dict):
        yield (), of_type, value
        return
    for name, inner in value.items():
        inner_type: Type | None = ANY
        if isinstance(of_type, Keyed):
            inner_type = of_type.value
        elif isinstance(of_type, ContextOf):
            inner_type = of_type.field(name)
        if inner is not None:
            yield from (((name, *path), *rest) for path, *rest in _leaves(inner_type or ANY, inner))


def _with_leaf(value: Value, path: Path, other: Value) -> Value:
    if not path:
        return other
    return {**value, path[0]: _with_leaf(value[path[0]], path[1:], other)}


def _written_at(places: Places, origin: Origin, of_type: Type, value: Value) -> Place | None:
    """Where an author wrote a value; None for one that follows from something else."""
    return places.of_value((origin,), of_type, value, last=True)

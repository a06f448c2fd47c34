"""Items in words: what a row, a border or a formula is, and how a case that shows it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.coverage.items import Item, Kind
from addendum.answers.rows import line_of, lines
from addendum.answers.words import value_words, within_sentence, word_of
from addendum.light import NamedTuple
from addendum.rules import Table
from addendum.values import for_people

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.answers.rows import Tested
    from addendum.answers.suggesting import Places
    from addendum.findings import Place
    from addendum.kinds import Lowered
    from addendum.rules import Decision, Row, Threshold

_LONGEST = 100


def row_item(lowered: Lowered, decision: Decision, row: Row) -> Item:
    """A row of a table; rows that one place of a policy makes have one key."""
    line = line_of(lowered, decision, row)
    title = word_of(lowered, decision.name)
    place = row.origin.place
    says = f"{title}: {line.text}"
    name = f"{title} is {line.result}{_under(line.conditions)}"
    return Item(
        Kind.ROW, _key(Kind.ROW, place), place, row.origin.policy, row.origin.version, _cut(says), name
    )


def otherwise_item(lowered: Lowered, decision: Decision, table: Table) -> Item:
    """What a table says where no row matches."""
    origin = table.otherwise_origin or decision.origin
    title = word_of(lowered, decision.name)
    given = zip(table.otherwise or (), decision.outputs, strict=True)
    result = ", ".join(
        f"= {value.text}" if hasattr(value, "tree") else value_words(lowered, output.type, value)
        for value, output in given
    )
    says = f"{title}: {result} (otherwise)"
    key = _key(Kind.ROW, origin.place)
    name = f"{title} is {result} where no row holds"
    return Item(Kind.ROW, key, origin.place, origin.policy, origin.version, _cut(says), name)


class BorderWords(NamedTuple):
    """A border in words: what is decided there, what has the border, where, under which conditions."""

    title: str
    label: str
    at: str
    other: str


def border_words(lowered: Lowered, threshold: Threshold) -> BorderWords:
    """A border in words, by the first row that it parts."""
    first = threshold.ends[0]
    decision = lowered.program.decisions[first.decision]
    table = decision.logic
    assert isinstance(table, Table)  # noqa: S101 - only tables have borders
    return BorderWords(
        word_of(lowered, first.decision),
        within_sentence(word_of(lowered, threshold.column)),
        for_people(threshold.value),
        _under(line_of(lowered, decision, table.rows[first.row], skip=threshold.column).conditions),
    )


def border_item(lowered: Lowered, threshold: Threshold, places: Places, *, beside: bool) -> Item:
    """One side of a border: the value itself, or what lies up to a step `beside` it."""
    origin = threshold.origins[0]
    place = places.of_value(threshold.origins, threshold.type, threshold.value) or origin.place
    title, label, at, other = border_words(lowered, threshold)
    near = f"{for_people(threshold.beside)}, beside the border {at}"
    said = f"{label} {near if beside else f'exactly {at}'}{other}"
    key = (*_key(Kind.BORDER, place), threshold.column, at, threshold.below, beside)
    name = f"{title} at {said}"
    return Item(Kind.BORDER, key, place, origin.policy, origin.version, f"{title}: {said}", name)


def formula_item(lowered: Lowered, decision: Decision) -> Item:
    """A value that a formula gives; formulas that one place of a policy makes have one key."""
    origin = decision.origin
    title = word_of(lowered, decision.name)
    text = next(lines(lowered, decision.name)).result
    says = _cut(f"{title}: {text}")
    key = _key(Kind.FORMULA, origin.place)
    return Item(
        Kind.FORMULA, key, origin.place, origin.policy, origin.version, says, f"{title} is calculated"
    )


def _key(kind: Kind, place: Place) -> tuple[object, ...]:
    return (kind, place.file, place.line, place.column)


def _under(conditions: Iterable[Tested]) -> str:
    told = [f"{within_sentence(each.label)} {each.asks}" for each in conditions]
    return f" ({', '.join(told)})" if told else ""


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"

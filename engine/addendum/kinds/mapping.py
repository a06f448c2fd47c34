"""The kind `mapping`: how an export becomes facts and events; here, whether what it names exists and fits."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.findings import did_you_mean, listed
from addendum.kinds.builder import Builder
from addendum.kinds.calendar_choices import check_zone
from addendum.kinds.clocks import EVENT_KEYS, REOPENED
from addendum.kinds.document import items_at, mapping_at
from addendum.kinds.export_times import unknown_word
from addendum.kinds.facts import declare_facts
from addendum.kinds.lists import declare_lists
from addendum.values import ValueProblem, read, reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addendum.documents import Node
    from addendum.findings import Finding
    from addendum.kinds.document import Document
    from addendum.values import Type

_MEANINGS = ("otherwise", "empty")


def check_mapping(mapping: Document, documents: Sequence[Document]) -> tuple[Finding, ...]:
    """What is wrong with a mapping beside the documents of its namespace: unknown facts, misread values."""
    builder = Builder()
    for document in documents:
        declare_lists(builder, document)
    for document in documents:
        declare_facts(builder, document)
    builder.findings.clear()  # those of the other documents are reported with them
    zone = mapping.body.get("zone of times")
    if isinstance(zone, Scalar):
        check_zone(builder, zone)
    _check_encoding(builder, mapping.body.get("written in"))
    _check_events(builder, mapping, documents)
    facts = mapping_at(mapping.body, "facts")
    for name, column in facts.entries if facts is not None else ():
        fact = builder.facts.get(name.text)
        if fact is None:
            _report_unknown(builder, name)
        elif isinstance(column, Mapping):
            _check_column(builder, column, fact.type)
    return tuple(builder.findings)


def _check_encoding(builder: Builder, written_in: Node | None) -> None:
    if isinstance(written_in, Scalar):
        try:
            codecs.lookup(written_in.text)
        except LookupError:
            builder.report(
                "ENCODING-UNKNOWN",
                written_in.place,
                f"`{written_in.text}` is no encoding of texts.",
                fix="Write for example `UTF-8` or `Windows-1252`.",
            )


def _check_events(builder: Builder, mapping: Document, documents: Sequence[Document]) -> None:
    """The events are ones that a clock looks at, and their times are written in a way that can be read."""
    known = {event for document in documents for event in _events_of_clocks(document)}
    known |= {REOPENED} if known else set()
    for event in items_at(mapping.body, "events"):
        if not isinstance(event, Mapping):
            continue
        named, at = event.get("type"), event.get("at")
        if isinstance(named, Scalar) and known and named.text not in known:
            near = did_you_mean(named.text, known)
            builder.report(
                "UNKNOWN-EVENT",
                named.place,
                f"No clock of this namespace looks at an event `{named.text}`, so it would mean nothing.",
                fix=f"Write `{near}`." if near else f"Known are {listed(sorted(known), 'and')}.",
            )
        written_as = at.get("written as") if isinstance(at, Mapping) else None
        if isinstance(written_as, Scalar) and (letter := unknown_word(written_as.text)):
            builder.report(
                "PATTERN-UNCLEAR",
                written_as.place,
                f"`{letter}` stands for no part of a date or time in `{written_as.text}`.",
                fix="Write it with `YYYY`, `MM`, `DD`, `HH`, `mm`, `ss`, `A` (am or pm) and `Z`.",
            )


def _events_of_clocks(document: Document) -> Iterator[str]:
    clocks = mapping_at(document.body, "clocks")
    for _, clock in clocks.entries if clocks is not None else ():
        for key in EVENT_KEYS:
            yield from (item.text for item in items_at(clock, key) if isinstance(item, Scalar))


def _check_column(builder: Builder, column: Mapping, of_type: Type) -> None:
    values = mapping_at(column, "values")
    meanings: list[Node] = [value for _, value in (values.entries if values is not None else ())]
    meanings += [meaning for word in _MEANINGS if (meaning := column.get(word)) is not None]
    for meaning in meanings:
        if isinstance(meaning, Scalar):
            try:
                read(of_type, meaning.text)
            except ValueProblem as problem:
                builder.problem(problem, meaning.place)
    unit = column.get("number means")
    if isinstance(unit, Scalar):
        try:
            reader(of_type, number_means=unit.text)
        except ValueProblem as problem:
            builder.problem(problem, unit.place)


def _report_unknown(builder: Builder, name: Scalar) -> None:
    near = did_you_mean(name.text, builder.facts)
    builder.report(
        "UNKNOWN-FACT",
        name.place,
        f"No document of this namespace declares a fact `{name.text}`.",
        fix=f"Write `{near}`." if near else f"Declare it; known are {listed(builder.facts, 'and')}.",
    )

"""The kind `mapping`: how an export becomes facts and events; here, whether what it names exists and fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.findings import did_you_mean, listed
from addendum.kinds.builder import Builder
from addendum.kinds.calendar_choices import check_zone
from addendum.kinds.document import mapping_at
from addendum.kinds.facts import declare_facts
from addendum.kinds.lists import declare_lists
from addendum.values import ValueProblem, read, reader

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    facts = mapping_at(mapping.body, "facts")
    for name, column in facts.entries if facts is not None else ():
        fact = builder.facts.get(name.text)
        if fact is None:
            _report_unknown(builder, name)
        elif isinstance(column, Mapping):
            _check_column(builder, column, fact.type)
    return tuple(builder.findings)


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

"""The kind `severity-targets`: for each severity when and where one may report, and what is promised.

Every commitment becomes a decision of its clock's name over the severity (and whatever `by` adds); a severity
without it answers `no commitment`. What a severity says itself goes before what the document says for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.branches import (
    Branch,
    all_under,
    branches,
    conditions_of,
    decide_by_branches,
    table_of,
)
from addendum.kinds.calendars import check_calendar_names
from addendum.kinds.document import items_at
from addendum.kinds.question import Field, Question
from addendum.kinds.severity_entries import (
    SEVERITY,
    Entry,
    check_clocks,
    check_members,
    clocks_of,
    commitment_in,
    commitments_of,
    read_entries,
    severity_type,
    spoken,
)
from addendum.kinds.targets import (
    DETAILS,
    DURING,
    detail_branches,
    details_of,
    target_branches,
    target_type,
    target_word,
)
from addendum.rules import Decision, Fact, HitPolicy, Table
from addendum.values import NO_COMMITMENT, NOT_APPLICABLE, TEXT, ListOf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.rules import Among, Condition
    from addendum.values import Type

SUPPORT_HOURS = "support hours"
HOURS_DECISION = "support_hours"
CHANNELS = "channels"
COUNTED_AS = "counted as"


def declare(builder: Builder, document: Document) -> None:
    """Announce `severity`, where nothing decides it, and one decision for each clock and its details."""
    origin = document.origin(document.body)
    builder.need_fact(Fact(SEVERITY, severity_type(builder, document), origin, "Severity"))
    builder.declare(HOURS_DECISION, TEXT, (SEVERITY,), origin, "Support hours")
    builder.declare(CHANNELS, ListOf(_channel_type(builder)), (SEVERITY,), origin, "Channels")
    for clock in clocks_of(document):
        found = commitments_of(document, clock)
        builder.declare(clock, target_type(found), (SEVERITY,), origin, builder.titles.get(clock, ""))
        for detail in _details(found):
            builder.declare(f"{clock}.{detail}", DETAILS.get(detail, TEXT), (SEVERITY,), origin)


def lower(builder: Builder, document: Document) -> None:
    """Add the decisions and the question that the document answers."""
    entries = read_entries(builder, document)
    check_members(builder, document, entries)
    check_clocks(builder, document)
    check_calendar_names(builder, document.body, (SUPPORT_HOURS, DURING))
    hours = _hours(builder, document, entries)
    origin = document.origin(document.body)
    decide_by_branches(
        builder,
        HOURS_DECISION,
        hours,
        origin,
        title="Support hours",
        otherwise=NOT_APPLICABLE,
        needs=(SEVERITY,),
    )
    _lower_channels(builder, document, entries)
    fields = [
        Field((SEVERITY,), SEVERITY),
        Field((HOURS_DECISION,), HOURS_DECISION),
        Field((CHANNELS,), CHANNELS),
    ]
    for clock in clocks_of(document):
        fields += _lower_clock(builder, document, clock, entries, hours)
    head = document.head
    builder.ask(Question(document.question, head.title, tuple(fields), head.id, place=head.place))


def _channel_type(builder: Builder) -> Type:
    return builder.lists.get(CHANNELS, TEXT)


def _of_whom(found: Iterable[Branch], whom: Among | None) -> list[Branch]:
    return list(found) if whom is None else all_under(found, {SEVERITY: whom})


def _hours(builder: Builder, document: Document, entries: list[Entry]) -> list[Branch]:
    found: list[Branch] = []
    for whom, node in spoken(
        entries, lambda entry: entry.get(SUPPORT_HOURS), document.body.get(SUPPORT_HOURS)
    ):
        found += _of_whom(branches(builder, document, node, TEXT), whom)
    return found


def _lower_channels(builder: Builder, document: Document, entries: list[Entry]) -> None:
    """One row a channel; all that match are the answer."""
    rows: list[Branch] = []
    for whom, node in spoken(entries, lambda entry: entry.get(CHANNELS), document.body.get(CHANNELS)):
        rows += _of_whom(_channels(builder, document, node), whom)
    origin = document.origin(document.body)
    columns, table_rows = table_of(builder, rows, (SEVERITY,), origin)
    needs = tuple(column.name for column in columns)
    table = Table(columns, table_rows, HitPolicy.RULE_ORDER, otherwise=((),))
    builder.decide(Decision(CHANNELS, needs, (builder.output(CHANNELS),), table, origin, "Channels"))


def _channels(builder: Builder, document: Document, node: Node) -> Iterator[Branch]:
    """A channel is written as its name, or as `name: {only if: …}` where it is open under conditions only."""
    of_type = _channel_type(builder)
    for item in node.items if not isinstance(node, Scalar | Mapping) else (node,):
        if isinstance(item, Scalar):
            yield Branch({}, builder.value(item, of_type), document.origin(item))
        elif isinstance(item, Mapping) and item.entries:
            name, terms = item.entries[0]
            conditions: dict[str, Condition] = {}
            for only_if in items_at(terms, "only if"):
                if isinstance(only_if, Mapping):
                    conditions = conditions_of(builder, only_if)
            yield Branch(conditions, builder.value(name, of_type), document.origin(name, notes=terms))


def _details(commitments: list[Node]) -> tuple[str, ...]:
    """What is told of a commitment besides its target, and by which word, where several words are used."""
    return (*details_of(commitments), *((COUNTED_AS,) if len(_words(commitments)) > 1 else ()))


def _words(commitments: list[Node]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for each in commitments if (word := target_word(each))))


def _lower_clock(
    builder: Builder, document: Document, clock: str, entries: list[Entry], hours: list[Branch]
) -> list[Field]:
    commitments = commitments_of(document, clock)
    targets: list[Branch] = []
    details: dict[str, list[Branch]] = {name: [] for name in _details(commitments)}
    shared = commitment_in(document.body, clock)
    for whom, commitment in spoken(entries, lambda entry: entry.commitment(clock), shared):
        targets += _of_whom(target_branches(builder, document, commitment), whom)
        for detail in details:
            details[detail] += _of_whom(_detail(builder, document, commitment, detail, hours), whom)
    origin = document.origin(document.body)
    title = builder.titles.get(clock, "")
    decide_by_branches(
        builder, clock, targets, origin, title=title, otherwise=NO_COMMITMENT, needs=(SEVERITY,)
    )
    words = _words(commitments)
    fields = [Field((clock, "time" if len(words) > 1 else next(iter(words), "within")), clock)]
    for detail, rows in details.items():
        name = f"{clock}.{detail}"
        decide_by_branches(builder, name, rows, origin, otherwise=NOT_APPLICABLE, needs=(SEVERITY,))
        fields.append(Field((clock, detail), name, inner=True))
    return fields


def _detail(
    builder: Builder, document: Document, commitment: Node, detail: str, hours: list[Branch]
) -> list[Branch]:
    """One detail of one commitment; without `during` it counts in the support hours."""
    word = target_word(commitment)
    if detail == COUNTED_AS:
        return [Branch({}, word, document.origin(commitment))] if word else []
    found = detail_branches(builder, document, commitment, detail)
    return hours if detail == DURING and not found and word else found

"""Facts that are counted over the tickets of a case: how many commitments were met, which share, how late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.clocks import LISTED_TIMES, ONE_TIME, SHARE_MET, Measure
from addendum.documents import Mapping, Scalar
from addendum.findings import did_you_mean, listed
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.values import DURATION, NUMBER, PERCENT, ListOf, MemberOf, ValueProblem, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.values import Type, Value

TICKETS = "tickets"
_SEVERITY = "severity"


def declare_ticket_measures(builder: Builder, document: Document) -> None:
    """Add what the facts of a document count over tickets; report what cannot be counted."""
    facts = mapping_at(document.body, "facts")
    for name, declared in facts.entries if facts is not None else ():
        if not isinstance(declared, Mapping):
            continue
        counted = mapping_at(declared, "of tickets")
        if (text_at(declared, "from") == TICKETS) != (counted is not None):
            _report_half(builder, name, has_measure=counted is not None)
        elif counted is not None:
            builder.ticket_measures[name.text] = _measure(builder, name, counted)


def _measure(builder: Builder, name: Scalar, counted: Mapping) -> Measure:
    of_type = builder.declared_type(name.text)
    counts = text_at(counted, "counts")
    wanted = _wanted(counts)
    if of_type is not None and of_type != wanted:
        builder.report(
            "TICKETS-COUNTED-WRONG",
            name.place,
            f"`{name.text}` counts `{counts}`, which is {wanted.says}, and is declared as {of_type.says}.",
            fix=f"Write `type: {wanted}`.",
        )
    clock = counted.get("commitment")
    if isinstance(clock, Scalar) and clock.text not in builder.clocks:
        near = did_you_mean(clock.text, builder.clocks)
        builder.report(
            "UNKNOWN-CLOCK",
            clock.place,
            f"No definitions declare a clock `{clock.text}`, so nothing can be counted by it.",
            fix=f"Write `{near}`." if near else f"Known are {listed(builder.clocks, 'and')}.",
        )
    return Measure(
        name.text,
        text_at(counted, "commitment"),
        counts,
        tuple(_severities(builder, counted)),
        _without_any(builder, counted, wanted),
    )


def _wanted(counts: str) -> Type:
    if counts in LISTED_TIMES:
        return ListOf(DURATION)
    if counts in ONE_TIME:
        return DURATION
    return PERCENT if counts == SHARE_MET else NUMBER


def _severities(builder: Builder, counted: Mapping) -> Iterator[str]:
    known = builder.lists.get("severities")
    for item in items_at(counted, _SEVERITY):
        if not isinstance(item, Scalar):
            continue
        if isinstance(known, MemberOf) and item.text not in known.members:
            near = did_you_mean(item.text, known.members)
            builder.report(
                "UNKNOWN-MEMBER",
                item.place,
                f"`{item.text}` is not in the list `severities`.",
                fix=f"Write `{near}`." if near else f"Write {listed(known.members)}.",
            )
        yield item.text


def _without_any(builder: Builder, counted: Mapping, of_type: Type) -> Value:
    written = counted.get("without any")
    if not isinstance(written, Scalar):
        return None
    try:
        return read(of_type, written.text)
    except ValueProblem as problem:
        builder.problem(problem, written.place)
        return None


def _report_half(builder: Builder, name: Scalar, *, has_measure: bool) -> None:
    says = (
        f"`{name.text}` says what is counted of tickets, and not that it comes from them."
        if has_measure
        else f"`{name.text}` comes from tickets, and nothing says what is counted of them."
    )
    builder.report(
        "TICKETS-NOT-COUNTED",
        name.place,
        says,
        fix="Write `from: tickets`."
        if has_measure
        else "Add `of tickets: {commitment: initial_response, counts: share met}`.",
    )

"""Clocks as definitions declare them: which events start, stop, pause and repeat the time of a commitment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.clocks import Clock
from addendum.documents import Mapping, Scalar
from addendum.findings import Related
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.values import DURATION, PERCENT, ValueProblem, read

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.values import Duration, Percent, Type


EVENT_KEYS = ("starts", "stops", "pauses", "resumes", "repeats", "reopens", "cancelled by")
"""The keys of a clock that name events."""
REOPENED = "reopened"
"""The event that opens a ticket again, where a clock names no other."""
_BY_KEY = {
    "counted from": "counted_from",
    "next promised in": "promised_in",
    "when reopened": "when_reopened",
    "when the severity changes": "when_severity_changes",
}
_AT_RISK: dict[str, Type] = {"left": DURATION, "used": PERCENT}
_OPPOSITES = (
    ("starts", "stops"),
    ("starts", "cancelled by"),
    ("stops", "repeats"),
    ("stops", "cancelled by"),
    ("pauses", "resumes"),
)
_TOGETHER = (
    ("pauses", "resumes", "what is paused would never go on"),
    ("resumes", "pauses", "nothing is ever paused"),
    ("counted from", "repeats", "it runs once"),
)


def declare_clocks(builder: Builder, document: Document) -> None:
    """Add the clocks that a document declares."""
    clocks = mapping_at(document.body, "clocks")
    for name, declared in clocks.entries if clocks is not None else ():
        known = builder.clocks.get(name.text)
        if known is not None and known.origin is not None:
            builder.report(
                "NAME-TWICE",
                name.place,
                f"The clock `{name.text}` is declared twice, so it is open which one counts.",
                fix="Declare it once.",
                related=(Related(known.origin.place, "declared here too"),),
            )
            continue
        _check(builder, name, declared)
        clock = builder.clocks[name.text] = _clock(builder, document, name, declared)
        if clock.title:
            builder.titles.setdefault(name.text, clock.title)


def _clock(builder: Builder, document: Document, name: Scalar, declared: Node) -> Clock:
    events = {key: _events(declared, key) for key in EVENT_KEYS}
    told = {field: text for key, field in _BY_KEY.items() if (text := text_at(declared, key))}
    return Clock(
        name.text,
        starts=events["starts"],
        stops=events["stops"],
        title=text_at(declared, "title"),
        pauses=events["pauses"],
        resumes=events["resumes"],
        repeats=events["repeats"],
        reopens=events["reopens"] or (REOPENED,),
        cancelled_by=events["cancelled by"],
        at_risk=_at_risk(builder, declared),
        origin=document.origin(name, notes=declared),
        **told,
    )


def _events(declared: Node, key: str) -> tuple[str, ...]:
    return tuple(item.text for item in items_at(declared, key) if isinstance(item, Scalar))


def _at_risk(builder: Builder, declared: Node) -> Duration | Percent | None:
    """The time left, or the share used, from which on a commitment is at risk."""
    rule = mapping_at(declared, "at risk")
    for key, of_type in _AT_RISK.items():
        written = rule.get(key) if rule is not None else None
        if isinstance(written, Scalar):
            try:
                found: Duration | Percent = read(of_type, written.text)
            except ValueProblem as problem:
                builder.problem(problem, written.place)
            else:
                return found
    return None


def _check(builder: Builder, name: Scalar, declared: Node) -> None:
    """Report events that would do two opposite things, and keys that would do nothing."""
    if not isinstance(declared, Mapping):
        return
    for one, other in _OPPOSITES:
        twice = [event for event in items_at(declared, other) if _text(event) in _events(declared, one)]
        for event in twice:
            builder.report(
                "CLOCK-EVENT-UNCLEAR",
                event.place,
                f"`{_text(event)}` stands under `{one}` and under `{other}` of the clock `{name.text}`.",
                example=f"A ticket with the event `{_text(event)}` would do both at once.",
                fix="Give the two their own events, or take it out of one.",
            )
    for key, needed, why in _TOGETHER:
        written = declared.key(key)
        if written is not None and needed not in declared:
            builder.report(
                "CLOCK-KEY-ALONE",
                written.place,
                f"The clock `{name.text}` has `{key}` and no `{needed}`: {why}.",
                fix=f"Add `{needed}:`, or take `{key}:` out.",
            )


def _text(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""

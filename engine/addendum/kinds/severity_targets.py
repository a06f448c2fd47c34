"""The kind `severity-targets`: for each severity when and where one may report, and what is promised in reply.

Every commitment becomes a decision of its clock's name over the severity (and whatever `by` adds); a severity
without it answers `no commitment`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.findings import did_you_mean, listed
from addendum.kinds.branches import ANNOTATIONS, Branch, branches, conditions_of, decide_by_branches, table_of
from addendum.kinds.document import items_at, mapping_at
from addendum.kinds.question import Field, Question
from addendum.kinds.targets import DETAILS, detail_branches, details_of, target_branches, target_type
from addendum.rules import Among, Decision, HitPolicy, Table
from addendum.values import NO_COMMITMENT, TEXT, ListOf, MemberOf, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.rules import Condition
    from addendum.values import Type

    Entry = tuple[Condition, Scalar, Node]

SEVERITY = "severity"
SUPPORT_HOURS = "support_hours"
CHANNELS = "channels"


def declare(builder: Builder, document: Document) -> None:
    """Announce `severity`, where nothing decides it, and one decision for each clock and its details."""
    severities = mapping_at(document.body, "severities")
    origin = document.origin(severities if severities is not None else document.body)
    builder.need_fact(SEVERITY, _severity_type(builder, document), origin, "Severity")
    builder.declare("support_hours", TEXT, (SEVERITY,), origin, "Support hours")
    builder.declare("channels", ListOf(_channel_type(builder)), (SEVERITY,), origin, "Channels")
    for clock in _clocks(document):
        title = builder.titles.get(clock, "")
        builder.declare(clock, target_type(_commitments(document, clock)), (SEVERITY,), origin, title)
        for detail in details_of(_commitments(document, clock)):
            builder.declare(f"{clock}.{detail}", DETAILS[detail], (SEVERITY,), origin)


def lower(builder: Builder, document: Document) -> None:
    """Add the decisions and the question that the document answers."""
    severities = mapping_at(document.body, "severities")
    if severities is None:
        return
    of_type = builder.type_named(SEVERITY, severities.place)
    entries = [
        (_is(key, of_type, builder), key, value)
        for key, value in severities.entries
        if key.text not in ANNOTATIONS and key.text != "otherwise"
    ]
    _report_missing(builder, document, severities, of_type, [key.text for _, key, _ in entries])
    known = [(condition, key, value) for condition, key, value in entries if condition is not None]
    fields = [Field((SEVERITY,), SEVERITY)]
    fields += _lower_hours(builder, document, known)
    fields += _lower_channels(builder, document, known)
    for clock in _clocks(document):
        fields += _lower_clock(builder, document, clock, known)
    builder.ask(Question(document.question, document.head.title, tuple(fields), document.head.id))


def _severity_type(builder: Builder, document: Document) -> Type:
    severities = mapping_at(document.body, "severities")
    names = [key.text for key, _ in severities.entries] if severities is not None else []
    return builder.lists.get("severities") or MemberOf(
        "severities", tuple(n for n in names if n not in ANNOTATIONS)
    )


def _channel_type(builder: Builder) -> Type:
    return builder.lists.get("channels", TEXT)


def _is(key: Scalar, of_type: Type, builder: Builder) -> Condition | None:
    members = getattr(of_type, "members", (key.text,))
    if key.text in members:
        return Among((key.text,))
    near = did_you_mean(key.text, members)
    builder.report(
        "UNKNOWN-MEMBER",
        key.place,
        f"`{key.text}` is not in the list `severities`.",
        fix=f"Write `{near}`." if near else f"Write {listed(members)}, or add `{key.text}` to the list.",
    )
    return None


def _report_missing(
    builder: Builder, document: Document, severities: Mapping, of_type: Type, named: list[str]
) -> None:
    if "otherwise" in severities:
        return
    for member in getattr(of_type, "members", ()):
        if member not in named:
            builder.report(
                "MEMBER-MISSING",
                severities.place,
                f"The severity `{member}` has no entry in `{document.head.id}`, so it is open what is promised.",
                example=f"A ticket of severity {member} would get no answer.",
                fix=f"Add `{member}:` with its commitments, or `{member}: no commitment`.",
            )


def _entries(document: Document) -> Iterator[Mapping]:
    severities = mapping_at(document.body, "severities")
    for _, value in severities.entries if severities is not None else ():
        if isinstance(value, Mapping):
            yield value


def _clocks(document: Document) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for entry in _entries(document):
        commitments = mapping_at(entry, "commitments")
        names.update(
            dict.fromkeys(key.text for key, _ in commitments.entries) if commitments is not None else {}
        )
    shared = mapping_at(document.body, "commitments")
    names.update(dict.fromkeys(key.text for key, _ in shared.entries) if shared is not None else {})
    return tuple(names)


def _commitments(document: Document, clock: str) -> Iterator[Node]:
    for entry in _entries(document):
        commitment = _commitment(entry, clock)
        if commitment is not None:
            yield commitment
    shared = _commitment(document.body, clock)
    if shared is not None:
        yield shared


def _commitment(entry: Node, clock: str) -> Node | None:
    commitments = mapping_at(entry, "commitments")
    return commitments.get(clock) if commitments is not None else None


def _lower_hours(builder: Builder, document: Document, known: list[Entry]) -> list[Field]:
    found: list[Branch] = []
    for condition, _, entry in known:
        hours = entry.get("support hours") if isinstance(entry, Mapping) else None
        if hours is not None:
            found += [
                branch.under({SEVERITY: condition}) for branch in branches(builder, document, hours, TEXT)
            ]
    decide_by_branches(
        builder,
        SUPPORT_HOURS,
        found,
        document.origin(document.body),
        title="Support hours",
        otherwise=Outcome.named("not applicable"),
        needs=(SEVERITY,),
    )
    return [Field((SUPPORT_HOURS,), SUPPORT_HOURS)]


def _lower_channels(builder: Builder, document: Document, known: list[Entry]) -> list[Field]:
    """One row a channel; all that match are the answer."""
    channel_type = _channel_type(builder)
    rows: list[Branch] = []
    for condition, _, entry in known:
        for item in items_at(entry, "channels"):
            rows += [
                branch.under({SEVERITY: condition})
                for branch in _channel(builder, document, item, channel_type)
            ]
    columns, table_rows = table_of(CHANNELS, rows, builder, (SEVERITY,))
    origin = document.origin(document.body)
    needs = tuple(column.name for column in columns)
    table = Table(columns, table_rows, HitPolicy.RULE_ORDER, otherwise=((),))
    builder.decide(Decision(CHANNELS, needs, (builder.output(CHANNELS),), table, origin, "Channels"))
    return [Field((CHANNELS,), CHANNELS)]


def _channel(builder: Builder, document: Document, item: Node, of_type: Type) -> Iterator[Branch]:
    """A channel is written as its name, or as `name: {only if: …}` where it is open under conditions only."""
    if isinstance(item, Scalar):
        yield Branch({}, builder.value(item, of_type), document.origin(item))
    elif isinstance(item, Mapping) and item.entries:
        name, terms = item.entries[0]
        only_if = mapping_at(terms, "only if")
        conditions = conditions_of(builder, only_if) if only_if is not None else {}
        yield Branch(conditions, builder.value(name, of_type), document.origin(name, notes=terms))


def _lower_clock(builder: Builder, document: Document, clock: str, known: list[Entry]) -> list[Field]:
    targets: list[Branch] = []
    details: dict[str, list[Branch]] = {detail: [] for detail in details_of(_commitments(document, clock))}
    shared = _commitment(document.body, clock)
    for condition, _, entry in known:
        commitment = _commitment(entry, clock)
        if commitment is None and shared is None and isinstance(entry, Scalar):
            commitment = entry
        if commitment is None:
            continue
        hours = entry.get("support hours") if isinstance(entry, Mapping) else None
        targets += [
            branch.under({SEVERITY: condition}) for branch in target_branches(builder, document, commitment)
        ]
        for detail, rows in details.items():
            found = detail_branches(builder, document, commitment, detail)
            if detail == "during" and not found and hours is not None and not isinstance(commitment, Scalar):
                found = branches(builder, document, hours, TEXT)
            rows += [branch.under({SEVERITY: condition}) for branch in found]
    if shared is not None:
        targets += target_branches(builder, document, shared)
    origin = document.origin(document.body)
    decide_by_branches(
        builder,
        clock,
        targets,
        origin,
        title=builder.titles.get(clock, ""),
        otherwise=NO_COMMITMENT,
        needs=(SEVERITY,),
    )
    fields = [Field((clock, _word(document, clock)), clock)]
    for detail, rows in details.items():
        name = f"{clock}.{detail}"
        decide_by_branches(
            builder, name, rows, origin, otherwise=Outcome.named("not applicable"), needs=(SEVERITY,)
        )
        fields.append(Field((clock, detail), name, inner=True))
    return fields


def _word(document: Document, clock: str) -> str:
    """`within`, `less than` or `every`: the word under which the target stands in the answer."""
    for commitment in _commitments(document, clock):
        if isinstance(commitment, Mapping):
            for word in ("within", "less than", "every"):
                if word in commitment:
                    return word
    return "within"

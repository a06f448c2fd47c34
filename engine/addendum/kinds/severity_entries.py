"""What severity targets say of whom: of one severity, of all that are not named, or of every one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.findings import Level, Related, did_you_mean, listed
from addendum.kinds.branches import ANNOTATIONS
from addendum.kinds.document import items_at, mapping_at
from addendum.kinds.targets import TARGET_WORDS
from addendum.light import NamedTuple
from addendum.rules import Among, read_condition
from addendum.values import MemberOf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.values import Type, Value

SEVERITY = "severity"
SEVERITIES = "severities"
COMMITMENTS = "commitments"
OTHERWISE = "otherwise"


class Entry(NamedTuple):
    """What is said of some severities: of those in `whom`, or, where it is `negated`, of all others."""

    whom: Among
    body: Node

    def get(self, key: str) -> Node | None:
        """What stands under a key for these severities; an outcome in place of a map says nothing there."""
        return self.body.get(key) if isinstance(self.body, Mapping) else None

    def commitment(self, clock: str) -> Node | None:
        """What is promised by a clock; an outcome in place of a map stands for every commitment."""
        return self.body if isinstance(self.body, Scalar) else commitment_in(self.body, clock)


def severity_type(builder: Builder, document: Document) -> Type:
    """The list `severities`; where no document defines one, the severities that this document names."""
    severities = mapping_at(document.body, SEVERITIES)
    chosen = (_by_severity(commitment) or () for commitment in _shared(document.body))
    names = [
        *(severities.keys() if severities is not None else ()),
        *(key for node in chosen for key in node),
    ]
    skipped = {*ANNOTATIONS, OTHERWISE, "by"}
    members = tuple(dict.fromkeys(name for name in names if name not in skipped))
    return builder.lists.get(SEVERITIES) or MemberOf(SEVERITIES, members)


def read_entries(builder: Builder, document: Document) -> list[Entry]:
    """The entries of the document; severities that the list does not have are reported."""
    severities = mapping_at(document.body, SEVERITIES)
    if severities is None:
        return []
    of_type = builder.type_named(SEVERITY, severities.place)
    members = of_type.members if isinstance(of_type, MemberOf) else severities.keys()
    found = []
    for key, body in severities.entries:
        if key.text in members:
            found.append(Entry(Among((key.text,)), body))
        elif key.text not in {*ANNOTATIONS, OTHERWISE}:
            _report_unknown(builder, key, members)
    otherwise = severities.get(OTHERWISE)
    if otherwise is not None:
        named = tuple(value for entry in found for value in entry.whom.values)
        found.append(Entry(Among(named, negated=True), otherwise))
    return found


def spoken(
    entries: list[Entry], get: Callable[[Entry], Node | None], shared: Node | None
) -> Iterator[tuple[Among | None, Node]]:
    """What is said of whom under one key: by entries of themselves, then by the document of the rest.

    None stands for every severity.
    """
    silent: list[str] = []
    speaking: list[str] = []
    rest_is_named = False
    for entry in entries:
        node = get(entry)
        if node is not None:
            yield entry.whom, node
        if node is not None or isinstance(entry.body, Scalar):
            speaking.extend(() if entry.whom.negated else entry.whom.values)
            rest_is_named = rest_is_named or entry.whom.negated
        else:
            silent.extend(() if entry.whom.negated else entry.whom.values)
    if shared is None:
        return
    if rest_is_named:
        if silent:
            yield Among(tuple(silent)), shared
    else:
        yield (Among(tuple(speaking), negated=True) if speaking else None), shared


def commitment_in(holder: Node, clock: str) -> Node | None:
    """What a severity, or the document for all of them, promises by a clock."""
    commitments = mapping_at(holder, COMMITMENTS)
    return commitments.get(clock) if commitments is not None else None


def commitments_of(document: Document, clock: str) -> list[Node]:
    """All that the document promises by a clock, in the order of the text."""
    found = (commitment_in(holder, clock) for holder in holders(document))
    return [commitment for commitment in found if commitment is not None]


def clocks_of(document: Document) -> tuple[str, ...]:
    """The clocks by which the document promises anything."""
    names: dict[str, None] = {}
    for holder in holders(document):
        commitments = mapping_at(holder, COMMITMENTS)
        names.update(dict.fromkeys(commitments.keys() if commitments is not None else ()))
    return tuple(names)


def holders(document: Document) -> Iterator[Node]:
    """What may hold commitments: each severity, then the document for all of them."""
    severities = mapping_at(document.body, SEVERITIES)
    for key, body in severities.entries if severities is not None else ():
        if key.text not in ANNOTATIONS:
            yield body
    yield document.body


def check_clocks(builder: Builder, document: Document) -> None:
    """Every commitment runs on a clock that the definitions declare."""
    for holder in holders(document):
        commitments = mapping_at(holder, COMMITMENTS)
        for key, _ in commitments.entries if commitments is not None else ():
            if key.text in builder.clocks:
                continue
            near = did_you_mean(key.text, builder.clocks)
            builder.report(
                "UNKNOWN-CLOCK",
                key.place,
                f"No definitions declare a clock `{key.text}`, so it is open when its time starts and stops.",
                fix=f"Write `{near}`." if near else f"Add `{key.text}:` under `clocks:` in the definitions.",
                level=Level.ERROR if builder.clocks else Level.WARNING,
            )


def check_members(builder: Builder, document: Document, entries: list[Entry]) -> None:
    """Every severity of the list is spoken of: by name, or by a choice that holds for all of them."""
    if any(entry.whom.negated for entry in entries):
        return
    where = document.body.key(SEVERITIES) or document.body.key(COMMITMENTS)
    of_type = builder.declared_type(SEVERITY)
    if where is None or not isinstance(of_type, MemberOf):
        return
    named = {value for entry in entries for value in entry.whom.values}
    for commitment in _shared(document.body):
        named.update(_whom(commitment, of_type))
    if not named:
        return
    defined = builder.list_places.get(of_type.name)
    for member in of_type.members:
        if member not in named:
            builder.report(
                "MEMBER-MISSING",
                where.place,
                f"`{document.head.id}` says nothing about the severity `{member}`.",
                example=f"A ticket of severity {member} would get no answer.",
                fix=f"Add `{member}:` with its commitments, or `{member}: no commitment`.",
                related=() if defined is None else (Related(defined, f"the list that has `{member}`"),),
            )


def _shared(body: Mapping) -> Iterator[Node]:
    """The commitments for all severities."""
    commitments = mapping_at(body, COMMITMENTS)
    yield from (commitment for _, commitment in commitments.entries) if commitments is not None else ()


def _by_severity(commitment: Node) -> Mapping | None:
    """The choice of a commitment's time, where it is one by severity before all else."""
    node: Node | None = commitment
    if isinstance(node, Mapping) and "by" not in node:
        node = next((node.get(word) for word in TARGET_WORDS if word in node), None)
    by = [item.text for item in items_at(node, "by") if isinstance(item, Scalar)]
    return node if isinstance(node, Mapping) and by[:1] == [SEVERITY] else None


def _whom(commitment: Node, of_type: MemberOf) -> Iterator[Value]:
    """The severities of which a commitment for all speaks: those it names, where it is chosen by severity."""
    node = _by_severity(commitment)
    if node is None or OTHERWISE in node:
        yield from of_type.members
        return
    for key, _ in node.entries:
        condition = read_condition(key, of_type, lambda _: None)
        if isinstance(condition, Among):
            yield from condition.values


def _report_unknown(builder: Builder, key: Scalar, members: tuple[str, ...]) -> None:
    near = did_you_mean(key.text, members)
    builder.report(
        "UNKNOWN-MEMBER",
        key.place,
        f"`{key.text}` is not in the list `severities`.",
        fix=f"Write `{near}`." if near else f"Write {listed(members)}, or add `{key.text}` to the list.",
    )

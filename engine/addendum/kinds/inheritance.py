"""What a document takes over from the one it extends: maps merge by key, everything else is replaced whole.

Nodes keep their places, so that every value of the result still knows the file and line it came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.findings import Finding, did_you_mean, listed

if TYPE_CHECKING:
    from addendum.documents import Node

HEAD_KEYS = frozenset(
    {
        "format",
        "kind",
        "id",
        "version",
        "effective",
        "until",
        "title",
        "source",
        "extends",
        "answers",
        "uses",
        "zone",
        "governed by",
        "not inherited",
        "clause",
        "context",
        "description",
    }
)
_MERGED_BY_ID = ("readings", "promises")
_READ_WHOLE = frozenset({"by", "value", "rows"})
# Keys of which only one may stand: a child that writes one does not take over another.
_ONE_OF = (
    frozenset({"table", "formula"}),
    frozenset({"formula", "intervals", "requests"}),
    frozenset({"credit", "bands", "ladder", "per step", "formula"}),
    frozenset({"remedies", "commitment"}),
    frozenset({"remedies", "when missed"}),
    frozenset({"within", "less than", "every"}),
    frozenset({"month counted as", "period counted as"}),
)
_AMENDING = frozenset({"also", "without"})
# Maps whose keys are the author's own names, which mean nothing by themselves.
_OF_NAMES = frozenset(
    {"calendars", "clocks", "commitments", "days", "decisions", "facts", "features", "fields", "lists"}
)


def inherit(
    child: Mapping, parent: Mapping, replaced_whole: frozenset[str], findings: list[Finding]
) -> Mapping:
    """The section of `child` on top of that of `parent`; heads never inherit.

    `replaced_whole` names the keys of a kind whose maps are one value (a commitment, a condition), not a
    level of the document.
    """
    kept = _without_head(parent)
    dropped = child.get("not inherited")
    if isinstance(dropped, Sequence):
        kept = _remove(kept, dropped, findings)
    return _merge(child, kept, replaced_whole, findings)


def overlay(changes: Mapping, body: Mapping, findings: list[Finding]) -> Mapping:
    """The section with single values filled in or replaced, as a contract sets them."""
    return _merge(changes, body, frozenset(), findings)


def settled(body: Mapping, findings: list[Finding]) -> Mapping:
    """The section of a document that extends none: what it adds to or takes from lists is reported."""
    return _merge(body, Mapping((), body.place), frozenset(), findings)


def _without_head(parent: Mapping) -> Mapping:
    return Mapping(tuple(entry for entry in parent.entries if entry[0].text not in HEAD_KEYS), parent.place)


def _remove(parent: Mapping, dropped: Sequence, findings: list[Finding]) -> Mapping:
    for item in dropped.items:
        path = item.text.split(".") if isinstance(item, Scalar) else []
        shorter = _remove_path(parent, path)
        if shorter is None:
            known = parent.keys()
            near = did_you_mean(path[0], known) if path else ""
            findings.append(
                Finding(
                    "NOT-INHERITED",
                    item.place,
                    f"`{'.'.join(path)}` is not in the extended document, so it cannot be left out.",
                    fix=f"Write `{near}`." if near else f"Take the line out, or name one of {listed(known)}.",
                )
            )
        else:
            parent = shorter
    return parent


def _remove_path(node: Mapping, path: list[str]) -> Mapping | None:
    if not path or path[0] not in node:
        return None
    entries = []
    for key, value in node.entries:
        if key.text != path[0]:
            entries.append((key, value))
        elif len(path) > 1:
            inner = _remove_path(value, path[1:]) if isinstance(value, Mapping) else None
            if inner is None:
                return None
            entries.append((key, inner))
    return Mapping(tuple(entries), node.place)


def _merge(
    child: Mapping,
    parent: Mapping,
    whole: frozenset[str],
    findings: list[Finding],
    *,
    of_names: bool = False,
) -> Mapping:
    mine = {key.text: (key, value) for key, value in child.entries}
    groups = () if of_names else _ONE_OF
    displaced = {key for group in groups if group & mine.keys() for key in group - mine.keys()}
    entries = []
    for key, inherited in parent.entries:
        entry = mine.pop(key.text, None)
        if entry is not None:
            entries.append((entry[0], _merge_value(key.text, entry[1], inherited, whole, findings)))
        elif key.text not in displaced:
            entries.append((key, inherited))
    entries.extend((key, _alone(value, findings)) for key, value in mine.values())
    return Mapping(tuple(entries), child.place)


def _alone(node: Node, findings: list[Finding]) -> Node:
    """A value that stands on nothing inherited, so that it cannot add to a list or take from one."""
    if not isinstance(node, Mapping):
        return node
    if node.entries and node.keys() and set(node.keys()) <= _AMENDING:
        findings.append(_no_list(node))
        return Sequence(_listed_under(node, "also"), node.place)
    entries = tuple((key, _alone(value, findings)) for key, value in node.entries)
    if all(new is old for (_, new), (_, old) in zip(entries, node.entries, strict=True)):
        return node
    return Mapping(entries, node.place)


def _merge_value(
    key: str, mine: Node, inherited: Node, whole: frozenset[str], findings: list[Finding]
) -> Node:
    if key in _MERGED_BY_ID and isinstance(mine, Sequence) and isinstance(inherited, Sequence):
        return _merge_by_id(mine, inherited)
    if not isinstance(mine, Mapping):
        return mine
    if mine.keys() and set(mine.keys()) <= _AMENDING:
        return _amend_list(mine, inherited, findings)
    if key in whole or "*" in whole or not isinstance(inherited, Mapping):
        return _alone(mine, findings)
    of_names = key in _OF_NAMES
    if not of_names and _READ_WHOLE & (set(mine.keys()) | set(inherited.keys())):
        return _alone(mine, findings)
    return _merge(mine, inherited, _inside(key, whole), findings, of_names=of_names)


def _inside(key: str, whole: frozenset[str]) -> frozenset[str]:
    """The kind's whole values, with each entry of a `key.*` made whole inside the map `key`."""
    return whole | {"*"} if f"{key}.*" in whole else whole - {"*"}


def _merge_by_id(mine: Sequence, inherited: Sequence) -> Sequence:
    own = {_id_of(item): item for item in mine.items}
    merged = [own.pop(_id_of(item), item) for item in inherited.items]
    return Sequence((*merged, *own.values()), mine.place)


def _id_of(item: Node) -> str:
    identity = item.get("id") if isinstance(item, Mapping) else None
    return identity.text if isinstance(identity, Scalar) else str(item.place)


def _amend_list(mine: Mapping, inherited: Node, findings: list[Finding]) -> Node:
    if not isinstance(inherited, Sequence):
        findings.append(_no_list(mine))
        return Sequence(_listed_under(mine, "also"), mine.place)
    removed = {_name_of(item) for item in _listed_under(mine, "without")}
    absent = removed - {_name_of(item) for item in inherited.items}
    findings.extend(
        Finding(
            "NOT-INHERITED",
            mine.place,
            f"`{name}` is not in the inherited list, so it cannot be taken from it.",
            fix=f"The list holds {listed((_name_of(item) for item in inherited.items), 'and')}.",
        )
        for name in sorted(absent)
    )
    kept = tuple(item for item in inherited.items if _name_of(item) not in removed)
    return Sequence((*kept, *_listed_under(mine, "also")), mine.place)


def _no_list(node: Mapping) -> Finding:
    return Finding(
        "NO-LIST-INHERITED",
        node.place,
        "`also` and `without` change an inherited list, and nothing is inherited here.",
        fix="Write the whole list.",
    )


def _listed_under(node: Mapping, key: str) -> tuple[Node, ...]:
    value = node.get(key)
    if value is None:
        return ()
    return value.items if isinstance(value, Sequence) else (value,)


def _name_of(item: Node) -> str:
    if isinstance(item, Mapping) and item.entries:
        return item.entries[0][0].text
    return item.text if isinstance(item, Scalar) else str(item.place)

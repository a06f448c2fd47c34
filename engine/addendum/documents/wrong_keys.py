"""Findings about the keys of a map: unknown, missing, excluded by another one, or not written as keys are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.documents.examples import example_line, short
from addendum.documents.nodes import Mapping
from addendum.documents.placement import parent_of
from addendum.documents.schemas import shipped
from addendum.documents.spots import sentence, spot_at
from addendum.documents.wording import expected, how_to_write, purpose
from addendum.findings import Finding, Related, did_you_mean, listed

if TYPE_CHECKING:
    from addendum.documents.exact_validator import Fault
    from addendum.documents.spots import Spot

_CHOICE = "by"
_NOTES = frozenset({"title", "clause", "quote", "name", "assumed"})


def unknown_key(fault: Fault, tree: Mapping, kind: str) -> Finding:
    """A key that nobody knows here, with the one that was meant, where it belongs, or what is known."""
    spot, owner = _key_and_owner(fault, tree)
    key = str(fault.path[-1])
    where = f"in {owner.name}" if owner.key is not None else _in_file(kind)
    return Finding(
        "UNKNOWN-KEY",
        spot.place,
        f"There is no key `{short(key)}` {where}.",
        fix=_instead(key, fault, owner, kind),
    )


def nearest_key(fault: Fault, mapping: Mapping) -> str:
    """The key that is meant by an unknown one and not given yet, `""` without one near enough."""
    return did_you_mean(str(fault.path[-1]), _known(fault, mapping))


def missing_key(fault: Fault, tree: Mapping) -> Finding:
    """A key that has to be there, with a line that shows it."""
    spot = spot_at(tree, fault.path)
    others = [key for key in fault.alternatives if key != fault.name]
    schemas = _schemas_of_key(fault, fault.name)
    return Finding(
        "KEY-MISSING",
        spot.heading,
        f"{sentence(spot.name)} lacks {listed([fault.name, *others])}.",
        fix=f"Add for example `{example_line(fault.name, schemas)}`.{purpose(schemas)}",
    )


def lonely_key(fault: Fault, tree: Mapping) -> Finding:
    """A key that makes sense only beside another one, which is missing."""
    spot, _ = _key_and_owner(fault, tree)
    schemas = _schemas_of_key(fault, fault.name)
    return Finding(
        "KEY-MISSING",
        spot.place,
        f"`{fault.path[-1]}` needs `{fault.name}` beside it.",
        fix=f"Add for example `{example_line(fault.name, schemas)}`, or delete `{fault.path[-1]}`.",
    )


def excluded_key(fault: Fault, tree: Mapping) -> Finding:
    """A key that may not stand beside another one."""
    spot = spot_at(tree, fault.path)
    owner = spot_at(tree, fault.path[:-1]).node
    key = str(fault.path[-1])
    other = owner.key(fault.name) if isinstance(owner, Mapping) else None
    return Finding(
        "KEYS-EXCLUDE",
        spot.heading,
        str(fault.schema["errorMessage"]),
        fix=f"Delete either `{fault.name}` or `{key}`.",
        related=(Related(other.place, "the other one"),) if other is not None else (),
    )


def misnamed_key(fault: Fault, tree: Mapping) -> Finding:
    """A key that the author may choose, but not written as such names are."""
    spot, owner = _key_and_owner(fault, tree)
    key = str(fault.path[-1])
    if fault.keyword == "enum":
        near = did_you_mean(key, fault.value)
        return Finding(
            "UNKNOWN-KEY",
            spot.place,
            f"There is no key `{short(key)}` in {owner.name}.",
            fix=f"Write `{near}`." if near else f"Write {listed(fault.value)}.",
        )
    return Finding(
        "WRONG-NAME",
        spot.place,
        f"`{short(key)}` is not written as {expected(fault.schema)}.",
        fix=how_to_write(fault, key),
    )


def _key_and_owner(fault: Fault, tree: Mapping) -> tuple[Spot, Spot]:
    return spot_at(tree, fault.path), spot_at(tree, fault.path[:-1])


def _in_file(kind: str) -> str:
    return "in a `folder.yaml`" if kind == "folder" else f"in a policy of the kind `{kind}`"


def _instead(key: str, fault: Fault, owner: Spot, kind: str) -> str:
    mapping = owner.node if isinstance(owner.node, Mapping) else None
    if mapping is not None and (near := nearest_key(fault, mapping)):
        return f"Write `{near}`."
    if parent := parent_of(key, kind):
        return f"It belongs below `{parent}`."
    known = _known(fault, mapping)
    if key == _CHOICE and known:
        return f"Write it below the key whose value it chooses: `{known[0]}: {{by: …}}`."
    return f"Write {listed(known)}, or delete it." if known else "Delete it."


def _known(fault: Fault, mapping: Mapping | None) -> list[str]:
    """The keys that may still be added: those that must first, then the kind's own, notes, the head."""
    properties: dict[str, Any] = fault.schema.get("properties", {})
    needed = fault.schema.get("required", ())
    ranked = sorted(properties, key=lambda key: (key not in needed, _rank(key, properties[key])))
    return [key for key in (*ranked, *fault.alternatives) if mapping is None or key not in mapping]


def _rank(key: str, schema: Any) -> int:
    if str(schema.get("$ref", "")).startswith("head.json"):
        return 2
    return 1 if key in _NOTES else 0


def _schemas_of_key(fault: Fault, key: str) -> list[dict[str, Any]]:
    """What the schemas around a map say of one of its keys, most particular first."""
    for schema in (fault.schema, *fault.around):
        properties = shipped().with_target(schema).get("properties", {})
        if key in properties:
            return shipped().chain(properties[key])
    return []

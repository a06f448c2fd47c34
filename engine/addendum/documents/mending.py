"""The tree as its author evidently meant it, so that a slip in a key does not hide what is wrong below it.

A misspelt key is renamed. Where a map lists members but not `by` what they are chosen, that key is put in.
Each mending is reported; what the schema refuses of the mended tree is then about other mistakes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.documents.examples import first_example
from addendum.documents.nodes import Mapping, Scalar, Sequence
from addendum.documents.schemas import shipped
from addendum.documents.shortening import MOST_FINDINGS
from addendum.documents.spots import spot_at
from addendum.documents.wrong_keys import missing_key, nearest_key, unknown_key
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.documents.exact_validator import Fault
    from addendum.documents.nodes import Node
    from addendum.findings import Finding

    Path = tuple[str | int, ...]


class _Mending(NamedTuple):
    """A key to rename in the map at a path, or one to put in where `old` is empty."""

    path: Path
    old: str
    new: str
    value: Node | None
    finding: Finding


def mended(tree: Mapping, faults: Iterable[Fault], kind: str) -> tuple[Mapping, list[Finding]]:
    """The tree with its slips mended and a finding for each; the tree itself where there are none."""
    about: dict[Path, list[Fault]] = {}
    for fault in faults:
        if fault.keyword == "additionalProperties":
            about.setdefault(fault.path[:-1], []).append(fault)
        elif fault.keyword == "required":
            about.setdefault(fault.path, []).append(fault)
    mendings: dict[Path, list[_Mending]] = {}
    for path, those in about.items():
        if len(mendings) > MOST_FINDINGS:
            break
        if found := list(_mendings_of(tree, path, those, kind)):
            mendings[path] = found
    if not mendings:
        return tree, []
    on_the_way = {path[:length] for path in mendings for length in range(len(path) + 1)}
    changed = _changed(tree, (), mendings, on_the_way)
    findings = [mending.finding for those in mendings.values() for mending in those]
    return (changed if isinstance(changed, Mapping) else tree), findings


def _mendings_of(tree: Mapping, path: Path, faults: list[Fault], kind: str) -> Iterator[_Mending]:
    mapping = spot_at(tree, path).node
    unknown = [fault for fault in faults if fault.keyword == "additionalProperties"]
    if not isinstance(mapping, Mapping) or not unknown:
        return
    taken: set[str] = set()
    for fault in unknown[:MOST_FINDINGS]:
        near = nearest_key(fault, mapping)
        if near and near not in taken:
            taken.add(near)
            yield _Mending(path, str(fault.path[-1]), near, None, unknown_key(fault, tree, kind))
    if not taken:
        yield from _left_out(tree, path, mapping, faults)


def _left_out(tree: Mapping, path: Path, mapping: Mapping, faults: list[Fault]) -> Iterator[_Mending]:
    """The key that would have chosen a shape in which all the unknown keys are known."""
    missing = next((fault for fault in faults if fault.keyword == "required" and fault.alternatives), None)
    if missing is None:
        return
    for key, shape in missing.alternatives.items():
        schema = shipped().with_target(shape)
        if not isinstance(schema.get("additionalProperties"), dict):
            continue
        example = first_example(shipped().chain(schema.get("properties", {}).get(key)))
        if isinstance(example, str):
            meant = missing._replace(name=key, schema=schema, around=(), alternatives={})
            value = Scalar(example, "text", mapping.place, quoted=True)
            yield _Mending(path, "", key, value, missing_key(meant, tree))
            return


def _changed(node: Any, path: Path, mendings: dict[Path, list[_Mending]], on_the_way: set[Path]) -> Any:
    """A node with what was mended in it and below it."""
    if path not in on_the_way:
        return node
    if isinstance(node, Sequence):
        items = enumerate(node.items)
        return node.with_items(
            _changed(item, (*path, number), mendings, on_the_way) for number, item in items
        )
    if not isinstance(node, Mapping):
        return node
    here = mendings.get(path, [])
    names = {mending.old: mending.new for mending in here if mending.old}
    entries = [
        (
            key.renamed(names[key.text]) if key.text in names else key,
            _changed(value, (*path, key.text), mendings, on_the_way),
        )
        for key, value in node.entries
    ]
    added = [
        (Scalar(mending.new, "text", node.place, quoted=True), mending.value)
        for mending in here
        if mending.value is not None
    ]
    return node.with_entries([*added, *entries])

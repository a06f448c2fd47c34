"""Reading the head of a policy file, with the defaults that the folders above it give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds import HEAD_KEYS, Document, Head, Reference, mapping_at, text_at
from addendum.values import DATE, ValueProblem, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.documents import Node
    from addendum.findings import Finding
    from addendum.values import Date

FORMAT = 1
_DEFAULTED = ("format", "source", "effective", "zone", "extends", "uses")


def with_defaults(tree: Mapping, defaults: Mapping | None) -> Mapping:
    """The tree with the head keys that `folder.yaml` gives and the file does not."""
    if defaults is None:
        return tree
    missing = tuple(
        entry for entry in defaults.entries if entry[0].text in _DEFAULTED and entry[0].text not in tree
    )
    return Mapping((*tree.entries, *missing), tree.place)


def as_file(document: Document) -> Mapping:
    """The section of a document below a head of its own, as a file that its schema looks at."""
    head = document.head
    values = {
        "kind": Scalar(head.kind, "text", head.place),
        "id": Scalar(head.id, "text", head.place),
        "version": Scalar(str(head.version), "number", head.place),
        "title": Scalar(head.title or head.id, "text", head.place),
    }
    written = ((Scalar(key, "text", head.place), value) for key, value in values.items())
    section = tuple(entry for entry in document.body.entries if entry[0].text not in HEAD_KEYS)
    return Mapping((*written, *section), document.body.place)


def read_document(tree: Mapping, file: str, report: Callable[[Finding], None]) -> Document:
    """The document a validated tree holds."""
    head = read_head(tree, report)
    return Document(head, tree, file, {file: (head.id, head.version)})


def read_head(tree: Mapping, report: Callable[[Finding], None]) -> Head:
    """The head of a validated tree; a date that cannot be read is reported and counts as absent."""
    version = text_at(tree, "version")
    uses = mapping_at(tree, "uses")
    identity = tree.get("id")
    return Head(
        kind=text_at(tree, "kind"),
        id=text_at(tree, "id"),
        version=int(version) if version.isdecimal() else 1,
        place=(identity or tree).place,
        effective=_date(tree.get("effective"), report),
        until=_date(tree.get("until"), report),
        title=text_at(tree, "title"),
        section=text_at(mapping_at(tree, "source"), "section"),
        zone=text_at(tree, "zone"),
        answers=text_at(tree, "answers"),
        extends=_reference(tree.get("extends")),
        uses={key.text: value.text for key, value in uses.entries if isinstance(value, Scalar)}
        if uses
        else {},
        governed_by=text_at(tree, "governed by"),
    )


def _reference(node: Node | None) -> Reference | None:
    if isinstance(node, Scalar):
        return Reference(node.text, 0, node.place)
    if isinstance(node, Mapping):
        version = text_at(node, "version")
        return Reference(text_at(node, "id"), int(version) if version.isdecimal() else 0, node.place)
    return None


def _date(node: Node | None, report: Callable[[Finding], None]) -> Date | None:
    from addendum.findings import Finding

    written = node.get("value") if isinstance(node, Mapping) else node
    if not isinstance(written, Scalar):
        return None
    try:
        date: Date = read(DATE, written.text)
    except ValueProblem as problem:
        report(Finding(problem.code, written.place, problem.says, fix=problem.fix))
        return None
    return date

"""A policy document: its head, the section of its kind, and which file every value of it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.light import NamedTuple
from addendum.rules import Origin

if TYPE_CHECKING:
    from collections.abc import Mapping as Table

    from addendum.documents import Node
    from addendum.findings import Place
    from addendum.values import Date


class Reference(NamedTuple):
    """A document named by another one; `version` pins one of its versions, 0 takes the one in force."""

    id: str
    version: int
    place: Place


class Head(NamedTuple):
    """What stands above the section of the kind. `until` is the first day no longer in force."""

    kind: str
    id: str
    version: int
    place: Place
    effective: Date | None = None
    until: Date | None = None
    title: str = ""
    section: str = ""
    zone: str = ""
    answers: str = ""
    extends: Reference | None = None
    uses: Table[str, str] = {}
    governed_by: str = ""

    @property
    def namespace(self) -> str:
        """The first part of the id; the documents of one namespace see each other's names."""
        return self.id.split("/", 1)[0]

    @property
    def last_part(self) -> str:
        """The id after its last slash, by which formulas and people call the document."""
        return self.id.rsplit("/", 1)[-1]


class Document(NamedTuple):
    """One version of one policy; `writers` tells of each file that gave a value whose it is."""

    head: Head
    body: Mapping
    file: str
    writers: Table[str, tuple[str, int]]

    @property
    def question(self) -> str:
        """The question this document answers: as its head says, else the last part of its id."""
        return self.head.answers or self.head.last_part

    def origin(self, node: Node, *, name: str = "", notes: Node | None = None) -> Origin:
        """Where `node` was written, with the clause and the quote that stand in `notes`, else in the node."""
        policy, version = self.writers.get(node.place.file, (self.head.id, self.head.version))
        source = notes if notes is not None else node
        return Origin(
            policy=policy,
            version=version,
            place=node.place,
            name=name or text_at(source, "name"),
            clause=text_at(source, "clause") or self.head.section,
            quote=text_at(source, "quote"),
            assumed=text_at(source, "assumed"),
        )


def text_at(node: Node | None, key: str) -> str:
    """The text under `key` of a mapping, `""` where there is none."""
    if isinstance(node, Mapping):
        value = node.get(key)
        if isinstance(value, Scalar):
            return value.text
    return ""


def mapping_at(node: Node | None, key: str) -> Mapping | None:
    """The mapping under `key`, None where there is none."""
    value = node.get(key) if isinstance(node, Mapping) else None
    return value if isinstance(value, Mapping) else None


def items_at(node: Node | None, key: str) -> tuple[Node, ...]:
    """The entries of the list under `key`; a single value counts as a list of one."""
    value = node.get(key) if isinstance(node, Mapping) else None
    if value is None:
        return ()
    return value.items if isinstance(value, Sequence) else (value,)

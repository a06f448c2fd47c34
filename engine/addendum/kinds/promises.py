"""Promises: statements of a document that must hold for every input."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addendum.documents import Mapping, Scalar
from addendum.kinds.document import items_at, mapping_at, text_at

if TYPE_CHECKING:
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.rules import Origin


class Promise(NamedTuple):
    """A promise as written: a formula that always holds, or a movement that never happens.

    `never` is (decision, `rises` or `falls`, fact, `rises` or `falls`).
    """

    id: str
    says: str
    origin: Origin
    always: Scalar | None
    never: tuple[str, str, str, str] | None


def declare_promises(builder: Builder, document: Document) -> None:
    """Collect the promises of a document, inherited ones included."""
    for item in items_at(document.body, "promises"):
        if not isinstance(item, Mapping):
            continue
        always = item.get("always")
        builder.promises.append(
            Promise(
                id=text_at(item, "id"),
                says=text_at(item, "says"),
                origin=document.origin(item),
                always=always if isinstance(always, Scalar) else None,
                never=_movement(builder, mapping_at(item, "never")),
            )
        )


def _movement(builder: Builder, node: Mapping | None) -> tuple[str, str, str, str] | None:
    """`{credit: rises, as: availability rises}` as its four words."""
    if node is None:
        return None
    moved = [(key, value) for key, value in node.entries if key.text != "as" and isinstance(value, Scalar)]
    mover = text_at(node, "as").rsplit(" ", 1)
    if len(moved) != 1 or len(mover) != 2:
        builder.report(
            "PROMISE-UNREADABLE",
            node.place,
            "A `never` names one value that must not move and, under `as`, the fact that moves it.",
            fix="Write for example `never: {credit: rises, as: availability rises}`.",
        )
        return None
    key, direction = moved[0]
    builder.type_named(key.text, key.place)
    builder.type_named(mover[0], node.place)
    return (key.text, _text(direction), mover[0], mover[1])


def _text(node: object) -> str:
    return node.text if isinstance(node, Scalar) else ""

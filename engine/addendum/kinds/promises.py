"""Promises: statements of a document that must hold for every input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.credit_names import KIND, credit_names
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.light import NamedTuple
from addendum.rules import Movement

if TYPE_CHECKING:
    from collections.abc import Mapping as Table

    from addendum.feel import Compiled
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.rules import Origin


class Promise(NamedTuple):
    """A promise: a formula that always holds, or a movement that never happens.

    `written` is the formula as it stands in the document, `always` what it was compiled to, None before that.
    """

    id: str
    says: str
    origin: Origin
    written: Scalar | None
    never: Movement | None
    always: Compiled | None = None


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
                written=always if isinstance(always, Scalar) else None,
                never=_movement(builder, document, mapping_at(item, "never")),
            )
        )


def _movement(builder: Builder, document: Document, node: Mapping | None) -> Movement | None:
    """`{credit: rises, as: availability rises}` as a movement of a decision and of a fact."""
    if node is None:
        return None
    moved = [(key, value) for key, value in node.entries if key.text != "as" and isinstance(value, Scalar)]
    mover, _, goes = text_at(node, "as").rpartition(" ")
    if len(moved) != 1 or not mover:
        builder.report(
            "PROMISE-UNREADABLE",
            node.place,
            "A `never` names one value that must not move and, under `as`, the fact that moves it.",
            fix="Write for example `never: {credit: rises, as: availability rises}`.",
        )
        return None
    key, direction = moved[0]
    name = _own_names(builder, document).get(key.text, key.text)
    builder.type_named(name, key.place)
    builder.type_named(mover, node.place)
    return Movement(name, direction.text, mover, goes)


def _own_names(builder: Builder, document: Document) -> Table[str, str]:
    """What a document may call its own decisions, where they are called otherwise in the whole tier."""
    if document.head.kind != KIND:
        return {}
    names = credit_names(builder, document)
    return {"credit": names.credit, "amount": names.amount, "commitment_met": names.met}

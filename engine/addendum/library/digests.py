"""Digests of documents as they answer: parents, amendments and readings included, comments and layout not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.kinds import Document


def digest_of(document: Document) -> str:
    """The SHA-256 of what a resolved document says, as `sha256:` and hexadecimal digits."""
    from hashlib import sha256

    text = "\n".join((document.head.id, str(document.head.version), *_parts(document.body)))
    return f"sha256:{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _parts(node: Node) -> Iterator[str]:
    """The tree as lines that only an equal tree has: texts with their kind and length, levels closed."""
    if isinstance(node, Scalar):
        kind = "text" if node.quoted else node.kind
        yield f"{kind} {len(node.text)} {node.text}"
    elif isinstance(node, Mapping):
        yield "{"
        for key, value in node.entries:
            yield f"key {len(key.text)} {key.text}"
            yield from _parts(value)
        yield "}"
    else:
        yield "["
        for item in node.items:
            yield from _parts(item)
        yield "]"

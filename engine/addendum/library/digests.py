"""Digests of documents: as they answer, parents and readings included, and as their files have them.

Comments and layout do not count, nor in which order the keys of a head stand and whether `folder.yaml` has
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds import HEAD_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.kinds import Document


def digest_of(document: Document) -> str:
    """The SHA-256 of what a document says, as `sha256:` and hexadecimal digits."""
    return _digest(document.head.id, str(document.head.version), *_parts(_ordered(document.body)))


def digest_of_part(node: Node) -> str:
    """The SHA-256 of a part of a document, written alike."""
    return _digest(*_parts(node))


def _digest(*lines: str) -> str:
    from hashlib import sha256

    return f"sha256:{sha256(chr(10).join(lines).encode('utf-8', 'surrogatepass')).hexdigest()}"


def _ordered(body: Mapping) -> Mapping:
    """The document with the keys of its head first, in alphabetical order."""
    head = sorted((entry for entry in body.entries if entry[0].text in HEAD_KEYS), key=_key)
    return body.with_entries((*head, *(entry for entry in body.entries if entry[0].text not in HEAD_KEYS)))


def _key(entry: tuple[Scalar, Node]) -> str:
    return entry[0].text


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

"""Documents as bytes that only an equal document has, and the digest that seals one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values import dumps

if TYPE_CHECKING:
    from collections.abc import Mapping


def digest_of(document: Mapping[str, object]) -> str:
    """The SHA-256 of a document, whatever the order of its names, as `sha256:` and hexadecimal digits."""
    from hashlib import sha256

    text = dumps(_ordered(document)).encode("utf-8", "backslashreplace")
    return f"sha256:{sha256(text).hexdigest()}"


def sealed(document: Mapping[str, object], under: str) -> dict[str, object]:
    """The document with its own digest at the end, under a name that it does not have yet."""
    return {**document, under: digest_of(document)}


def is_sealed(document: Mapping[str, object], under: str) -> bool:
    """Whether the digest under a name is that of the rest of the document."""
    rest = {name: value for name, value in document.items() if name != under}
    return document.get(under) == digest_of(rest)


def _ordered(value: object) -> object:
    """The data with the names of all maps in alphabetical order."""
    if isinstance(value, dict):
        return {name: _ordered(value[name]) for name in sorted(value)}
    if isinstance(value, list | tuple):
        return [_ordered(item) for item in value]
    return value

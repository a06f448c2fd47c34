"""What the lock knows of one version of a document, and of an amendment of a contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from addendum.documents import Mapping, Sequence
from addendum.kinds import items_at, mapping_at, text_at
from addendum.library.digests import digest_of, digest_of_part
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping as Table

    from addendum.documents import Node
    from addendum.findings import Place
    from addendum.kinds import Document
    from addendum.values import Date

Key: TypeAlias = tuple[str, int]
"""The id and version of a file."""

_AMENDMENTS, _SCENARIOS, _CONTRACT = "amendments", "scenarios", "contract"


class LockedAmendment(NamedTuple):
    """An amendment with the day on which it was published, and the digest of what it said then."""

    published: Date
    digest: str
    place: Place


class Locked(NamedTuple):
    """A version with the day on which it was published, and the digest of what its file said then.

    `resolved` are the digests of what it says with all that it extends, by the first day of the stretch for
    which it says that, `""` for the beginning; there are none where it extends nothing.
    """

    id: str
    version: int
    published: Date
    effective: Date | None
    until: Date | None
    digest: str
    place: Place
    amendments: Table[str, LockedAmendment]
    resolved: Table[str, str]


def is_locked_kind(source: Document) -> bool:
    """Whether the versions of a document are locked: nobody is answered from scenarios."""
    return source.head.kind != _SCENARIOS


def source_key(document: Document) -> Key:
    """The id and version of the file that a document, or the page that it is a part of, stands in."""
    return document.writers[document.file]


def own_digest(source: Document) -> str:
    """The digest of what a file says, without amendments, which have their own, and without scenarios."""
    return digest_of(source._replace(body=_without_further(source)))


def amendments_of(source: Document) -> dict[str, Mapping]:
    """The amendments of a contract, or of the contract on a page, by their ids."""
    found = items_at(_contract_in(source), _AMENDMENTS)
    return {text_at(item, "id"): item for item in found if isinstance(item, Mapping)}


def amendment_digest(amendment: Mapping) -> str:
    """The digest of what an amendment says."""
    return digest_of_part(amendment)


def with_amendments(source: Document, kept: Table[str, Mapping]) -> Document:
    """The contract, or the page with one, with some of its amendments only."""
    contract = _contract_in(source)
    if contract is None or _AMENDMENTS not in contract:
        return source
    written = contract.get(_AMENDMENTS)
    place = (written or contract).place
    changed = _put(contract, _AMENDMENTS, Sequence(tuple(kept.values()), place) if kept else None)
    body = changed if contract is source.body else _put(source.body, _CONTRACT, changed)
    return source._replace(body=body)


def _contract_in(source: Document) -> Mapping | None:
    if source.head.kind == _CONTRACT:
        return source.body
    return mapping_at(source.body, _CONTRACT) if source.head.kind == "offering" else None


def _without_further(source: Document) -> Mapping:
    body = with_amendments(source, {}).body
    return _put(body, _SCENARIOS, None) if source.head.kind == "offering" else body


def _put(holder: Mapping, key: str, value: Node | None) -> Mapping:
    """The map with another value under a key, or without the key."""
    entries = ((each, value if each.text == key else old) for each, old in holder.entries)
    return holder.with_entries((each, new) for each, new in entries if new is not None)

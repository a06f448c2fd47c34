"""The documents behind two editions: versions that came, went, or were edited where they stand.

A version is what its file says: all parts of an offering are one version of it.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.kinds import items_at
from addendum.library import digest_of
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from addendum.changes.editions import Edition
    from addendum.documents import Node
    from addendum.kinds import Document, Head

    Writer = tuple[str, int]
    Versions = dict[Writer, list[Document]]

_AMENDMENTS = "amendments"


class How(Enum):
    """What became of a version."""

    NEW = "new"
    GONE = "gone"
    EDITED = "edited"
    AMENDED = "amended"
    COMPARED = "compared"


class VersionChange(NamedTuple):
    """A version that one edition has and the other has not, or has otherwise.

    Where two versions of one document were named, the later one is `compared`, with the number of the earlier
    one as `earlier`.
    """

    id: str
    version: int
    how: How
    document: Document
    earlier: int = 0


def version_changes(before: Edition, after: Edition) -> tuple[VersionChange, ...]:
    """The versions that differ, in the order of the later edition; those that are gone come last."""
    first, second = _versions(before), _versions(after)
    if before.versions and after.versions:
        return tuple(
            VersionChange(*writer, How.COMPARED, second[writer][0], earlier)
            for writer in second
            for policy, earlier in first
            if policy == writer[0] and earlier != writer[1]
        )
    found = []
    for writer, documents in second.items():
        if writer not in first:
            found.append(VersionChange(*writer, How.NEW, documents[0]))
        elif _digests(first[writer]) != _digests(documents):
            how = How.AMENDED if _only_amended(first[writer], documents) else How.EDITED
            found.append(VersionChange(*writer, how, documents[0]))
    gone = (writer for writer in first if writer not in second)
    return (*found, *(VersionChange(*writer, How.GONE, first[writer][0]) for writer in gone))


def writer_of(document: Document) -> Writer:
    """The policy and version that the file of a document is: the offering's, for a part of one."""
    return document.writers.get(document.file, (document.head.id, document.head.version))


def documents_of(edition: Edition, identity: str, version: int) -> tuple[Document, ...]:
    """The documents that the file of a version holds; none where the edition does not have it."""
    return tuple(_versions(edition).get((identity, version), ()))


def _versions(edition: Edition) -> Versions:
    """The documents that are compared, by what their files are."""
    found: Versions = {}
    for document in edition.library.policies.documents:
        named = (document.head.id, document.head.version) in edition.versions
        if edition.holds(document.file) and (named or not edition.versions):
            found.setdefault(writer_of(document), []).append(document)
    return found


def _digests(documents: list[Document]) -> dict[str, object]:
    """What documents say, heads included, which the parts of an offering share and do not hold."""
    return {document.head.id: (digest_of(document), *_head(document.head)) for document in documents}


def _head(head: Head) -> tuple[object, ...]:
    extends = (head.extends.id, head.extends.version) if head.extends is not None else None
    dates = (head.effective, head.until, head.zone, head.governed_by)
    return (head.title, head.section, head.answers, extends, tuple(head.uses.items()), *dates)


def _only_amended(before: list[Document], after: list[Document]) -> bool:
    """Whether a version differs by further amendments at its end alone.

    A contract is amended without a new version; what was agreed before stays as it is.
    """
    earlier = {document.head.id: document for document in before}
    cut = []
    for document in after:
        known = earlier.get(document.head.id)
        if known is None:
            return False
        cut.append(_with_amendments(document, items_at(document.body, _AMENDMENTS)[: _count(known)]))
    plain = [_with_amendments(document, items_at(document.body, _AMENDMENTS)) for document in before]
    return _digests(cut) == _digests(plain)


def _count(document: Document) -> int:
    return len(items_at(document.body, _AMENDMENTS))


def _with_amendments(document: Document, amendments: tuple[Node, ...]) -> Document:
    entries = [entry for entry in document.body.entries if entry[0].text != _AMENDMENTS]
    place = document.body.place
    written = (Scalar(_AMENDMENTS, "text", place), Sequence(amendments, place))
    return document._replace(body=Mapping((*entries, written), place))

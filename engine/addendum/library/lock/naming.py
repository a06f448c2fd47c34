"""Which versions a caller means, by the file that holds one or by the id of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.findings import did_you_mean
from addendum.library.lock.comparing import is_changed

if TYPE_CHECKING:
    from addendum.kinds import Document
    from addendum.library.library import Library


class NotMade(Exception):
    """What cannot be locked, or made a new version of: one sentence and what to do instead."""

    def __init__(self, says: str, fix: str) -> None:
        super().__init__(says, fix)
        self.says = says
        self.fix = fix


def sources_named(policies: Library, named: str) -> list[Document]:
    """The version in a file, named as places name it, or all versions of the document with an id.

    An id may be told by its last part where only one ends so; a part of a page means the page. Raises
    NotMade.
    """
    holding = {document.file for document in policies.documents if document.head.id == named}
    in_file = [source for source in policies.sources if source.file == named or source.file in holding]
    if in_file:
        return in_file
    ids = {source.head.id for source in policies.sources}
    short = [identity for identity in ids if identity.rsplit("/", 1)[-1] == named]
    meant = named if named in ids else short[0] if len(short) == 1 else ""
    if not meant:
        near = did_you_mean(named, ids)
        raise NotMade(
            f"There is no policy `{named}`.",
            f"Write `{near}`." if near else "Name a policy by its file, or by its id.",
        )
    return [source for source in policies.sources if source.head.id == meant]


def version_named(policies: Library, named: str) -> Document:
    """The version in a file, or of a document: the one that is not as it was published, else the newest.

    Raises NotMade.
    """
    versions = sources_named(policies, named)
    changed = [source for source in versions if _is_changed(policies, source)]
    return changed[0] if len(changed) == 1 else max(versions, key=lambda version: version.head.version)


def _is_changed(policies: Library, source: Document) -> bool:
    entry = policies.lock.of(source) if policies.lock is not None else None
    return entry is not None and is_changed(source, entry)

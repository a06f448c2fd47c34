"""The files of a root held against its lock: what is published stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.findings import Finding, Level, Place, Related
from addendum.library.lock.locked import (
    amendment_digest,
    amendments_of,
    is_locked_kind,
    own_digest,
    source_key,
)
from addendum.library.root import LOCK_FILE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from addendum.kinds import Document
    from addendum.library.lock.locked import Locked, LockedAmendment
    from addendum.library.lock.reading import Lock


def differences(lock: Lock, sources: Iterable[Document], faulty: Collection[str]) -> Iterator[Finding]:
    """What is not as it was published, errors, and what is not published yet, warnings.

    Nothing is told of files that are `faulty`, since what was read of them is not all that they say; where
    there are such files, none is told to be missing.
    """
    seen = set()
    for source in sources:
        if source.file in faulty or not is_locked_kind(source):
            continue
        entry = lock.of(source)
        seen.add(source_key(source))
        if entry is None:
            yield _not_locked(source)
            continue
        if own_digest(source) != entry.digest:
            yield _changed(source, entry)
        yield from _amendments(source, entry)
    if not faulty:
        yield from (_missing(entry) for key, entry in lock.entries.items() if key not in seen)


def is_changed(source: Document, entry: Locked) -> bool:
    """Whether a file, or an amendment in it, is not as it was published."""
    found = amendments_of(source)
    return own_digest(source) != entry.digest or any(
        name not in found or amendment_digest(found[name]) != locked.digest
        for name, locked in entry.amendments.items()
    )


def version_place(source: Document) -> Place:
    """Where a file says which version it is."""
    node = source.body.get("version")
    return node.place if node is not None and node.place.file == source.file else source.head.place


def _not_locked(source: Document) -> Finding:
    return Finding(
        "NOT-LOCKED",
        version_place(source),
        f"Version {source.head.version} of `{source.head.id}` is not in `{LOCK_FILE}`: it is a draft.",
        fix="Run `addendum lock` when it is published.",
        level=Level.WARNING,
    )


def _changed(source: Document, entry: Locked) -> Finding:
    head = source.head
    changed = [
        f"`{name}` was {old or 'not given'}, and is {new or 'not given'}"
        for name, old, new in (
            ("effective", entry.effective, head.effective),
            ("until", entry.until, head.until),
        )
        if old != new
    ]
    kind = "a new version, or an amendment" if head.kind == "contract" else "a new version"
    return Finding(
        "LOCKED-CHANGED",
        version_place(source),
        f"Version {head.version} of `{head.id}` was published on {entry.published}, and says something else "
        "now.",
        example=f"{'; '.join(changed)}.".capitalize() if changed else "",
        fix=f"A change is {kind}: `addendum lock --new-version {head.id} --effective DATE` makes its file of "
        "this one, and takes this one back.",
        related=(_locked_here(entry),),
    )


def _amendments(source: Document, entry: Locked) -> Iterator[Finding]:
    found = amendments_of(source)
    for name, amendment in found.items():
        locked = entry.amendments.get(name)
        if locked is None:
            yield Finding(
                "NOT-LOCKED",
                amendment.place,
                f"The amendment `{name}` of `{source.head.id}` is not in `{LOCK_FILE}`: it is a draft.",
                fix="Run `addendum lock` when it is published.",
                level=Level.WARNING,
            )
        elif amendment_digest(amendment) != locked.digest:
            yield Finding(
                "AMENDMENT-CHANGED",
                amendment.place,
                f"The amendment `{name}` of `{source.head.id}` was published on {locked.published}, and says "
                "something else now.",
                fix="Take the change back, and write it as a new amendment at the end.",
                related=(_locked_here(locked),),
            )
    for name, locked in entry.amendments.items():
        if name not in found:
            yield Finding(
                "AMENDMENT-MISSING",
                source.head.place,
                f"The amendment `{name}` of `{source.head.id}` was published on {locked.published}, and is "
                "gone.",
                fix="Put it back; what no longer holds is undone by a new amendment.",
                related=(_locked_here(locked),),
            )


def _missing(entry: Locked) -> Finding:
    return Finding(
        "LOCKED-MISSING",
        entry.place,
        f"Version {entry.version} of `{entry.id}` was published on {entry.published}, and there is no file "
        "with it.",
        example="Cases of its days would be answered from another version, or not at all.",
        fix="Put the file back from version control. A document ends by a last version with `until`.",
    )


def _locked_here(entry: Locked | LockedAmendment) -> Related:
    return Related(entry.place, f"published on {entry.published}")

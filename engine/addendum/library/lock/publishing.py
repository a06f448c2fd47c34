"""A new lock for a root: what is in the old one, and all that has come since, published on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.findings import Finding, Level
from addendum.library.lock.locked import (
    Locked,
    LockedAmendment,
    amendment_digest,
    amendments_of,
    is_locked_kind,
    own_digest,
    source_key,
)
from addendum.library.lock.reading import Lock
from addendum.library.lock.resolving import resolved_digests
from addendum.library.root import LOCK_FILE
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from addendum.kinds import Document
    from addendum.library.library import Library
    from addendum.library.lock.locked import Key
    from addendum.values import Date


class Publication(NamedTuple):
    """A lock to write, and what it has that the one before did not have, as words."""

    lock: Lock
    added: tuple[str, ...]


def publish(
    policies: Library, day: Date, again: Collection[Key] = (), only: Collection[Key] | None = None
) -> Publication:
    """The lock of a root in which all that is not locked yet is published on `day`.

    Versions in `again` are published anew as they now stand; with `only`, no others than those are published.
    All that is locked otherwise must be as it was, which is not looked at here.
    """
    before = policies.lock.entries if policies.lock is not None else {}
    entries: list[Locked] = []
    added: list[str] = []
    for source in policies.sources:
        if not is_locked_kind(source):
            continue
        key = source_key(source)
        old = None if key in again else before.get(key)
        wanted = only is None or key in only
        if old is None and not wanted and key not in again:
            continue
        entry = _entry(policies, source, old, day, wanted=wanted)
        entries.append(entry)
        added += _added(entry, old)
    return Publication(Lock(entries), tuple(sorted(added)))


def outdated(policies: Library) -> Iterator[Finding]:
    """A finding for each version of which the lock does not tell right what it says with all it extends.

    Whatever stands on something that is no longer as it was locked, or not locked yet, is passed over.
    """
    if policies.lock is None:
        return
    unchanged = {
        entry_key
        for source in policies.sources
        if (entry := policies.lock.entries.get(entry_key := source_key(source)))
        and entry.digest == own_digest(source)
    }
    for source in policies.sources:
        entry = policies.lock.of(source)
        if entry is None or source.head.extends is None:
            continue
        found = resolved_digests(policies, source, unchanged)
        if found is not None and found != dict(entry.resolved):
            yield Finding(
                "LOCK-OUTDATED",
                entry.place,
                f"`{LOCK_FILE}` does not say what version {entry.version} of `{entry.id}` comes to with what "
                "it extends.",
                example="What it extends got a version, or this Addendum puts the two together otherwise.",
                fix="Run `addendum lock`, and look at what it changes.",
                level=Level.WARNING,
            )


def _entry(policies: Library, source: Document, old: Locked | None, day: Date, *, wanted: bool) -> Locked:
    head = source.head
    before = old.amendments if old is not None else {}
    found = amendments_of(source)
    return Locked(
        id=head.id,
        version=head.version,
        published=old.published if old is not None else day,
        effective=head.effective,
        until=head.until,
        digest=own_digest(source),
        place=head.place,
        amendments={
            name: before.get(name) or LockedAmendment(day, amendment_digest(amendment), amendment.place)
            for name, amendment in found.items()
            if name in before or old is None or wanted
        },
        resolved=resolved_digests(policies, source) or {},
    )


def _added(entry: Locked, old: Locked | None) -> Iterator[str]:
    if old is None:
        since = f", in force from {entry.effective}" if entry.effective is not None else ""
        yield f"{entry.id} version {entry.version}{since}"
        return
    for name in entry.amendments.keys() - old.amendments.keys():
        yield f"{entry.id} version {entry.version}, amendment {name}"

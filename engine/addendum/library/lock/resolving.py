"""What a version says with all that it extends, for each stretch of days in which that stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.library.digests import digest_of
from addendum.library.subjects import Resolver
from addendum.values import Date

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from addendum.kinds import Document
    from addendum.library.library import Library
    from addendum.library.lock.locked import Key

_ANY_DAY = 730_120  # 2000-01-01, where no version bears a date


def resolved_digests(
    policies: Library, source: Document, standing_on: Collection[Key] | None = None
) -> dict[str, str] | None:
    """The digests of a version with all it extends, by the first day of a stretch, `""` for the beginning.

    There are none of a version that extends nothing. None where it stands on others than the versions in
    `standing_on`.
    """
    if source.head.extends is None:
        return {}
    found: dict[str, str] = {}
    before = ""
    for day in _days(policies, source):
        document = Resolver(policies.timelines, day, lambda _: None).document(source.head.id)
        if document is None:
            continue
        if standing_on is not None and not all(key in standing_on for key in document.writers.values()):
            return None
        digest = digest_of(document)
        if digest != before:
            first = "" if not found and source.head.effective is None else str(day)
            found[first] = before = digest
    return found


def _days(policies: Library, source: Document) -> Iterator[Date]:
    """A day of each stretch in which a version is in force and nothing that it extends changes."""
    own = policies.timelines[source.head.id]
    changes = sorted(
        {day.ordinal for each in _chain(policies, source) for day in policies.timelines[each].changes()}
    )
    before = changes[0] - 1 if changes else _ANY_DAY
    for ordinal in (before, *changes):
        if own.in_force(ordinal) is source:
            yield Date.from_ordinal(ordinal)


def _chain(policies: Library, source: Document) -> set[str]:
    """The ids of a document and of all that some version of it, or of one of those, extends."""
    found: set[str] = set()
    waiting = [source.head.id]
    while waiting:
        identity = waiting.pop()
        if identity in found or identity not in policies.timelines:
            continue
        found.add(identity)
        parents = (version.head.extends for version in policies.timelines[identity].versions)
        waiting += [parent.id for parent in parents if parent is not None]
    return found

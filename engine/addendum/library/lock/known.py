"""The documents of a root as they were published by some day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.library.lock.locked import amendments_of, with_amendments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.kinds import Document
    from addendum.library.lock.reading import Lock
    from addendum.values import Date


def known_on(lock: Lock, sources: Iterable[Document], day: Date) -> Iterator[Document]:
    """The files that were published by the end of a day, contracts with the amendments of that time."""
    for source in sources:
        entry = lock.of(source)
        if entry is None or entry.published > day:
            continue
        kept = {
            name: amendment
            for name, amendment in amendments_of(source).items()
            if name in entry.amendments and entry.amendments[name].published <= day
        }
        yield with_amendments(source, kept)

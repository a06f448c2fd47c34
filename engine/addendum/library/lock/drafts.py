"""What of the documents behind an answer is not published yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.kinds import text_at
from addendum.library.lock.locked import amendments_of, source_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.kinds import Document
    from addendum.library.lock.locked import Key
    from addendum.library.lock.reading import Lock
    from addendum.values import Date


def drafts_in(lock: Lock, sources: Iterable[Document], writers: Iterable[Key], day: Date) -> tuple[str, ...]:
    """The versions, and the amendments in force on a day, that are not in the lock, each as words.

    `writers` are the files that the answer may come from.
    """
    wanted = frozenset(writers)
    found: list[str] = []
    for source in sources:
        if source_key(source) not in wanted:
            continue
        entry = lock.of(source)
        if entry is None:
            found.append(f"version {source.head.version} of `{source.head.id}`")
            continue
        found += [
            f"the amendment `{name}` of `{source.head.id}`"
            for name, amendment in amendments_of(source).items()
            if name not in entry.amendments and text_at(amendment, "effective") <= str(day)
        ]
    return tuple(sorted(found))

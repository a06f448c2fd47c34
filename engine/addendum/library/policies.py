"""The policies of a root as answers need them: from the cache as far as it knows them, else read in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.library.cache import Shelf
from addendum.values import Date, NoAnswer

if TYPE_CHECKING:
    from addendum.library.index import Index
    from addendum.library.library import Library
    from addendum.library.standing import Standing
    from addendum.library.subjects import Bundle

    Readings = tuple[tuple[str, str], ...]


class Policies:
    """Policies that can be asked.

    Whatever the cache does not know, or must not be trusted with, comes from `full`, the library of all
    files; what is worked out then is kept in the cache for the next process. With an `edition`, the ordinal
    of a day on which something was published, they are those that were published by then.
    """

    def __init__(self, root: str, shelf: Shelf | None = None, edition: int = 0) -> None:
        self.root = root
        self._shelf = shelf
        self._edition = edition
        self._full: Library | None = None
        known = shelf.index(edition) if shelf is not None else None
        self._from_cache = known is not None
        self.index: Index = known if known is not None else self._indexed()

    @classmethod
    def opened(cls, root: str, cache: str | None = None) -> Policies:
        """The policies of a root, with what the cache in that folder knows of them."""
        return cls(root, Shelf.opened(root, cache) if cache is not None else None)

    def known_on(self, day: Date) -> Policies:
        """The policies as published by a day; raises NoAnswer NO-LOCK and NOT-PUBLISHED."""
        return Policies(self.root, self._shelf, self.index.edition(day))

    @property
    def full(self) -> Library:
        """All documents; raises FindingsError where files have errors.

        Raises NoAnswer POLICIES-CHANGED where the cache has answered from files that are other ones by now:
        answers of two editions must not be mixed.
        """
        if self._full is None:
            self._full = self._loaded()
        return self._full

    def standing(self, subject: str, day: Date, readings: Readings = ()) -> Standing:
        """What `subject` is answered from on `day`.

        Raises NoAnswer NOT-IN-FORCE where the subject is not in force then, FindingsError where its documents
        have errors.
        """
        if self._shelf is None:
            return self.full.standing(subject, day, readings)
        name = (subject, self.index.epoch(day.ordinal), readings, self._edition)

        def bundle() -> Bundle:
            return self.full.standing(subject, day, readings).bundle

        found = self._shelf.standing(name, bundle)
        if found is None:
            found = self.full.standing(subject, day, readings)
            if self._shelf is not None:
                self._shelf.keep_standing(name, found)
        return found

    def _indexed(self) -> Index:
        index = self.full.index
        if self._shelf is not None:
            self._shelf.keep_index(index, self._edition)
        return index

    def _loaded(self) -> Library:
        """The library of all files; nothing of it is kept if one of them has changed meanwhile."""
        from pathlib import Path

        from addendum.findings import FindingsError, Level
        from addendum.library.library import Library

        library = Library(Path(self.root), Date.from_ordinal(self._edition) if self._edition else None)
        errors = [finding for finding in library.findings if finding.level is Level.ERROR]
        if errors:
            raise FindingsError(*errors)
        if self._shelf is not None and not self._shelf.is_about(self.root):
            if self._from_cache:
                raise _changed()
            self._shelf = None
        return library


def _changed() -> NoAnswer:
    return NoAnswer(
        "POLICIES-CHANGED",
        "The files of the policies were changed while they were being asked.",
        "Ask again.",
    )

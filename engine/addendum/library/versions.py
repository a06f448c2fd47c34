"""Versions in force by date: a version ends where its successor starts, or on its own `until`.

What is published stays, so a published version that turns out wrong is not mended: one with a higher number
that starts on the same day or before stands in its place.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from addendum.findings import Finding, Related, did_you_mean
from addendum.values import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from addendum.findings import Place
    from addendum.kinds import Document
    from addendum.values import Date


def _unpublished(_version: Document) -> bool:
    return False


class Timeline:
    """The versions of one policy that are in force at some time, the earliest first.

    `is_published` tells of a version whether it may be changed no more; `replaced` are those published in
    whose place another one stands.
    """

    def __init__(
        self,
        versions: Iterable[Document],
        is_published: Callable[[Document], bool] = _unpublished,
        holding: Document | None = None,
    ) -> None:
        everything = sorted(versions, key=_starts)
        self.replaced = [
            version
            for version in everything
            if is_published(version) and any(_stands_for(other, version) for other in everything)
        ]
        self.versions = [version for version in everything if version not in self.replaced]
        self._starts = [_starts(version)[0] for version in self.versions]
        self._is_published = is_published
        self._holding = holding

    def holding(self, version: Document) -> Timeline:
        """The same versions, with that one in force on every day."""
        return Timeline((*self.versions, *self.replaced), self._is_published, version)

    @property
    def latest(self) -> Document:
        """The version that starts last."""
        return self.versions[-1]

    @property
    def newest(self) -> Document:
        """The version with the highest number."""
        return max((*self.versions, *self.replaced), key=lambda version: version.head.version)

    @property
    def times(self) -> str:
        """When the document is in force, as a sentence."""
        first, until = self.versions[0].head.effective, self.latest.head.until
        start = f"from {first}" if first is not None else "from the beginning"
        return f"It is in force {start}" + (f" until {until}." if until is not None else ".")

    def in_force(self, ordinal: int) -> Document | None:
        """The version in force on the day with this ordinal, None where there is none."""
        if self._holding is not None:
            return self._holding
        index = bisect_right(self._starts, ordinal) - 1
        if index < 0:
            return None
        found = self.versions[index]
        until = found.head.until
        return None if until is not None and ordinal >= until.ordinal else found

    def numbered(self, version: int) -> Document | None:
        """The version with that number."""
        known = (*self.versions, *self.replaced)
        return next((found for found in known if found.head.version == version), None)

    def end_of(self, version: Document) -> Date | None:
        """The first day on which a version is in force no more, None where that is open.

        One that another one stands for ends when it begins.
        """
        if version in self.replaced:
            return version.head.effective
        later = self.versions[self.versions.index(version) + 1 :]
        days = (version.head.until, later[0].head.effective if later else None)
        return min((day for day in days if day is not None), default=None)

    def changes(self) -> Iterator[Date]:
        """The days on which another version, or none, comes into force."""
        for version in self.versions:
            if version.head.effective is not None:
                yield version.head.effective
            if version.head.until is not None:
                yield version.head.until

    def findings(self) -> Iterator[Finding]:
        """Days without a version between the first and the last, days with two, and numbers out of order."""
        for version in self.versions:
            yield from _alone(version)
        for earlier, later in pairwise(self.versions):
            yield from _numbered(earlier, later, self._is_published(later))
            yield from _of_one_kind(earlier, later)
            yield from _following(earlier, later, self._is_published(earlier))


def _stands_for(other: Document, version: Document) -> bool:
    """Whether the other version, with a higher number, has begun when this one does, and not ended yet."""
    until = other.head.until
    start = _starts(version)[0]
    begun = other.head.version > version.head.version and _starts(other)[0] <= start
    return begun and (until is None or until.ordinal > start)


def held(timelines: Mapping[str, Timeline], identity: str, version: int) -> Timeline:
    """The timeline of a document with one of its versions in force on every day.

    Raises NoAnswer: UNKNOWN-DOCUMENT, NO-SUCH-VERSION.
    """
    timeline = timelines.get(identity)
    if timeline is None:
        raise no_such_document(identity, timelines)
    found = timeline.numbered(version)
    if found is None:
        raise no_such_version(identity, version, (each.head.version for each in timeline.versions))
    return timeline.holding(found)


def no_such_document(identity: str, known: Iterable[str]) -> NoAnswer:
    """UNKNOWN-DOCUMENT: nothing bears that id."""
    near = did_you_mean(identity, [*known])
    fix = f"Write `{near}`." if near else "Correct the id, or add the document."
    return NoAnswer("UNKNOWN-DOCUMENT", f"There is no document `{identity}`.", fix)


def no_such_version(identity: str, version: int, known: Iterable[int]) -> NoAnswer:
    """NO-SUCH-VERSION: the document has others."""
    numbers = ", ".join(map(str, sorted({*known})))
    says = f"No version {version} of `{identity}` exists."
    return NoAnswer("NO-SUCH-VERSION", says, f"Correct the version. Its versions are {numbers}.")


def _alone(version: Document) -> Iterator[Finding]:
    head = version.head
    if head.effective is not None and head.until is not None and head.until <= head.effective:
        yield Finding(
            "NEVER-IN-FORCE",
            head.place,
            f"Version {head.version} of `{head.id}` begins on {head.effective} and ends on {head.until}.",
            example="There is no day on which it is in force.",
            fix="Correct `effective` or `until`.",
        )


def _numbered(earlier: Document, later: Document, is_published: bool) -> Iterator[Finding]:
    """Versions with one number, one first day, or numbers against their order.

    A later one that is published already may get an earlier one before it, whose number is higher.
    """
    first, second = earlier.head, later.head
    related = (Related(first.place, f"version {first.version} stands here"),)
    if first.version == second.version:
        yield Finding(
            "VERSION-TWICE",
            _written(later, "version"),
            f"Version {second.version} of `{second.id}` exists twice.",
            fix=f"Raise `version` in the newer file, and name it `….v{second.version + 1}.yaml`.",
            related=related,
        )
    elif _starts(earlier)[0] == _starts(later)[0]:
        yield Finding(
            "TWO-IN-FORCE",
            _written(later, "effective"),
            f"Versions {first.version} and {second.version} of `{second.id}` start on the same day.",
            example=f"From {second.effective or 'the beginning'} on it is open which of the two counts.",
            fix="Give the newer version the first day it is in force as `effective`.",
            related=related,
        )
    elif first.version > second.version and not is_published:
        yield Finding(
            "VERSION-ORDER",
            second.place,
            f"Version {second.version} of `{second.id}` starts after version {first.version}.",
            fix="Number versions in the order in which they come into force.",
            related=related,
        )


def _of_one_kind(earlier: Document, later: Document) -> Iterator[Finding]:
    """Versions of two kinds."""
    first, second = earlier.head, later.head
    if first.kind != second.kind:
        yield Finding(
            "KIND-CHANGES",
            second.place,
            f"`{second.id}` is of the kind `{first.kind}` in version {first.version} and of the kind "
            f"`{second.kind}` in version {second.version}.",
            fix="Give one of the two documents another id.",
            related=(Related(first.place, f"version {first.version} stands here"),),
        )


def _following(earlier: Document, later: Document, is_published: bool) -> Iterator[Finding]:
    """Days with two versions, and days with none; what is published ends early where another one starts."""
    first, second = earlier.head, later.head
    if first.until is None or second.effective is None:
        return
    if first.until > second.effective and not is_published:
        yield Finding(
            "UNTIL-AND-SUCCESSOR",
            first.place,
            f"Version {first.version} of `{first.id}` runs until {first.until}, and version {second.version} "
            f"starts on {second.effective}.",
            example=f"On {second.effective} it is open which of the two counts.",
            fix="Take `until` out: a version ends where its successor starts.",
            related=(Related(second.place, f"version {second.version} stands here"),),
        )
    if first.until < second.effective:
        yield Finding(
            "NO-VERSION-IN-FORCE",
            second.place,
            f"From {first.until} until {second.effective} no version of `{second.id}` is in force.",
            example=f"A case of {first.until} would get no answer.",
            fix=f"Let version {second.version} start on {first.until}, or version {first.version} run on.",
            related=(Related(first.place, f"version {first.version} stands here"),),
        )


def _written(version: Document, key: str) -> Place:
    """Where a version says something in its head; its id where that comes from a folder or is left out."""
    node = version.body.get(key)
    of_file = node is not None and node.place.file == version.file
    return node.place if node is not None and of_file else version.head.place


def _starts(version: Document) -> tuple[int, int]:
    effective = version.head.effective
    return (effective.ordinal if effective is not None else -(10**12), version.head.version)

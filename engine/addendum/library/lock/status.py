"""The versions of all documents along the time, as they stand on a day."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from addendum.findings import Finding, Level
from addendum.library.lock.comparing import is_changed, version_place
from addendum.library.lock.locked import is_locked_kind, source_key
from addendum.library.versions import Timeline
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.kinds import Document
    from addendum.library.library import Library
    from addendum.library.lock.locked import Locked
    from addendum.values import Date


class State(StrEnum):
    """Where a version stands on a day."""

    IN_FORCE = "in force"
    LATER = "begins later"
    ENDED = "ended"
    REPLACED = "replaced"
    MISSING = "missing"


class Lockedness(StrEnum):
    """Whether a version is published as it stands."""

    LOCKED = "published"
    DRAFT = "draft"
    CHANGED = "changed"


class VersionRow(NamedTuple):
    """A version along the time.

    `first` is its first day in force, None where that is the beginning; `end` is the first day no longer in
    force, None where that is open; `says` is what there is to know besides.
    """

    id: str
    version: int
    first: Date | None
    end: Date | None
    published: Date | None
    state: State
    lockedness: Lockedness
    says: str


def versions_on(policies: Library, day: Date) -> tuple[VersionRow, ...]:
    """All versions of all documents that are locked or could be, by id and number."""
    entries = dict(policies.lock.entries) if policies.lock is not None else {}
    found: list[VersionRow] = []
    for timeline in _timelines(policies).values():
        found += [
            _row(timeline, version, entries.pop(source_key(version), None), day)
            for version in (*timeline.versions, *timeline.replaced)
        ]
    found += map(_missing, entries.values())
    return tuple(sorted(found, key=lambda row: (row.id, row.version)))


def ends_soon(policies: Library, day: Date, days: int) -> Iterator[Finding]:
    """A warning for each document that ends within a number of days from `day` on, and has no successor."""
    for timeline in _timelines(policies).values():
        last = timeline.latest
        until = last.head.until
        if until is not None and 0 < until.ordinal - day.ordinal <= days:
            node = last.body.get("until")
            yield Finding(
                "ENDS-SOON",
                node.place if node is not None else version_place(last),
                f"Version {last.head.version} of `{last.head.id}` ends on {until}, "
                f"{_in_days(until, day)}, and has no successor.",
                example=f"A case of {until} would get no answer.",
                fix="Write the next version: "
                f"`addendum lock --new-version {last.head.id} --effective {until}` makes the file.",
                level=Level.WARNING,
            )


def _timelines(policies: Library) -> dict[str, Timeline]:
    """The versions of documents as files have them: a page is one."""
    found: dict[str, list[Document]] = {}
    for source in policies.sources:
        if is_locked_kind(source):
            found.setdefault(source.head.id, []).append(source)
    return {identity: Timeline(versions, policies.is_published) for identity, versions in found.items()}


def _row(timeline: Timeline, version: Document, entry: Locked | None, day: Date) -> VersionRow:
    head = version.head
    end = timeline.end_of(version)
    state = _state(timeline, version, end, day)
    lockedness = Lockedness.DRAFT
    if entry is not None:
        lockedness = Lockedness.CHANGED if is_changed(version, entry) else Lockedness.LOCKED
    published = entry.published if entry is not None else None
    says = "; ".join(_remarks(timeline, version, end, state, published, day))
    return VersionRow(head.id, head.version, head.effective, end, published, state, lockedness, says)


def _state(timeline: Timeline, version: Document, end: Date | None, day: Date) -> State:
    if version in timeline.replaced:
        return State.REPLACED
    first = version.head.effective
    if first is not None and first > day:
        return State.LATER
    return State.ENDED if end is not None and end <= day else State.IN_FORCE


def _remarks(
    timeline: Timeline, version: Document, end: Date | None, state: State, published: Date | None, day: Date
) -> Iterator[str]:
    first = version.head.effective
    if state is State.LATER and first is not None:
        yield f"begins {_in_days(first, day)}"
    if version is timeline.latest and end is not None:
        ends = f"ends {_in_days(end, day)}" if end > day else f"ended {day.ordinal - end.ordinal} days ago"
        yield f"{ends}, no successor"
    if first is not None and published is not None and published > first and version.head.version > 1:
        yield f"published {published.ordinal - first.ordinal} days after its first day"


def _missing(entry: Locked) -> VersionRow:
    return VersionRow(
        entry.id,
        entry.version,
        entry.effective,
        entry.until,
        entry.published,
        State.MISSING,
        Lockedness.CHANGED,
        "its file is gone",
    )


def _in_days(day: Date, today: Date) -> str:
    days = day.ordinal - today.ordinal
    return f"in {days} day" if days == 1 else f"in {days} days"

"""Changes held against the versions of their documents: a change of meaning takes a new version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.changes.change import Reach
from addendum.changes.documents import How
from addendum.findings import Finding, Related

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from addendum.changes.change import Change
    from addendum.changes.comparing import FoundChange
    from addendum.changes.documents import VersionChange

_MOST_RELATED = 6


def step_findings(versions: Iterable[VersionChange], changes: Sequence[FoundChange]) -> Iterator[Finding]:
    """One finding for each version that stayed while its meaning changed."""
    edited = {(each.id, each.version): each for each in versions if each.how is How.EDITED}
    by_version: dict[tuple[str, int], list[Change]] = {}
    for found in changes:
        if found.change.reach is not Reach.EDITORIAL:
            for writer in _writers(found.change):
                if writer in edited:
                    by_version.setdefault(writer, []).append(found.change)
    for writer, changed in by_version.items():
        yield _finding(edited[writer], changed)


def _writers(change: Change) -> Iterator[tuple[str, int]]:
    """The versions that say a thing on either side, but for documents of which another version says it."""
    origins = [said.origin for said in (change.before, change.after) if said is not None]
    found = {(origin.policy, origin.version) for origin in origins if origin is not None}
    policies = [policy for policy, _ in found]
    return (writer for writer in sorted(found) if policies.count(writer[0]) == 1)


def _finding(version: VersionChange, changes: Sequence[Change]) -> Finding:
    number = version.version
    first, *others = dict.fromkeys(change.title for change in changes)
    told = f"{first} and {len(others)} more" if others else first
    origins = (change.after.origin for change in changes if change.after is not None)
    places = dict.fromkeys(
        origin.place
        for origin in origins
        if origin is not None and origin.place.file == version.document.file
    )
    return Finding(
        "MEANING-CHANGED",
        version.document.head.place,
        f"Version {number} of `{version.id}` answers otherwise than before: {told}.",
        example="Cases that this version has decided would be decided anew, and otherwise.",
        fix=f"Leave version {number} as it was, and write the change as version {number + 1}, with the first "
        "day on which it is in force as `effective`.",
        related=tuple(Related(place, "changed here") for place in list(places)[:_MOST_RELATED]),
    )

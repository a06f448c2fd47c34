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


def caused_by(change: Change, versions: Iterable[VersionChange]) -> tuple[VersionChange, ...]:
    """The versions from which a change comes: those that say it, else those that went into what says it."""
    by_writer = {(each.id, each.version): each for each in versions}
    by_writer.update({(each.id, each.earlier): each for each in versions if each.earlier})
    direct = tuple(by_writer[writer] for writer in change.writers if writer in by_writer)
    return direct or tuple(by_writer[writer] for writer in sorted(change.behind) if writer in by_writer)


def step_findings(versions: Sequence[VersionChange], changes: Sequence[FoundChange]) -> Iterator[Finding]:
    """One finding for each version that stayed while its meaning changed."""
    by_version: dict[tuple[str, int], tuple[VersionChange, list[Change]]] = {}
    for found in changes:
        if found.change.reach is Reach.EDITORIAL:
            continue
        policies = [policy for policy, _ in found.change.writers]
        for version in caused_by(found.change, versions):
            # Where another version of the document says it now, that is the step which was asked for.
            if version.how is How.EDITED and policies.count(version.id) < 2:
                _, gathered = by_version.setdefault((version.id, version.version), (version, []))
                gathered.append(found.change)
    for version, gathered in by_version.values():
        yield _finding(version, gathered)


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

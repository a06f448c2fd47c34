"""The lock of a policy root as callers see it: what is published, its timeline, and new versions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from addendum import library as documents
from addendum.answers.checking import check
from addendum.answers.dates import day_at
from addendum.findings import Finding, Level
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.library import Key, NewVersion, VersionRow
    from addendum.values import Date

SOON = 90
"""The days before its end in which a document without a successor is told of."""

_CURABLE = frozenset({"LOCKED-CHANGED", "AMENDMENT-CHANGED", "AMENDMENT-MISSING"})


class Locking(NamedTuple):
    """A lock to write to a file, and what it adds to the one before, as words.

    Where `findings` are errors there is nothing to write: what is locked must be sound.
    """

    file: str
    text: str
    added: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing speaks against publishing."""
        return all(finding.level is not Level.ERROR for finding in self.findings)


class LockStatus(NamedTuple):
    """The versions of all documents along the time, as of a day, and what is to be done about them."""

    as_of: Date
    rows: tuple[VersionRow, ...]
    findings: tuple[Finding, ...]


def lock(root: Path, published: str | Date, named: Iterable[str] = (), again: Iterable[str] = ()) -> Locking:
    """The lock of the policies below a root, in which all that is not locked yet is published on a day.

    `named` are the policies to publish, by file or id, where it is not all of them. `again` names versions
    that are locked anew as they now stand: ones that were published on that same day, or that are not in
    force yet. Raises NotMade for others.
    """
    policies = _policies(root)
    day = day_at(published)
    anew = {_again(policies, named, day) for named in again}
    cured = {source.file for source in policies.sources if documents.source_key(source) in anew}
    findings = tuple(
        finding
        for finding in check(root).findings
        if not (finding.code in _CURABLE and finding.place is not None and finding.place.file in cured)
    )
    meant = [source for each in named for source in documents.sources_named(policies, each)]
    only = {documents.source_key(source) for source in meant} or None
    made = documents.publish(policies, day, anew, only)
    return Locking(
        str(policies.base / documents.LOCK_FILE), documents.lock_text(made.lock), made.added, findings
    )


def lock_status(root: str | Path, at: str | Date, within: int = SOON) -> LockStatus:
    """The versions of all policies below a root as they stand on a day.

    Among the findings are documents that end within so many days and have no successor.
    """
    policies = _policies(root)
    day = day_at(at)
    findings = (*policies.findings, *policies.unreached(), *documents.ends_soon(policies, day, within))
    ordered = sorted(dict.fromkeys(findings), key=lambda finding: finding.sort_key)
    return LockStatus(day, documents.versions_on(policies, day), tuple(ordered))


def new_version(root: str | Path, named: str, effective: str | Date) -> NewVersion:
    """The file of the next version of a policy, which is named by its file or id; raises NotMade."""
    return documents.new_version(_policies(root), named, day_at(effective))


def locked_text(root: str | Path, named: str, texts: Iterable[str]) -> str | None:
    """The first of some texts that says what was published of a policy, which is named by its file or id."""
    policies = _policies(root)
    return documents.locked_text(policies, documents.version_named(policies, named), texts)


def _policies(given: str | Path) -> documents.Library:
    root = Path(given)
    if not root.is_dir():
        raise documents.NotMade(
            f"`{root.name}` is one file, and a lock lies in the folder of the policies.",
            "Name the folder with `--policies`.",
        )
    return documents.Library(root)


def _again(policies: documents.Library, named: str, day: Date) -> Key:
    source = documents.version_named(policies, named)
    entry = policies.lock.of(source) if policies.lock is not None else None
    what = f"Version {source.head.version} of `{source.head.id}`"
    if entry is None:
        raise documents.NotMade(f"{what} is not locked yet.", "Run `addendum lock` without `--again`.")
    begins_later = entry.effective is not None and entry.effective > day
    if entry.published != day and not begins_later:
        raise documents.NotMade(
            f"{what} was published on {entry.published} and is in force: answers were given from it.",
            f"Write the change as a new version: `addendum lock --new-version {source.head.id}`.",
        )
    return documents.source_key(source)

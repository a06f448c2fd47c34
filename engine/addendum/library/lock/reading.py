"""The lock of a policy root as its file has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, read_file, validate
from addendum.findings import Finding, FindingsError, Place
from addendum.kinds import mapping_at, text_at
from addendum.library.lock.locked import Locked, LockedAmendment, source_key
from addendum.library.root import LOCK_FILE
from addendum.values import DATE, NoAnswer, ValueProblem, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from addendum.documents import Node
    from addendum.kinds import Document
    from addendum.library.lock.locked import Key
    from addendum.values import Date

VERSION = "version "
BEGINNING = "the beginning"
_BOTH_SIDES = b"<<<<<<< "


class Lock:
    """The versions that were published, by id and number."""

    def __init__(self, entries: Iterable[Locked]) -> None:
        self.entries: dict[Key, Locked] = {(entry.id, entry.version): entry for entry in entries}

    def of(self, document: Document) -> Locked | None:
        """What is locked of the file that a document stands in."""
        return self.entries.get(source_key(document))

    def days(self) -> tuple[Date, ...]:
        """The days on which something was published, the earliest first."""
        found = {entry.published for entry in self.entries.values()}
        for entry in self.entries.values():
            found |= {amendment.published for amendment in entry.amendments.values()}
        return tuple(sorted(found))


def read_lock(base: Path) -> tuple[Lock | None, tuple[Finding, ...]]:
    """The lock that lies in a folder, None where there is none, and what is wrong with its file."""
    path = base / LOCK_FILE
    if not path.is_file():
        return None, ()
    try:
        tree = read_file(path, shown_as=LOCK_FILE, root=base)
    except FindingsError as error:
        conflict = _conflict(path)
        return None, error.findings if conflict is None else (conflict,)
    if not isinstance(tree, Mapping):
        return None, (_no_lock(tree),)
    findings = validate(tree, "lock")
    if findings:
        return None, tuple(findings)
    try:
        return Lock(_entries(tree)), ()
    except _BadDate as error:
        return None, (error.finding,)


class _BadDate(Exception):
    """A date in the lock that is no day of the calendar."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.says)
        self.finding = finding


def _entries(tree: Mapping) -> Iterator[Locked]:
    documents = mapping_at(tree, "documents")
    for identity, versions in documents.entries if documents is not None else ():
        for name, entry in versions.entries if isinstance(versions, Mapping) else ():
            if isinstance(entry, Mapping):
                yield _entry(identity.text, name, entry)


def _entry(identity: str, name: Scalar, entry: Mapping) -> Locked:
    amendments = mapping_at(entry, "amendments")
    resolved = mapping_at(entry, "resolved")
    return Locked(
        id=identity,
        version=int(name.text.removeprefix(VERSION)),
        published=_published(entry),
        effective=_date(entry.get("effective")),
        until=_date(entry.get("until")),
        digest=text_at(entry, "digest"),
        place=name.place,
        amendments={
            key.text: LockedAmendment(_published(value), text_at(value, "digest"), key.place)
            for key, value in (amendments.entries if amendments is not None else ())
            if isinstance(value, Mapping)
        },
        resolved={
            "" if key.text == BEGINNING else key.text: value.text
            for key, value in (resolved.entries if resolved is not None else ())
            if isinstance(value, Scalar)
        },
    )


def _published(entry: Mapping) -> Date:
    found = _date(entry.get("published"))
    assert found is not None  # noqa: S101 - the schema asks for it
    return found


def _date(node: Node | None) -> Date | None:
    if not isinstance(node, Scalar):
        return None
    try:
        found: Date = read(DATE, node.text)
    except (ValueProblem, NoAnswer) as problem:
        raise _BadDate(Finding(problem.code, node.place, problem.says, fix=problem.fix)) from None
    return found


def _conflict(path: Path) -> Finding | None:
    """A finding where version control has left both sides of a merge in the file."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.startswith(_BOTH_SIDES):
                return Finding(
                    "NOT-A-LOCK",
                    Place(LOCK_FILE, number),
                    f"`{LOCK_FILE}` has both sides of a merge.",
                    fix="Keep the entries of both sides, and take the lines that divide them out.",
                )
    return None


def _no_lock(tree: Node) -> Finding:
    return Finding(
        "NOT-A-LOCK",
        tree.place,
        f"`{LOCK_FILE}` does not hold what `addendum lock` writes.",
        fix="Take the file back from version control, or delete it and run `addendum lock`.",
    )

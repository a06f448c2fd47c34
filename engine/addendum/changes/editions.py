"""Editions: policies as they are to be compared, whole, in part, or with certain versions of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.library import Library
from addendum.changes.documents import writer_of
from addendum.findings import listed
from addendum.library import no_such_document, no_such_version
from addendum.light import NamedTuple
from addendum.values import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.kinds import Document
    from addendum.values import Date


class Edition(NamedTuple):
    """Policies by the name that people know the edition by.

    Where `versions` are named, a number by the id of each document, these are in force on every day, and
    only they are compared. A `part` is the beginning of the names of the files to compare, from the root.
    """

    library: Library
    name: str = ""
    part: str = ""
    versions: tuple[tuple[str, int], ...] = ()

    @property
    def held(self) -> Library:
        """The policies with the versions that are named in force."""
        if not self.versions:
            return self.library
        policies = self.library.policies
        for identity, version in self.versions:
            policies = policies.holding(identity, version)
        return Library(policies)

    def holds(self, file: str) -> bool:
        """Whether a file, by its name from the root, is of the part to compare."""
        return not self.part or file == self.part or file.startswith(f"{self.part}/")


def edition_of_version(library: Library, identity: str, version: int = 0) -> Edition:
    """The policies with one version of a document, the last one without a number.

    It may be called by the last parts of its id. The version of an offering is that of all its parts. Raises
    NoAnswer: UNKNOWN-DOCUMENT, NO-SUCH-VERSION.
    """
    named: dict[str, list[Document]] = {}
    for document in library.policies.documents:
        for name in dict.fromkeys((document.head.id, writer_of(document)[0])):
            named.setdefault(name, []).append(document)
    short = [name for name in named if name.endswith(f"/{identity}")]
    meant = short[0] if identity not in named and len(short) == 1 else identity
    if meant not in named:
        raise _ambiguous(identity, short) if short else no_such_document(meant, named)
    numbers = [document.head.version for document in named[meant]]
    wanted = version or max(numbers)
    if wanted not in numbers:
        raise no_such_version(meant, wanted, numbers)
    found = tuple((each.head.id, wanted) for each in named[meant] if each.head.version == wanted)
    return Edition(library, f"{meant}@{wanted}", versions=found)


def edition_of_file(library: Library, file: str, name: str) -> Edition:
    """The policies with the documents of one file, by its name from the root."""
    found = tuple(
        (document.head.id, document.head.version)
        for document in library.policies.documents
        if document.file == file
    )
    return Edition(library, name, versions=found) if found else Edition(library, name, file)


def day_to_compare(editions: Iterable[Edition]) -> Date | None:
    """The first day of the latest version that is named; None where none is, or none bears a date."""
    days = [
        document.head.effective
        for edition in editions
        for document in _named(edition)
        if document.head.effective is not None
    ]
    return max(days, default=None)


def _named(edition: Edition) -> Iterable[Document]:
    timelines = edition.library.policies.timelines
    for identity, version in edition.versions:
        document = timelines[identity].numbered(version)
        if document is not None:
            yield document


def _ambiguous(identity: str, meant: list[str]) -> NoAnswer:
    says = f"`{identity}` may mean {listed(meant)}."
    return NoAnswer("UNKNOWN-DOCUMENT", says, "Write the whole id.")

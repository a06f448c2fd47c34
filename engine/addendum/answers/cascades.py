"""Findings that only follow from another one: names that a misread part has, and gaps that it leaves."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from addendum.documents import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from addendum.findings import Finding, Place
    from addendum.kinds import Document
    from addendum.library import Library

    Region = tuple[str, ...]

_GAPS = frozenset({"BAND-BORDER-MISSING", "BAND-GAP", "TABLE-GAP"})
_OF_PROMISES = frozenset({"PROMISE-BROKEN", "PROMISE-UNDECIDED"})
_NAMING = frozenset(
    {"DOCUMENT-LEFT-OUT", "EXPECTED-UNKNOWN", "FACT-LEFT-OPEN", "MEMBER-MISSING", "NOT-INHERITED"}
)
# What a document lacks may stand in a part of it that could not be used.
_LACKING = frozenset(
    {
        "CHARGES-MISSING",
        "CREDIT-MISSING",
        "HOURS-MISSING",
        "INTERVALS-MISSING",
        "MEASURE-MISSING",
        "RATE-MISSING",
    }
)
# How the fix begins of what is like no name that is known.
_UNLIKE = {"EXPECTED-UNKNOWN": "It gives", "UNKNOWN-QUESTION": "Ask another question"}
# They are about the name of what they stand at, which no other document can explain.
_OF_THEMSELVES = frozenset({"UNKNOWN-KEY", "UNKNOWN-KIND"})
_QUOTED = re.compile("`([^`]+)`")


def without_cascades(findings: Iterable[Finding], policies: Library) -> list[Finding]:
    """The findings without those that go away by themselves once the others are seen to."""
    told = list(findings)
    cascades = _Cascades(told, policies)
    return [finding for finding in told if not cascades.holds(finding)]


class _Cascades:
    """Tells which findings follow from parts that could not be used, and from errors beside them."""

    def __init__(self, findings: Sequence[Finding], policies: Library) -> None:
        self._unread = policies.unread
        self._regions = _Regions(policies.documents)
        spoiled = [*self._unread.places]
        spoiled += [each.place for each in findings if each.place is not None and not _is_about_gaps(each)]
        self._spoiled = {self._regions.of(place) for place in spoiled}
        self._spoiled_files = {place.file for place in self._unread.places}
        bounds = _Bounds(policies.documents)
        self._cut = {bounds.of(place) for place in self._unread.places}
        self._bounds = bounds
        self._unanswered = {document.question for document in bounds.documents(self._cut)}
        misspelt = [each for each in findings if each.code == "UNKNOWN-DOCUMENT"]
        self._meant = {name for each in misspelt for name in _QUOTED.findall(each.fix)}
        self._lacks_documents = bool(misspelt or self._unread.files)

    def holds(self, finding: Finding) -> bool:
        """Whether the finding follows from another one."""
        if finding.code in _GAPS:
            return finding.place is not None and self._regions.of(finding.place) in self._spoiled
        if finding.code in _OF_PROMISES:
            return finding.place is not None and finding.place.file in self._spoiled_files
        if finding.code in _OF_THEMSELVES:
            return False
        if finding.code in _LACKING:
            return finding.place is not None and self._bounds.of(finding.place) in self._cut
        if finding.code in _UNLIKE and self._asks_what_was_cut(finding):
            return True
        if finding.code == "UNKNOWN-QUESTION" and self._lacks_documents:
            return _is_like_no_other(finding)
        if finding.code == "FACT-LEFT-OPEN" and self._is_given_unreadably(finding):
            return True
        if finding.code.startswith("UNKNOWN-") or finding.code in _NAMING:
            left_out = finding.code == "DOCUMENT-LEFT-OUT"
            meant = left_out and not self._meant.isdisjoint(_QUOTED.findall(finding.says))
            return meant or self._unread.names_of(finding)
        return False

    def _asks_what_was_cut(self, finding: Finding) -> bool:
        """Whether a case asks a document of which a part could not be used for what is like nothing known."""
        asked = self._unanswered.intersection(_QUOTED.findall(finding.says))
        return bool(asked) and finding.fix.startswith(_UNLIKE[finding.code])

    def _is_given_unreadably(self, finding: Finding) -> bool:
        """Whether a contract gives the fact that it is said to leave open, by a value with an error."""
        names = _QUOTED.findall(finding.says)
        file = finding.place.file if finding.place is not None else ""
        return any((file, ("facts", name)) in self._spoiled for name in names)


class _Regions:
    """The parts of files, by the two outermost keys: a fault in one says nothing of what another lacks."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._starts: dict[str, list[tuple[int, Region]]] = {}
        for document in documents:
            starts = self._starts.setdefault(document.file, [])
            starts.extend(_keys(document.body, document.file))
        for starts in self._starts.values():
            starts.sort()

    def of(self, place: Place) -> tuple[str, Region]:
        """The file and the keys that a place stands under."""
        starts = self._starts.get(place.file, [])
        index = bisect_right(starts, place.line, key=lambda start: start[0]) - 1
        return place.file, starts[index][1] if index >= 0 else ()


class _Bounds:
    """Which document a place stands in; those of a page lie one below the other in its file."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._starts: dict[str, list[tuple[int, Document]]] = {}
        for document in documents:
            self._starts.setdefault(document.file, []).append((document.body.place.line, document))
        for starts in self._starts.values():
            starts.sort(key=lambda start: start[0])

    def of(self, place: Place) -> tuple[str, int]:
        """The file and the number of the document in it, -1 for what stands before all of them."""
        starts = self._starts.get(place.file, [])
        return place.file, bisect_right(starts, place.line, key=lambda start: start[0]) - 1

    def documents(self, found: Iterable[tuple[str, int]]) -> Iterator[Document]:
        """The documents that `of` found."""
        return (self._starts[file][at][1] for file, at in found if at >= 0 and file in self._starts)


def _keys(body: Mapping, file: str) -> Iterator[tuple[int, Region]]:
    for key, value in body.entries:
        if key.place.file != file:
            continue
        yield key.place.line, (key.text,)
        for inner, _ in value.entries if isinstance(value, Mapping) else ():
            yield inner.place.line, (key.text, inner.text)


def _is_like_no_other(finding: Finding) -> bool:
    """Whether no question that is known looks like the one asked: it may be of a document that is lacking."""
    return finding.fix.startswith(_UNLIKE["UNKNOWN-QUESTION"])


def _is_about_gaps(finding: Finding) -> bool:
    return finding.code in _GAPS or finding.code in _OF_PROMISES

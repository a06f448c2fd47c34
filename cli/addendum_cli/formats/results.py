"""What a renderer is given: the result, and how a file is named from where the user stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum_cli.policies import seen_from_here

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum
    from pathlib import Path
    from typing import TypeVar

    from addendum import (
        Comparison,
        CoverageReport,
        Finding,
        Impact,
        LockStatus,
        MutationReport,
        Place,
        Report,
        Suggestion,
        TestReport,
    )

    Kind = TypeVar("Kind", bound=StrEnum)


class Checked(NamedTuple):
    """A check's report, the findings to show, and the root that its files are named from."""

    report: Report
    findings: tuple[Finding, ...]
    root: Path
    version: str
    failing: frozenset[str] = frozenset({"error"})

    def fails(self, finding: Finding) -> bool:
        """Whether the finding is of a level that fails the check."""
        return str(finding.level) in self.failing

    def path(self, file: str) -> str:
        """The file as the working directory sees it."""
        return seen_from_here(self.root, file)


class Tested(NamedTuple):
    """The scenarios' report, the root that its files are named from, what they reach and notice, if asked."""

    report: TestReport
    root: str
    coverage: CoverageReport | None = None
    mutation: MutationReport | None = None

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """The suggested cases of both reports, each once."""
        reports = (report for report in (self.coverage, self.mutation) if report is not None)
        found = {each.text: each for report in reports for each in report.suggestions}
        return tuple(found.values())

    def path(self, file: str) -> str:
        """The file as the working directory sees it."""
        return seen_from_here(self.root, file)

    def at(self, place: Place) -> str:
        """File, line and column as the working directory sees them."""
        return f"{self.path(place.file)}:{place.line}:{place.column}"


class Compared(NamedTuple):
    """A comparison, the root of the later edition, how the files of both are named, what cases come to."""

    comparison: Comparison
    root: Path
    earlier: Callable[[str], str]
    later: Callable[[str], str]
    impact: Impact | None = None


class AlongTime(NamedTuple):
    """The versions of policies along the time, and the root that their files are named from."""

    status: LockStatus
    root: Path

    def path(self, file: str) -> str:
        """The file as the working directory sees it."""
        return seen_from_here(self.root, file)


def counted(count: int, noun: str) -> str:
    """The count with its noun: `1 finding`, `2 findings`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def counts_by_kind(counts: Mapping[Kind, int], totals: Mapping[Kind, int]) -> list[str]:
    """A line for each kind: how many of it count, of how many there are."""
    return [f"  {f'{kind}s':<12}{counts.get(kind, 0):>6} of {total}" for kind, total in totals.items()]


def percentage(part: int, whole: int) -> str:
    """The part of a whole in percent, never more than it is: 99.9 % where one of many is missing."""
    tenths = part * 1000 // whole if whole else 1000
    return f"{tenths // 10} %" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10} %"


def is_enough(part: int, whole: int, least: int | None) -> bool:
    """Whether the part of a whole is at least so much in percent; None asks for nothing."""
    return least is None or part * 100 >= least * whole


def whole_message(finding: Finding) -> str:
    """All that a finding says, on one line each, for formats that show one text."""
    parts = [finding.says]
    if finding.example:
        parts.append(f"Example: {finding.example}")
    if finding.clause:
        parts.append(f"Clause: {finding.clause}.")
    if finding.fix:
        parts.append(f"Fix: {finding.fix}")
    return "\n".join(parts)

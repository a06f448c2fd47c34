"""A check as one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum

if TYPE_CHECKING:
    from addendum import Finding, Place
    from addendum_cli.formats.results import Checked


def render(checked: Checked) -> str:
    """The report as JSON."""
    document = {
        "documents": checked.report.documents,
        "findings": [_finding(checked, finding) for finding in checked.findings],
        "assumed": [str(entry) for entry in checked.report.assumed],
        "readings": [str(entry) for entry in checked.report.readings],
    }
    return f"{addendum.dumps(document)}\n"


def _finding(checked: Checked, finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "level": str(finding.level),
        "place": _place(checked, finding.place),
        "says": finding.says,
        "example": finding.example,
        "fix": finding.fix,
        "clause": finding.clause,
        "related": [{"place": _place(checked, other.place), "says": other.says} for other in finding.related],
    }


def _place(checked: Checked, place: Place | None) -> dict[str, object] | None:
    if place is None:
        return None
    return {
        "file": checked.path(place.file),
        "line": place.line,
        "column": place.column,
        "end": max(place.end, place.column + 1),
    }

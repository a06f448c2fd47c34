"""A check as one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum import Finding, Place
    from addendum_cli.formats.results import Checked


def render(checked: Checked) -> str:
    """The report as JSON."""
    document = {
        "documents": checked.report.documents,
        "findings": [finding_as_json(finding, checked.path) for finding in checked.findings],
        "assumed": [str(entry) for entry in checked.report.assumed],
        "readings": [str(entry) for entry in checked.report.readings],
    }
    return f"{addendum.dumps(document)}\n"


def finding_as_json(finding: Finding, path: Callable[[str], str]) -> dict[str, object]:
    """A finding as a JSON object; `path` names its file as the working directory sees it."""
    return {
        "code": finding.code,
        "level": str(finding.level),
        "place": _place(finding.place, path),
        "says": finding.says,
        "example": finding.example,
        "fix": finding.fix,
        "clause": finding.clause,
        "related": [{"place": _place(other.place, path), "says": other.says} for other in finding.related],
    }


def _place(place: Place | None, path: Callable[[str], str]) -> dict[str, object] | None:
    if place is None:
        return None
    return {
        "file": path(place.file),
        "line": place.line,
        "column": place.column,
        "end": max(place.end, place.column + 1),
    }

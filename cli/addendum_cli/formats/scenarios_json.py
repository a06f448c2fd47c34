"""Scenarios' results as one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum

if TYPE_CHECKING:
    from addendum_cli.formats.results import Tested


def render(tested: Tested) -> str:
    """The report as JSON."""
    cases = [
        {
            "name": case.name,
            "document": case.document,
            "file": tested.path(case.place.file),
            "line": case.place.line,
            "passed": case.passed,
            "says": list(case.says),
        }
        for case in tested.report.cases
    ]
    document = {"passed": tested.report.passed, "failed": tested.report.failed, "cases": cases}
    return f"{addendum.dumps(document)}\n"

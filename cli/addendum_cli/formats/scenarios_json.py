"""Scenarios' results as one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum
from addendum_cli.formats import coverage_json, mutation_json

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
    document: dict[str, object] = {
        "passed": tested.report.passed,
        "failed": tested.report.failed,
        "cases": cases,
    }
    if tested.coverage is not None:
        document["coverage"] = coverage_json.document(tested, tested.coverage)
    if tested.mutation is not None:
        document["mutation"] = mutation_json.document(tested, tested.mutation)
    return f"{addendum.dumps(document)}\n"

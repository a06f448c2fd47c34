"""Scenarios' results as JUnit XML: a suite for each document of scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum_cli.formats.junit import Case, document

if TYPE_CHECKING:
    from addendum import CaseResult
    from addendum_cli.formats.results import Tested


def render(tested: Tested) -> str:
    """The report as JUnit XML."""
    return document("addendum test", [_case(tested, case) for case in tested.report.cases])


def _case(tested: Tested, case: CaseResult) -> Case:
    failure = None if case.passed else (case.says[0] if case.says else "failed", "\n".join(case.says))
    return Case(case.document, case.name, tested.path(case.place.file), case.place.line, failure)

"""Scenarios for people: each that failed with what it says, the count, then what they reach and notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum_cli.formats import coverage_text, mutation_text, suggested_text
from addendum_cli.formats.results import counted

if TYPE_CHECKING:
    from addendum import CaseResult
    from addendum_cli.formats.results import Tested


def render(tested: Tested) -> str:
    """The report as text."""
    report = tested.report
    blocks = [_failed(tested, case) for case in report.cases if not case.passed]
    scenarios = counted(report.passed + report.failed, "scenario")
    verdict = f"{scenarios}: {report.passed} passed, {report.failed} failed."
    blocks.append(verdict)
    if tested.coverage is not None:
        blocks += coverage_text.render(tested, tested.coverage)
    if tested.mutation is not None:
        blocks += mutation_text.render(tested, tested.mutation)
    return "\n\n".join([*blocks, *suggested_text.render(tested.suggestions)]) + "\n"


def _failed(tested: Tested, case: CaseResult) -> str:
    where = f"{tested.path(case.place.file)}:{case.place.line}:{case.place.column}"
    return "\n".join(
        [f"{where}  FAILED  {case.name}", *(f"  {line}" for says in case.says for line in says.splitlines())]
    )

"""Failed scenarios as GitHub annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum_cli.formats import coverage_github
from addendum_cli.formats.github import annotation

if TYPE_CHECKING:
    from addendum_cli.formats.results import Tested


def render(tested: Tested) -> str:
    """One annotation for each scenario that failed, for each thing that none reaches or notices."""
    failed = "".join(
        annotation(
            "error",
            "\n".join(case.says) or "The scenario failed.",
            case.name,
            file=tested.path(case.place.file),
            line=case.place.line,
            col=case.place.column,
        )
        + "\n"
        for case in tested.report.cases
        if not case.passed
    )
    if tested.coverage is not None:
        failed += coverage_github.render_coverage(tested, tested.coverage)
    if tested.mutation is not None:
        failed += coverage_github.render_mutation(tested, tested.mutation)
    return failed

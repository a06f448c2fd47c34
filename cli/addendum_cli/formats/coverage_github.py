"""What no scenario reaches or notices as GitHub annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum_cli.formats.github import annotation

if TYPE_CHECKING:
    from addendum import CoverageReport, MutationReport
    from addendum_cli.formats.coverage_json import Placed
    from addendum_cli.formats.results import Tested


def render_coverage(tested: Tested, coverage: CoverageReport) -> str:
    """One annotation for each thing that no scenario reaches."""
    return "".join(
        _notice(tested, item, f"No scenario reaches this {item.kind}") for item, _ in coverage.uncovered
    )


def render_mutation(tested: Tested, mutation: MutationReport) -> str:
    """One annotation for each change that no scenario notices."""
    return "".join(
        _notice(tested, mutant, "No scenario would notice this change") for mutant, _ in mutation.survivors
    )


def _notice(tested: Tested, thing: Placed, title: str) -> str:
    place = thing.place
    where = {"file": tested.path(place.file), "line": place.line, "col": place.column}
    return f"{annotation('notice', thing.says, title, **where)}\n"

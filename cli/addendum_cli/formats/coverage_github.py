"""What no scenario reaches as GitHub annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum_cli.formats.github import annotation

if TYPE_CHECKING:
    from addendum import CoverageReport
    from addendum_cli.formats.results import Tested


def render(tested: Tested, coverage: CoverageReport) -> str:
    """One annotation for each thing that no scenario reaches."""
    return "".join(
        annotation(
            "notice",
            item.says,
            f"No scenario reaches this {item.kind}",
            file=tested.path(item.place.file),
            line=item.place.line,
            col=item.place.column,
        )
        + "\n"
        for item, _ in coverage.uncovered
    )

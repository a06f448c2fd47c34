"""Coverage for people: how much is reached of each kind, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum_cli.formats.results import counts_by_kind, percentage

if TYPE_CHECKING:
    from addendum import CoverageReport
    from addendum_cli.formats.results import Tested


def render(tested: Tested, coverage: CoverageReport) -> list[str]:
    """The report as blocks of text."""
    share = percentage(coverage.reached, coverage.total)
    lines = [f"Coverage: {share}, {coverage.reached} of {coverage.total}."]
    blocks = ["\n".join([*lines, *counts_by_kind(coverage.covered, coverage.totals)])]
    if coverage.uncovered:
        blocks.append("\n".join(["Not reached by any scenario:", *_missing(tested, coverage)]))
    return blocks


def _missing(tested: Tested, coverage: CoverageReport) -> list[str]:
    found = []
    for item, suggestion in coverage.uncovered:
        none = "" if suggestion is not None else " (no case was found that reaches it)"
        found.append(f"  {tested.at(item.place)}  {item.kind}  {item.says}{none}")
    return found

"""Coverage for people: how much is reached of each kind, what is not, and cases to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum_cli.formats.results import counted, percentage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum import CoverageReport, Suggestion
    from addendum_cli.formats.results import Tested

MOST_CASES = 20
_TO_PASTE = "Cases to paste below `cases:`, once somebody has confirmed their answers:"


def render(tested: Tested, coverage: CoverageReport) -> str:
    """The report as text, without the last line break."""
    share = percentage(coverage.reached, coverage.total)
    lines = [f"Coverage: {share}, {coverage.reached} of {coverage.total}."]
    for kind, total in coverage.totals.items():
        lines.append(f"  {f'{kind}s':<10}{coverage.covered.get(kind, 0):>6} of {total}")
    blocks = ["\n".join(lines)]
    if coverage.uncovered:
        blocks.append("\n".join(["Not reached by any scenario:", *_missing(tested, coverage)]))
    return "\n\n".join([*blocks, *cases_to_paste(coverage.suggestions)])


def cases_to_paste(suggestions: Sequence[Suggestion]) -> list[str]:
    """The first suggested cases as YAML, and where to get the rest; nothing where there are none."""
    if not suggestions:
        return []
    shown = "".join(suggestion.text for suggestion in suggestions[:MOST_CASES]).rstrip("\n")
    found = [f"{_TO_PASTE}\n\n{shown}"]
    if len(suggestions) > MOST_CASES:
        found.append(f"{counted(len(suggestions) - MOST_CASES, 'more case')}: `--suggest FILE` writes all.")
    return found


def _missing(tested: Tested, coverage: CoverageReport) -> list[str]:
    found = []
    for item, suggestion in coverage.uncovered:
        place = item.place
        none = "" if suggestion is not None else " (no case was found that reaches it)"
        where = f"{tested.path(place.file)}:{place.line}:{place.column}"
        found.append(f"  {where}  {item.kind}  {item.says}{none}")
    return found

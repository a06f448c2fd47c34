"""A check as GitHub annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum_cli.formats.github import annotation
from addendum_cli.formats.results import whole_message

if TYPE_CHECKING:
    from addendum import Finding
    from addendum_cli.formats.results import Checked

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def render(checked: Checked) -> str:
    """One annotation a finding."""
    return "".join(f"{_annotation(checked, finding)}\n" for finding in checked.findings)


def _annotation(checked: Checked, finding: Finding) -> str:
    place = finding.place
    where: dict[str, object] = {}
    if place is not None:
        end = max(place.end, place.column + 1)
        where = {"file": checked.path(place.file), "line": place.line, "col": place.column, "endColumn": end}
    return annotation(_LEVELS[str(finding.level)], whole_message(finding), finding.code, **where)

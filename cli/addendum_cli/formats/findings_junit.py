"""A check as JUnit XML: a failed case for what fails the check, a passed one for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum_cli.formats.junit import Case, document
from addendum_cli.formats.results import whole_message

if TYPE_CHECKING:
    from addendum import Finding
    from addendum_cli.formats.results import Checked


def render(checked: Checked) -> str:
    """The report as JUnit XML."""
    cases = [_case(checked, finding) for finding in checked.findings]
    return document("addendum check", cases or [Case("policies", "no findings")])


def _case(checked: Checked, finding: Finding) -> Case:
    whole = whole_message(finding)
    told = {"failure": (finding.says, whole)} if checked.fails(finding) else {"output": whole}
    if finding.place is None:
        return Case("policies", finding.code)._replace(**told)
    file = checked.path(finding.place.file)
    name = f"{finding.code} {file}:{finding.place.line}:{finding.place.column}"
    return Case(file, name, file, finding.place.line)._replace(**told)

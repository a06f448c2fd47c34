"""A check for people: each finding with its lines, then what is assumed and read, then the count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum
from addendum_cli.formats.results import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum_cli.formats.results import Checked


def render(checked: Checked) -> str:
    """The report as text."""
    report = checked.report
    blocks = []
    if checked.findings:
        blocks.append(addendum.render_findings(checked.findings, checked.root, checked.path).strip("\n"))
    blocks += _listed("Assumed, because the source does not state it:", report.assumed)
    blocks += _listed("Readings of what the source leaves open:", report.readings)
    documents = counted(report.documents, "document")
    verdict = counted(len(checked.findings), "finding") if checked.findings else "no findings"
    return "\n\n".join([*blocks, f"{documents}, {verdict}."]) + "\n"


def _listed(title: str, entries: Sequence[object]) -> list[str]:
    return ["\n".join([title, *(f"  {entry}" for entry in entries)])] if entries else []

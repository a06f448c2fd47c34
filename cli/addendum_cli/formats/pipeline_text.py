"""A run of all steps for people: what failed in full, then a line for each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum

if TYPE_CHECKING:
    from addendum_cli.pipeline import Run, Step

_SIGNS = {True: "passed", False: "FAILED", None: "-"}


def render(run: Run) -> str:
    """The findings and the scenarios that failed, then the steps."""
    checked, blocks = run.checked, []
    if checked.findings:
        blocks.append(addendum.render_findings(checked.findings, checked.root, checked.path).strip("\n"))
    if run.tested is not None and run.tested.report.failed:
        blocks.append("\n".join(_failed(run)))
    if run.compared is not None and run.compared.comparison.findings:
        compared = run.compared
        text = addendum.render_findings(compared.comparison.findings, compared.root, compared.later)
        blocks.append(text.strip("\n"))
    blocks.append("\n".join(map(_line, run.steps)))
    return "\n\n".join(blocks) + "\n"


def _failed(run: Run) -> list[str]:
    tested = run.tested
    cases = tested.report.cases if tested is not None else ()
    lines: list[str] = []
    for case in cases:
        if not case.passed and tested is not None:
            lines.append(f"{tested.path(case.place.file)}:{case.place.line}  {case.name}")
            lines += [f"  {says}" for says in case.says]
    return lines


def _line(step: Step) -> str:
    return f"{step.name:<10} {_SIGNS[step.passed]:<7} {step.says}"

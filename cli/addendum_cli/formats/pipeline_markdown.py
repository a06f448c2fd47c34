"""A run of all steps as Markdown, for the summary of a CI job or a comment on a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum_cli.formats import changes_markdown
from addendum_cli.formats.results import whole_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum_cli.pipeline import Run

_SIGNS = {True: "✅", False: "❌", None: "not run"}
_MOST = 50


def render(run: Run) -> str:
    """A table of the steps, then what failed, then what changed."""
    verdict = "passed" if run.passed else "failed"
    table = ["| Step | | |", "| --- | --- | --- |"]
    table += [f"| {step.name} | {_SIGNS[step.passed]} | {step.says} |" for step in run.steps]
    blocks = [f"# Policies: {verdict}", "\n".join(table), *_findings(run), *_cases(run)]
    if run.compared is not None and run.compared.comparison.versions:
        blocks.append(changes_markdown.render(run.compared).strip("\n"))
    return "\n\n".join(blocks) + "\n"


def _findings(run: Run) -> Iterator[str]:
    checked = run.checked
    if not checked.findings:
        return
    lines = []
    for finding in checked.findings[:_MOST]:
        place = finding.place
        where = f" (`{checked.path(place.file)}:{place.line}`)" if place is not None else ""
        first, *others = whole_message(finding).splitlines()
        lines.append(f"- **{finding.code}**: {first}{where}" + "".join(f"\n  {line}" for line in others))
    yield "## Findings\n\n" + "\n".join(lines) + _more(len(checked.findings))


def _cases(run: Run) -> Iterator[str]:
    tested = run.tested
    failed = [case for case in tested.report.cases if not case.passed] if tested is not None else []
    if tested is None or not failed:
        return
    lines = []
    for case in failed[:_MOST]:
        told = "".join(f"\n  - {says}" for says in case.says)
        lines.append(f"- {case.name} (`{tested.path(case.place.file)}:{case.place.line}`){told}")
    yield "## Failed scenarios\n\n" + "\n".join(lines) + _more(len(failed))


def _more(count: int) -> str:
    return f"\n\n{count - _MOST} more." if count > _MOST else ""

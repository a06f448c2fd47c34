"""A comparison as Markdown, fit for a comment on a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum_cli.formats.changes_sections import sections_of, summary
from addendum_cli.formats.impact_sections import impact_sections
from addendum_cli.formats.results import whole_message
from addendum_cli.tables import markdown_sections

if TYPE_CHECKING:
    from addendum import Finding
    from addendum_cli.formats.results import Compared


def render(compared: Compared) -> str:
    """The comparison as Markdown: the sum of it first."""
    comparison = compared.comparison
    blocks = [f"# Policies: {comparison.before} → {comparison.after}", f"**{summary(compared)}**"]
    if comparison.findings:
        blocks.append("\n".join(_finding(compared, each) for each in comparison.findings))
    sections = [section._replace(title=_code(section.title)) for section in sections_of(compared)]
    if sections:
        blocks.append(markdown_sections(sections).rstrip("\n"))
    if compared.impact is not None:
        blocks.append(markdown_sections([*impact_sections(compared.impact)]).rstrip("\n"))
    return "\n\n".join(blocks) + "\n"


def _code(title: str) -> str:
    return f"`{title}`" if title else ""


def _finding(compared: Compared, finding: Finding) -> str:
    where = ""
    if finding.place is not None:
        where = f" (`{compared.later(finding.place.file)}:{finding.place.line}`)"
    first, *others = whole_message(finding).splitlines()
    told = "".join(f"\n  {line}" for line in others)
    return f"- **{finding.code}**: {first}{where}{told}"

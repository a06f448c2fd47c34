"""A comparison for people: a table for each document, then the findings, then the sum of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum
from addendum_cli.formats.changes_sections import sections_of, summary
from addendum_cli.formats.impact_sections import impact_sections
from addendum_cli.tables import text_sections, width_of_output

if TYPE_CHECKING:
    from addendum_cli.formats.results import Compared


def render(compared: Compared) -> str:
    """The comparison as text."""
    comparison = compared.comparison
    blocks = [f"{comparison.before} -> {comparison.after}"]
    sections = list(sections_of(compared))
    if sections:
        blocks.append(text_sections(sections, width_of_output()).rstrip("\n"))
    if comparison.findings:
        text = addendum.render_findings(comparison.findings, compared.root, compared.later)
        blocks.append(text.strip("\n"))
    blocks.append(summary(compared))
    if compared.impact is not None:
        shown = [*impact_sections(compared.impact)]
        blocks.append(text_sections(shown, width_of_output()).rstrip("\n"))
    return "\n\n".join(blocks) + "\n"

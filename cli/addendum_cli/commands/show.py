"""`addendum show`: a tier or a contract as tables, or tiers side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

import addendum
from addendum_cli.command import ExampleHelp
from addendum_cli.options import at_option, format_option, output_option, policies_option
from addendum_cli.output import deliver, tell
from addendum_cli.policies import load, naming_of
from addendum_cli.tables import WIDTH, markdown_sections, text_sections, width_of_output

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    cls=ExampleHelp,
    examples=(
        "addendum show premium --policies shipped",
        "addendum show --compare standard premium --policies shipped --format markdown",
    ),
)
@click.argument("subjects", metavar="[SUBJECT]...", nargs=-1)
@click.option("--compare", is_flag=True, help="Put the subjects side by side; without subjects, all tiers.")
@policies_option
@at_option
@format_option(("text", "markdown"), default="text")
@output_option
def command(
    subjects: tuple[str, ...],
    compare: bool,
    policies: str | None,
    at: str | None,
    form: str,
    output: Path | None,
) -> None:
    """Show each SUBJECT, the id of a tier or a contract; without one, all that there is."""
    library = load(policies)
    naming = naming_of(policies, library.root)
    sections = addendum.show(library, subjects, compare=compare, at=at, shown_as=naming)
    if not sections:
        tell("There is nothing to show: the policies hold no tier and no contract.")
        return
    if form == "markdown":
        deliver(markdown_sections(sections), output)
    else:
        width = width_of_output() if output is None else WIDTH
        deliver(text_sections(sections, width), output)

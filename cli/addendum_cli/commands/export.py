"""`addendum export`: policies as models that other tools read."""

from __future__ import annotations

from pathlib import Path

import click

import addendum
from addendum_cli.command import ExampleGroup, ExampleHelp
from addendum_cli.conversions import JSON, Made, deliver_made
from addendum_cli.options import at_option, format_option, output_option, party_options, policies_option
from addendum_cli.policies import load, naming_of

_EXAMPLES = (
    "addendum export dmn commercetools/severity-limits --policies shipped -o severity-limits.dmn",
    "addendum export dmn acme/loans --at 2025-03-01",
)


@click.group(cls=ExampleGroup, examples=_EXAMPLES, no_args_is_help=True)
def command() -> None:
    """Write a policy as a model that other tools read."""


@command.command("dmn", cls=ExampleHelp, examples=_EXAMPLES)
@click.argument("document")
@policies_option
@party_options
@at_option
@format_option(("xml", JSON), default="xml")
@output_option
def dmn(
    document: str,
    policies: str | None,
    contract: str | None,
    tier: str | None,
    at: str | None,
    form: str,
    output: Path | None,
) -> None:
    """Write the decisions of DOCUMENT, the id of a policy, as a DMN 1.5 model.

    Percentages are ratios there, amounts of money and business days numbers, lengths of time durations,
    months texts, and absent outcomes null. What DMN cannot say is a finding, and what needs it takes it as an
    input. Without --at the document is taken as it stands last.
    """
    library = load(policies)
    model = addendum.export_dmn(library, document, contract=contract, tier=tier, at=at)
    root = Path(library.root)
    deliver_made(Made("model", model.text, model.findings, root, naming_of(policies, root)), form, output)

"""`addendum import`: policies made of models that other tools wrote."""  # noqa: N999 - the command's name

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

import addendum
from addendum_cli.command import ExampleGroup, ExampleHelp
from addendum_cli.conversions import JSON, Made, deliver_made, tell_findings
from addendum_cli.exits import ExitCode
from addendum_cli.files import STANDARD_INPUT, standard_input
from addendum_cli.options import finish, format_option, output_option
from addendum_cli.policies import seen_from_here

if TYPE_CHECKING:
    from addendum import ImportedPolicy

_EXAMPLES = (
    "addendum import dmn loans.dmn -o policies/acme/loans.v1.yaml --id acme/loans",
    "addendum import dmn loans.dmn --format json",
)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
_UNNAMED = "standard input"


@click.group(cls=ExampleGroup, examples=_EXAMPLES, no_args_is_help=True)
def command() -> None:
    """Make a policy of a model that another tool wrote."""


def _checked_id(_context: click.Context, _option: click.Parameter, text: str) -> str:
    if text and not _ID.fullmatch(text):
        raise click.BadParameter(f"`{text}` is no id; write lower-case words with hyphens, as acme/loans.")
    return text


@command.command("dmn", cls=ExampleHelp, examples=_EXAMPLES)
@click.argument("file", type=click.Path())
@click.option(
    "--id",
    "identity",
    metavar="ID",
    default="",
    callback=_checked_id,
    help="The id of the policy; else after the name of the model.",
)
@format_option(("yaml", JSON), default="yaml")
@output_option
def dmn(file: str, identity: str, form: str, output: Path | None) -> None:
    """Make a `rules` policy of FILE, a DMN model (`-`: standard input).

    Decision tables, formulas, functions and types become decisions, facts and lists; names stay as titles.
    What a policy cannot say is a finding at its line of the model, and the rest is written. Models that it
    imports are read from the folder of FILE.
    """
    root = Path(file).parent
    shown_as = str if file == STANDARD_INPUT else partial(seen_from_here, root)
    try:
        policy = _policy(file, identity)
    except addendum.FindingsError as error:
        tell_findings(error.findings, root, shown_as)
        finish(ExitCode.WRONG_USAGE)
    deliver_made(Made("policy", policy.text, policy.findings, root, shown_as), form, output)


def _policy(file: str, identity: str) -> ImportedPolicy:
    if file == STANDARD_INPUT:
        return addendum.import_dmn(standard_input().read(), identity=identity, file=_UNNAMED)
    return addendum.import_dmn(file, identity=identity)

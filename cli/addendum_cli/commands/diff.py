"""`addendum diff`: what one edition of the policies answers otherwise than another, by meaning."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

import addendum
from addendum_cli.command import ExampleHelp
from addendum_cli.editions import editions_of
from addendum_cli.exits import ExitCode
from addendum_cli.formats import CHANGES, Compared
from addendum_cli.options import finish, format_option, output_option, policies_option
from addendum_cli.output import deliver

_FAILING = ("breaking", "worse", "change")


@click.command(
    cls=ExampleHelp,
    examples=(
        "addendum diff origin/main",
        "addendum diff acme/service-credits@1 acme/service-credits@2 --format markdown",
    ),
)
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="[AFTER]", required=False)
@policies_option
@click.option(
    "--fail-on",
    type=click.Choice(_FAILING),
    help="Let these changes end with exit code 1, too: breaking ones, worse ones for the customer, or any.",
)
@format_option(tuple(CHANGES), default="text")
@output_option
def command(
    before: str,
    after: str | None,
    policies: str | None,
    fail_on: str | None,
    form: str,
    output: Path | None,
) -> None:
    """Show what the policies AFTER answer otherwise than the policies BEFORE.

    Each is a folder, a file, a version as `ID@2`, or a git revision; without AFTER, the policies at hand.
    """
    with ExitStack() as keep:
        earlier, later = editions_of(before, after, policies, keep)
        comparison = addendum.diff(earlier.edition, later.edition)
        compared = Compared(comparison, Path(later.edition.library.root), earlier.path, later.path)
        deliver(CHANGES[form](compared), output)
    failed = comparison.findings or _fails(comparison, fail_on)
    finish(ExitCode.FINDINGS if failed else ExitCode.ANSWERED)


def _fails(comparison: addendum.Comparison, fail_on: str | None) -> bool:
    """Whether there are changes of the sort that the caller wants no exit code 0 for."""
    if fail_on == "breaking":
        return comparison.reach is addendum.Reach.BREAKING
    if fail_on == "worse":
        return comparison.directions[addendum.Direction.WORSE] > 0
    return fail_on is not None and bool(comparison.changes)

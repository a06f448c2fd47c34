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
from addendum_cli.options import (
    at_option,
    finish,
    format_option,
    output_option,
    party_options,
    policies_option,
)
from addendum_cli.output import deliver
from addendum_cli.recorded import recorded_cases
from addendum_cli.records import Asked

_FAILING = ("breaking", "worse", "change")


@click.command(
    cls=ExampleHelp,
    examples=(
        "addendum diff acme/service-credits@1 acme/service-credits@2 --format markdown",
        "addendum diff origin/main --replay months.ndjson --question service-credit",
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
@click.option(
    "--replay",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Answer recorded cases (NDJSON, CSV, Parquet) by both, and add up what differs.",
)
@click.option("--question", metavar="NAME", help="What recorded cases ask that do not say so themselves.")
@party_options
@at_option
@click.option("--mapping", metavar="ID", help="The policy by which a table (CSV, TSV) is read.")
@format_option(tuple(CHANGES), default="text")
@output_option
def command(
    before: str,
    after: str | None,
    policies: str | None,
    fail_on: str | None,
    replay: Path | None,
    question: str | None,
    contract: str | None,
    tier: str | None,
    at: str | None,
    mapping: str | None,
    form: str,
    output: Path | None,
) -> None:
    """Show what the policies AFTER answer otherwise than the policies BEFORE.

    Each is a folder, a file, a version as `ID@2`, or a git revision; without AFTER, the policies at hand.
    """
    with ExitStack() as keep:
        earlier, later = editions_of(before, after, policies, keep)
        comparison = addendum.diff(earlier.edition, later.edition)
        impact = None
        if replay is not None:
            libraries = (earlier.edition.held, later.edition.held)
            cases = recorded_cases(replay, Asked(question, contract, tier, at), libraries[1], mapping)
            impact = addendum.replayed(*libraries, cases)
        root = Path(later.edition.library.root)
        compared = Compared(comparison, root, earlier.path, later.path, impact)
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

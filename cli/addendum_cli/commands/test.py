"""`addendum test`: run the scenarios and report those whose answers are not as expected."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import addendum
from addendum_cli.command import ExampleHelp
from addendum_cli.exits import ExitCode
from addendum_cli.formats import SCENARIOS, Tested
from addendum_cli.options import finish, format_option, output_option, policies_option
from addendum_cli.output import deliver, tell
from addendum_cli.paint import findings_painted
from addendum_cli.policies import load
from addendum_cli.refusals import Refused


@click.command(
    cls=ExampleHelp,
    examples=(
        "addendum test",
        "addendum test policies/commercetools/scenarios --match clocks --format junit -o tests.xml",
    ),
)
@click.argument("paths", nargs=-1, type=click.Path())
@policies_option
@click.option(
    "--match", metavar="TEXT", default="", help="Run only the scenarios with this text in their name."
)
@format_option(tuple(SCENARIOS), default="text")
@output_option
def command(paths: tuple[str, ...], policies: str | None, match: str, form: str, output: Path | None) -> None:
    """Run the scenarios in PATHS, files or folders; without PATHS, all that the policies hold."""
    chosen = [_existing(path) for path in paths]
    library = load(policies)
    report = addendum.run_scenarios(library, chosen, match)
    if not report.cases:
        if paths or match:
            raise Refused(
                "No scenario is meant by these words.",
                "name a file of scenarios, or a text in a case's name.",
            )
        tell("The policies hold no scenarios; `addendum new scenarios` writes a first one.")
    text = SCENARIOS[form](Tested(report, library.root))
    if form == "text" and output is None:
        text = findings_painted(text, sys.stdout)
    deliver(text, output)
    finish(ExitCode.FINDINGS if report.failed else ExitCode.ANSWERED)


def _existing(path: str) -> Path:
    found = Path(path)
    if not found.exists():
        raise Refused(f"`{path}` does not exist.", "name a file of scenarios or a folder of them.")
    return found

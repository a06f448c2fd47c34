"""`addendum test`: run the scenarios, report those whose answers are not as expected, and what they reach."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import addendum
from addendum_cli.command import ExampleHelp
from addendum_cli.exits import ExitCode
from addendum_cli.formats import SCENARIOS, Tested, counted, percentage
from addendum_cli.options import finish, format_option, output_option, policies_option
from addendum_cli.output import deliver, tell
from addendum_cli.paint import findings_painted
from addendum_cli.policies import load
from addendum_cli.refusals import Refused


@click.command(
    cls=ExampleHelp,
    examples=(
        "addendum test policies/commercetools/scenarios --match clocks --format junit -o tests.xml",
        "addendum test --coverage --min-coverage 90 --suggest suggested.v1.yaml",
    ),
)
@click.argument("paths", nargs=-1, type=click.Path())
@policies_option
@click.option(
    "--match", metavar="TEXT", default="", help="Run only the scenarios with this text in their name."
)
@click.option(
    "--coverage", is_flag=True, help="Tell which rows, borders and other things no scenario reaches."
)
@click.option(
    "--min-coverage",
    metavar="PERCENT",
    type=click.IntRange(0, 100),
    help="Fail where less is reached; asks for the coverage, too.",
)
@click.option(
    "--suggest", metavar="FILE", type=click.Path(), help="Write suggested cases as a document of scenarios."
)
@format_option(tuple(SCENARIOS), default="text")
@output_option
def command(
    paths: tuple[str, ...],
    policies: str | None,
    match: str,
    coverage: bool,
    min_coverage: int | None,
    suggest: str | None,
    form: str,
    output: Path | None,
) -> None:
    """Run the scenarios in PATHS, files or folders; without PATHS, all that the policies hold."""
    chosen = [_existing(path) for path in paths]
    library = load(policies)
    tested = _tested(library, chosen, match, coverage=coverage or min_coverage is not None or bool(suggest))
    if not tested.report.cases:
        if paths or match:
            raise Refused(
                "No scenario is meant by these words.",
                "name a file of scenarios, or a text in a case's name.",
            )
        tell("The policies hold no scenarios; `addendum new scenarios` writes a first one.")
    text = SCENARIOS[form](tested)
    if form == "text" and output is None:
        text = findings_painted(text, sys.stdout)
    deliver(text, output)
    if suggest:
        _suggest(tested, Path(suggest))
    enough = _is_enough(tested, min_coverage)
    finish(ExitCode.FINDINGS if tested.report.failed or not enough else ExitCode.ANSWERED)


def _tested(library: addendum.Library, paths: list[Path], match: str, *, coverage: bool) -> Tested:
    """The scenarios as they went, with what they reach where that is asked."""
    if not coverage:
        return Tested(addendum.run_scenarios(library, paths, match), library.root)
    measured = addendum.measure_coverage(library, paths, match)
    return Tested(measured.tests, library.root, measured)


def _suggest(tested: Tested, file: Path) -> None:
    """Write the suggested cases to a file that does not exist yet."""
    suggestions = tested.coverage.suggestions if tested.coverage is not None else ()
    if not suggestions:
        tell("There is no case to suggest.")
        return
    if file.exists():
        raise Refused(f"`{file}` exists already.", "name another file, or delete it.")
    deliver(addendum.suggested_scenarios(suggestions, file.name.split(".", 1)[0]), file)
    tell(
        f"{counted(len(suggestions), 'case')} suggested in `{file}`: confirm each answer before you keep it."
    )


def _is_enough(tested: Tested, least: int | None) -> bool:
    """Whether so much is reached, in percent, as must be."""
    coverage = tested.coverage
    if coverage is None or least is None or coverage.reached * 100 >= least * coverage.total:
        return True
    share = percentage(coverage.reached, coverage.total)
    tell(f"The scenarios reach {share} of the policies, and at least {least} % are asked for.")
    return False


def _existing(path: str) -> Path:
    found = Path(path)
    if not found.exists():
        raise Refused(f"`{path}` does not exist.", "name a file of scenarios or a folder of them.")
    return found

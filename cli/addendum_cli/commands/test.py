"""`addendum test`: run the scenarios, report those whose answers are not as expected, and what they reach."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import addendum
from addendum_cli.command import ExampleHelp
from addendum_cli.exits import ExitCode
from addendum_cli.formats import SCENARIOS, Tested, counted, is_enough, percentage
from addendum_cli.options import finish, format_option, output_option, policies_option
from addendum_cli.output import deliver, tell
from addendum_cli.paint import findings_painted
from addendum_cli.policies import load
from addendum_cli.refusals import Refused


@click.command(
    cls=ExampleHelp,
    examples=(
        "addendum test policies/commercetools/scenarios --match clocks --format junit -o tests.xml",
        "addendum test --coverage --mutate --min-coverage 90 --suggest suggested.v1.yaml",
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
    "--mutate", is_flag=True, help="Tell which changes of borders, rows, amounts and calendars none notices."
)
@click.option(
    "--min-mutation",
    metavar="PERCENT",
    type=click.IntRange(0, 100),
    help="Fail where fewer changes are noticed; tries them, too.",
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
    mutate: bool,
    min_mutation: int | None,
    suggest: str | None,
    form: str,
    output: Path | None,
) -> None:
    """Run the scenarios in PATHS, files or folders; without PATHS, all that the policies hold."""
    chosen = [_existing(path) for path in paths]
    library = load(policies)
    mutate = mutate or min_mutation is not None
    coverage = coverage or min_coverage is not None or (bool(suggest) and not mutate)
    tested = _tested(library, chosen, match, coverage=coverage, mutate=mutate)
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
    enough = [_reaches_enough(tested, min_coverage), _notices_enough(tested, min_mutation)]
    finish(ExitCode.FINDINGS if tested.report.failed or not all(enough) else ExitCode.ANSWERED)


def _tested(
    library: addendum.Library, paths: list[Path], match: str, *, coverage: bool, mutate: bool
) -> Tested:
    """The scenarios as they went, with what they reach and notice where that is asked."""
    measured = addendum.measure_coverage(library, paths, match) if coverage else None
    mutated = addendum.measure_mutation(library, paths, match) if mutate else None
    known = measured or mutated
    report = addendum.run_scenarios(library, paths, match) if known is None else known.tests
    return Tested(report, library.root, measured, mutated)


def _suggest(tested: Tested, file: Path) -> None:
    """Write the suggested cases to a file that does not exist yet."""
    suggestions = tested.suggestions
    if not suggestions:
        tell("There is no case to suggest.")
        return
    if file.exists():
        raise Refused(f"`{file}` exists already.", "name another file, or delete it.")
    deliver(addendum.suggested_scenarios(suggestions, file.name.split(".", 1)[0]), file)
    cases = counted(len(suggestions), "case")
    tell(f"{cases} suggested in `{file}`: confirm each answer before you keep it.")


def _reaches_enough(tested: Tested, least: int | None) -> bool:
    """Whether so much is reached, in percent, as must be."""
    coverage = tested.coverage
    if coverage is None or is_enough(coverage.reached, coverage.total, least):
        return True
    share = percentage(coverage.reached, coverage.total)
    tell(f"The scenarios reach {share} of the policies, and at least {least} % are asked for.")
    return False


def _notices_enough(tested: Tested, least: int | None) -> bool:
    """Whether so many changes are noticed, in percent, as must be."""
    mutation = tested.mutation
    if mutation is None or is_enough(mutation.caught, mutation.total, least):
        return True
    share = percentage(mutation.caught, mutation.total)
    tell(f"The scenarios notice {share} of the changes, and at least {least} % are asked for.")
    return False


def _existing(path: str) -> Path:
    found = Path(path)
    if not found.exists():
        raise Refused(f"`{path}` does not exist.", "name a file of scenarios or a folder of them.")
    return found

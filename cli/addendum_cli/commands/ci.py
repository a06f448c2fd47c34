"""`addendum ci`: everything that a change of policies has to pass, in one command."""

from __future__ import annotations

import os
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path

import click

from addendum_cli.command import ExampleHelp
from addendum_cli.exits import ExitCode
from addendum_cli.formats import FINDINGS, PIPELINES, SCENARIOS
from addendum_cli.options import finish, policies_option
from addendum_cli.output import deliver
from addendum_cli.pipeline import Asked, Run, run_pipeline

_FILE = click.Path(path_type=Path)


@click.command(
    cls=ExampleHelp,
    examples=(
        "addendum ci --base origin/main --min-coverage 90",
        "addendum ci --sarif findings.sarif --junit tests.xml --markdown summary.md",
    ),
)
@policies_option
@click.option(
    "--base", metavar="REVISION", help="What to compare with; else the branch that a pull request goes to."
)
@click.option(
    "--min-coverage",
    metavar="PERCENT",
    type=click.IntRange(0, 100),
    help="Fail where the scenarios reach less.",
)
@click.option("--strict", is_flag=True, help="Warnings fail the check too.")
@click.option("--sarif", type=_FILE, metavar="FILE", help="Write the findings as SARIF.")
@click.option("--junit", type=_FILE, metavar="FILE", help="Write the scenarios as JUnit.")
@click.option("--markdown", type=_FILE, metavar="FILE", help="Write a summary as Markdown.")
def command(
    policies: str | None,
    base: str | None,
    min_coverage: int | None,
    strict: bool,
    sarif: Path | None,
    junit: Path | None,
    markdown: Path | None,
) -> None:
    """Check the policies, run their scenarios, measure what these reach, and compare with the base.

    On GitHub findings and failed scenarios are annotations, too, and the summary is that of the job.
    """
    with ExitStack() as keep:
        run = run_pipeline(Asked(policies, base, min_coverage, strict), version("addendum"), keep)
        deliver(PIPELINES["text"](run))
        _write(run, sarif, junit, markdown)
    finish(ExitCode.ANSWERED if run.passed else ExitCode.FINDINGS)


def _write(run: Run, sarif: Path | None, junit: Path | None, markdown: Path | None) -> None:
    """The files that are asked for, and what GitHub reads."""
    if sarif is not None:
        deliver(FINDINGS["sarif"](run.checked), sarif)
    if junit is not None and run.tested is not None:
        deliver(SCENARIOS["junit"](run.tested), junit)
    if markdown is not None:
        deliver(PIPELINES["markdown"](run), markdown)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        deliver(FINDINGS["github"](run.checked))
        if run.tested is not None:
            deliver(SCENARIOS["github"](run.tested))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(PIPELINES["markdown"](run))

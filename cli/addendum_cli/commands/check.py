"""`addendum check`: every finding about the policies at once, as text or as CI systems read it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

import addendum
from addendum_cli.command import ExampleHelp
from addendum_cli.exits import ExitCode
from addendum_cli.formats import FINDINGS, Checked
from addendum_cli.options import finish, format_option, output_option, policies_option
from addendum_cli.output import deliver
from addendum_cli.paint import findings_painted
from addendum_cli.policies import located
from addendum_cli.refusals import Refused

if TYPE_CHECKING:
    from addendum import Finding


@click.command(cls=ExampleHelp, examples=("addendum check policies", "addendum check --format github"))
@click.argument("path", required=False, type=click.Path())
@policies_option
@click.option("--strict", is_flag=True, help="Warnings fail the check too.")
@format_option(tuple(FINDINGS), default="text")
@output_option
def command(path: str | None, policies: str | None, strict: bool, form: str, output: Path | None) -> None:
    """Check the policies under PATH, a folder or one file of them; without PATH, all.

    References from other files are checked too, but only findings under PATH are shown and counted.
    """
    root, part = _root_and_part(path, policies)
    report = addendum.check(root)
    shown = tuple(finding for finding in report.findings if _within(finding, root, part))
    failing = frozenset({"error", "warning"} if strict else {"error"})
    checked = Checked(report, shown, root, _version(), failing)
    text = FINDINGS[form](checked)
    if form == "text" and output is None:
        text = findings_painted(text, sys.stdout)
    deliver(text, output)
    finish(ExitCode.FINDINGS if any(map(checked.fails, shown)) else ExitCode.ANSWERED)


def _root_and_part(path: str | None, policies: str | None) -> tuple[Path, Path | None]:
    """The root to check and the part of it to show (None: all of it)."""
    here = Path.cwd()
    if path is None or policies is not None:
        return addendum.find_root(policies, here), _existing(path) if path else None
    if path == "shipped" and not Path(path).exists():
        return addendum.find_root(path, here), None
    part = _existing(path)
    try:
        root = addendum.find_root(None, part if part.is_dir() else part.parent)
    except (addendum.NoPolicies, addendum.FindingsError):
        if not part.is_dir():
            raise
        root = addendum.find_root(str(part), here)
    return root, None if part == root.resolve() else part


def _existing(path: str) -> Path:
    part = Path(path)
    if not part.exists():
        raise Refused(f"`{path}` does not exist.", "name a folder of policies or a file in one.")
    return part.resolve()


def _within(finding: Finding, root: Path, part: Path | None) -> bool:
    if part is None or finding.place is None:
        return True
    return Path(located(root, finding.place.file)).resolve().is_relative_to(part)


def _version() -> str:
    from importlib.metadata import version

    return version("addendum")

"""`addendum lock`: publish what the policies say, show its timeline, and make new versions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

import addendum
from addendum_cli.command import ExampleHelp
from addendum_cli.exits import ExitCode
from addendum_cli.formats import STATUSES, AlongTime
from addendum_cli.options import checked_date, finish, format_option, output_option, policies_option
from addendum_cli.output import deliver, tell
from addendum_cli.paint import findings_painted
from addendum_cli.policies import located, seen_from_here
from addendum_cli.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEFAULT_DAYS = 90


@click.command(
    cls=ExampleHelp,
    examples=(
        "addendum lock --status",
        "addendum lock --new-version acme/premium/service-credits --effective 2026-01-01",
    ),
)
@click.argument("named", metavar="[POLICY]...", nargs=-1)
@policies_option
@click.option(
    "--published", metavar="DATE", callback=checked_date, help="The day of publishing, in place of today."
)
@click.option(
    "--again", metavar="POLICY", multiple=True, help="Lock this version anew, which nobody relies on yet."
)
@click.option("--status", is_flag=True, help="Show all versions along the time; write nothing.")
@click.option("--at", metavar="DATE", callback=checked_date, help="The day for --status, in place of today.")
@click.option(
    "--ends-within",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help=f"With --status: warn of what ends so soon without a successor. [default: {_DEFAULT_DAYS}]",
)
@click.option("--new-version", metavar="POLICY", help="Make the file of the next version of this policy.")
@click.option(
    "--effective", metavar="DATE", callback=checked_date, help="The first day of the new version in force."
)
@format_option(tuple(STATUSES))
@output_option
def command(
    named: tuple[str, ...],
    policies: str | None,
    published: str | None,
    again: tuple[str, ...],
    status: bool,
    at: str | None,
    ends_within: int | None,
    new_version: str | None,
    effective: str | None,
    form: str | None,
    output: Path | None,
) -> None:
    """Publish the policies: write to `addendum.lock` which versions there are, since when, and what they say.

    From then on an edit to one of them is a finding of `check`, which asks for a new version. With POLICY, a
    file or an id, only these are published. `--status` shows the versions of all policies along the time.
    """
    publishing = {"POLICY": named, "--published": published, "--again": again}
    of_status = {"--at": at, "--ends-within": ends_within, "--format": form, "--output": output}
    of_version = {"--effective": effective}
    root = addendum.find_root(policies, Path.cwd())
    try:
        if status:
            _refuse("--status", {**publishing, "--new-version": new_version, **of_version})
            _show(root, at or _today(), ends_within, form or "text", output)
        elif new_version is not None:
            _refuse("--new-version", {**publishing, **of_status})
            _make(root, new_version, effective or _asked_for())
        else:
            _refuse("publishing", {**of_status, **of_version})
            _publish(root, published or _today(), named, again)
    except addendum.NotMade as problem:
        raise Refused(problem.says, problem.fix) from problem


def _refuse(what: str, given: dict[str, object]) -> None:
    """Refuse options that mean nothing together."""
    for option, value in given.items():
        if value not in (None, (), False):
            raise Refused(f"`{option}` has no meaning with {what}.", "leave it out.")


def _publish(root: Path, day: str, named: Sequence[str], again: Sequence[str]) -> None:
    locking = addendum.lock(
        root, day, [_in(root, each) for each in named], [_in(root, each) for each in again]
    )
    if not locking.is_sound:
        errors = [finding for finding in locking.findings if str(finding.level) == "error"]
        text = addendum.render_findings(errors, root, lambda file: seen_from_here(root, file))
        deliver(findings_painted(text, sys.stdout))
        tell("Nothing was locked: what is published must be sound.")
        finish(ExitCode.FINDINGS)
    path = Path(locking.file)
    if path.is_file() and path.read_text(encoding="utf-8") == locking.text:
        tell("Nothing is new; the lock stays as it is.")
        return
    from addendum_cli.files import write_whole

    write_whole(path, locking.text)
    for added in locking.added:
        deliver(f"Published on {day}: {added}")
    tell(f"Wrote {_from_here(path)}. Commit it with the policies.")


def _show(root: Path, at: str, ends_within: int | None, form: str, output: Path | None) -> None:
    days = _DEFAULT_DAYS if ends_within is None else ends_within
    status = addendum.lock_status(root, at, days)
    text = STATUSES[form](AlongTime(status, root))
    if form == "text" and output is None:
        text = findings_painted(text, sys.stdout)
    deliver(text, output)
    finish(ExitCode.FINDINGS if status.findings else ExitCode.ANSWERED)


def _make(root: Path, named: str, effective: str) -> None:
    """Write the file of a new version, and take the published one back where git has its text."""
    from addendum_cli.files import write_whole

    named = _in(root, named)
    made = addendum.new_version(root, named, effective)
    path = Path(located(root, made.file))
    write_whole(path, made.text)
    until = f" until {made.until}" if made.until is not None else ""
    deliver(f"Wrote {_from_here(path)}: version {made.version} from {made.effective}{until}.")
    if made.is_edited:
        _restore(root, made.source)
    tell("Edit it, run `addendum check`, then `addendum lock`.")


def _restore(root: Path, file: str) -> None:
    from addendum_cli.files import write_whole
    from addendum_cli.git import committed_texts

    path = Path(located(root, file))
    text = addendum.locked_text(root, file, (text for _, text in committed_texts(path)))
    shown = _from_here(path)
    if text is None:
        tell(
            f"{shown} is not as it was published, and git does not have that text here.\n"
            f"Find it with `git log -p -- {shown}`, and take it back with `git checkout COMMIT -- {shown}`."
        )
    else:
        write_whole(path, text)
        deliver(f"Took {shown} back to what was published; your edit is in the new version.")


def _in(root: Path, named: str) -> str:
    """A file as places name it, from the root; whatever is no file is taken for an id."""
    path = Path(named)
    if path.is_file() and path.resolve().is_relative_to(root.resolve()):
        return path.resolve().relative_to(root.resolve()).as_posix()
    return named


def _asked_for() -> str:
    """The first day of a new version, from the person at the terminal."""
    if not sys.stdin.isatty():
        _no_day()
    answer: str = click.prompt("First day in force, as 2026-01-01", err=True)
    if checked_date(None, None, answer) is None:
        _no_day()
    return answer


def _no_day() -> NoReturn:
    raise Refused("A new version needs its first day in force.", "add `--effective DATE`.")


def _from_here(path: Path) -> str:
    return seen_from_here(path.parent, path.name)


def _today() -> str:
    from datetime import datetime

    return datetime.now().astimezone().date().isoformat()

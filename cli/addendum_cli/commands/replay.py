"""`addendum replay`: ask receipts and logs of decisions again, and report the first difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

import addendum
from addendum_cli.command import ExampleHelp
from addendum_cli.exits import ExitCode
from addendum_cli.files import STANDARD_INPUT, read_text, standard_input
from addendum_cli.formats import counted
from addendum_cli.options import finish, format_option, output_option, policies_option
from addendum_cli.output import deliver
from addendum_cli.policies import load
from addendum_cli.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@click.command(
    cls=ExampleHelp,
    examples=(
        "addendum replay decisions.log",
        "addendum replay receipts.ndjson --policies policies --format json",
    ),
)
@click.argument("file")
@policies_option
@click.option("--ends-with", metavar="SEAL", default="", help="The seal that the last entry must have.")
@click.option(
    "--as-logged", is_flag=True, help="Answer each entry from what was published when it was logged."
)
@format_option(("text", "json"), default="text")
@output_option
def command(
    file: str, policies: str | None, ends_with: str, as_logged: bool, form: str, output: Path | None
) -> None:
    """Ask again, offline, what FILE holds: receipts, one a line, or a log of decisions; `-`: standard input.

    Each must be as it was written, and get the same answer from the same policies. The last seal of a log,
    kept elsewhere, shows with `--ends-with` whether entries at its end were removed.
    """
    library = load(policies)
    replayed = addendum.replay(library, _lines(file), ends_with=ends_with, as_logged=as_logged)
    deliver(_as_json(replayed) if form == "json" else _as_text(replayed), output)
    finish(ExitCode.FINDINGS if replayed.problems else ExitCode.ANSWERED)


def _lines(file: str) -> Iterator[bytes]:
    """The lines of a file; a receipt that stands over several lines is one."""
    if file == STANDARD_INPUT:
        yield from standard_input()
        return
    try:
        with open(file, "rb") as stream:  # noqa: PTH123 - a name as the user gives it
            first = stream.readline()
            if first.strip() != b"{":
                yield first
                yield from stream
                return
    except OSError as error:
        raise Refused(
            f"`{file}` cannot be read: {error.strerror}.", "name a file that may be read."
        ) from error
    yield " ".join(read_text(file).splitlines()).encode()


def _as_text(replayed: addendum.Replay) -> str:
    """The first problem in full, and how many there are."""
    lines = [f"Line {note.line}: {note.says}" for note in replayed.notes]
    if replayed.problems:
        first, *others = replayed.problems
        lines += [f"Line {first.line}  {first.code}  {first.says}"]
        lines += [f"  Fix: {first.fix}"] if first.fix else []
        lines += [f"{counted(len(others), 'further problem')}; `--format json` lists all."] if others else []
    lines.append(
        f"{counted(replayed.receipts, 'receipt')} asked again, {replayed.same} with the same answer."
    )
    if replayed.last:
        lines.append(f"The last entry has the seal {replayed.last}.")
    return "\n".join(lines)


def _as_json(replayed: addendum.Replay) -> str:
    document = {
        "receipts": replayed.receipts,
        "same": replayed.same,
        "problems": [_problem(each) for each in replayed.problems],
        "notes": [_problem(each) for each in replayed.notes],
        "last": replayed.last or None,
    }
    return addendum.dumps(document)


def _problem(problem: addendum.ReplayProblem) -> dict[str, object]:
    return {"code": problem.code, "line": problem.line, "says": problem.says, "fix": problem.fix}

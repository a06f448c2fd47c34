"""The options that several commands share, each written once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import NoReturn

    from addendum_cli.exits import ExitCode

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def finish(code: ExitCode) -> NoReturn:
    """End the command with this exit code."""
    click.get_current_context().exit(code)


def offering(words: str) -> Callable[[click.Context, click.Parameter, str], list[Any]]:
    """What the shell offers on TAB, by the name of a function of `complete`; only the shell pays for it."""

    def complete(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[Any]:
        from addendum_cli import complete as offers

        found: list[Any] = getattr(offers, words)(ctx, parameter, incomplete)
        return found

    return complete


def policies_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--policies`: the folder of policies, or `shipped`."""
    return click.option(
        "--policies",
        metavar="FOLDER",
        help="The folder of policies, or `shipped`; else the nearest folder above with an addendum.toml.",
    )(command)


def at_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--at`: the day whose policies are asked."""
    return click.option(
        "--at", metavar="DATE", callback=checked_date, help="The day to ask for, as 2025-03-01."
    )(command)


def checked_date(
    _context: click.Context | None, _option: click.Parameter | None, text: str | None
) -> str | None:
    """The text of an option that must be a date, for `callback`."""
    if text is None:
        return None
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        pass
    else:
        if len(text) == len("2025-03-01") and text[4] == text[7] == "-" and text[5] != "W":
            return text
    raise click.BadParameter(f"`{text}` is no date; write year, month and day as 2025-03-01.")


def party_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--contract` and `--tier`: whose policies are asked."""
    tier = click.option("--tier", metavar="ID", help="Ask under this support tier.")
    contract = click.option("--contract", metavar="ID", help="Ask under this customer's contract.")
    return contract(tier(command))


def format_option(formats: Sequence[str], default: str | None = None) -> Decorator:
    """`--format`: one of the formats that the command writes."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(list(formats)),
        default=default,
        show_default=default is not None,
        help="How the output is written.",
    )


def output_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--output`: a file for the answer, in place of standard output."""
    return click.option(
        "-o",
        "--output",
        metavar="FILE",
        callback=_file_path,
        help="Write to this file, whole or not at all, instead of standard output.",
    )(command)


def _file_path(_context: click.Context, _option: click.Parameter, text: str | None) -> Path | None:
    if text is None or text == "-":
        return None
    from pathlib import Path

    return Path(text)

"""The answer to standard output or a file, talk to standard error, colour only to terminals."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO


def deliver(text: str, output: Path | None = None) -> None:
    """The answer: to the file `output`, written whole, else to standard output."""
    whole = text if text.endswith("\n") or not text else f"{text}\n"
    if output is not None:
        from addendum_cli.files import write_whole

        write_whole(output, whole)
    else:
        click.echo(whole, nl=False)


def deliver_json(document: object) -> None:
    """The answer as one JSON document in UTF-8, whatever the terminal's encoding."""
    import addendum

    sys.stdout.flush()
    stream = sys.stdout.buffer
    stream.write(f"{addendum.dumps(document)}\n".encode("utf-8", "backslashreplace"))
    stream.flush()


def tell(text: str) -> None:
    """Talk about the work, to standard error."""
    click.echo(text, err=True)


def coloured(stream: TextIO) -> bool:
    """Whether text to `stream` may carry colour: a terminal, and no `NO_COLOR` in the environment."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()


def painted(text: str, colour: str, stream: TextIO, *, bold: bool = False) -> str:
    """The text in `colour` where `stream` may carry it."""
    return click.style(text, fg=colour, bold=bold) if coloured(stream) else text

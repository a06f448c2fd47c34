"""Colour for findings and verdicts on a terminal: codes stand out, carets are red, fixes green."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from addendum_cli.output import coloured

if TYPE_CHECKING:
    from typing import TextIO

_HEAD = re.compile(r"^(\S.*?:\d+:\d+)  ([A-Z][A-Z0-9-]+)  ", re.MULTILINE)
_CARETS = re.compile(r"^(\s+\|\s*)(\^+)$", re.MULTILINE)
_FIX = re.compile(r"^(\s+)(Fix:)", re.MULTILINE)


def findings_painted(text: str, stream: TextIO) -> str:
    """The text of findings with colour, where `stream` may carry it."""
    if not coloured(stream):
        return text
    text = _HEAD.sub(lambda match: f"{_bold(match[1])}  {_red(match[2])}  ", text)
    text = _CARETS.sub(lambda match: match[1] + _red(match[2]), text)
    return _FIX.sub(lambda match: match[1] + click.style(match[2], fg="green"), text)


def _bold(text: str) -> str:
    return click.style(text, bold=True)


def _red(text: str) -> str:
    return click.style(text, fg="red", bold=True)

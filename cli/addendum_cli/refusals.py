"""Wrong usage and unreadable input, told as one sentence and its fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from addendum_cli.exits import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable


class Refused(click.UsageError):
    """Input that cannot be understood: a sentence and, where there is one, what to write instead."""

    exit_code = ExitCode.WRONG_USAGE

    def __init__(self, says: str, fix: str = "") -> None:
        super().__init__(f"{says}\nFix: {fix}" if fix else says)


def unknown(what: str, word: str, known: Iterable[str]) -> Refused:
    """A refusal of a name that is not among those known, with the nearest one as its fix."""
    from difflib import get_close_matches  # only a wrong name pays for this import

    names = sorted(known)
    near = get_close_matches(word.casefold(), [name.casefold() for name in names], n=1, cutoff=0.6)
    meant = [name for name in names if near and name.casefold() == near[0]]
    fix = f"did you mean `{meant[0]}`?" if meant else f"choose one of {', '.join(names)}."
    return Refused(f"There is no {what} `{word}`.", fix)

"""Suggested cases for people: YAML to paste, and where to get the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum_cli.formats.results import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum import Suggestion

MOST_CASES = 20
_TO_PASTE = "Cases to paste below `cases:`, once somebody has confirmed their answers:"


def render(suggestions: Sequence[Suggestion]) -> list[str]:
    """The first suggested cases, and how many more there are, as blocks of text, if there are any."""
    if not suggestions:
        return []
    shown = "".join(suggestion.text for suggestion in suggestions[:MOST_CASES]).rstrip("\n")
    found = [f"{_TO_PASTE}\n\n{shown}"]
    if len(suggestions) > MOST_CASES:
        found.append(f"{counted(len(suggestions) - MOST_CASES, 'more case')}: `--suggest FILE` writes all.")
    return found

"""Near names for a misspelt one, and lists of names as a sentence prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_LISTED = 6


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The known name nearest to `word`, or `""` where none is near enough to be meant."""
    from difflib import get_close_matches  # only a wrong name pays for this import

    names = sorted(known)
    folded = {_fold(name): name for name in names}
    near = get_close_matches(_fold(word), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def listed(names: Iterable[str], last: str = "or") -> str:
    """Names in backticks as prose lists them: ``` `a`, `b` or `c` ```; a long list ends with a count."""
    quoted = [f"`{name}`" for name in names]
    if len(quoted) > _MOST_LISTED:
        rest = len(quoted) - _MOST_LISTED
        return f"{', '.join(quoted[:_MOST_LISTED])} {last} {rest} more"
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def _fold(name: str) -> str:
    return name.casefold().replace("-", " ").replace("_", " ").strip()

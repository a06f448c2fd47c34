"""Near names for a misspelt one, and lists of names as a sentence prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_LISTED = 6
_ALIKE = 0.6


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The known name nearest to `word`, or `""` where none is near enough to be meant."""
    from difflib import get_close_matches  # only a wrong name pays for this import

    names = sorted(known)
    folded = {_fold(name): name for name in names}
    meant = _fold(word)
    near = get_close_matches(meant, folded, n=3, cutoff=_ALIKE)
    return next((folded[each] for each in near if _is_slip(meant, each)), "")


def listed(names: Iterable[str], last: str = "or") -> str:
    """Names in backticks as prose lists them: ``` `a`, `b` or `c` ```; a long list ends with a count."""
    quoted = [f"`{name}`" for name in names]
    if len(quoted) > _MOST_LISTED:
        rest = len(quoted) - _MOST_LISTED
        return f"{', '.join(quoted[:_MOST_LISTED])} {last} {rest} more"
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def _is_slip(word: str, name: str) -> bool:
    """Whether a name may be meant: one holds the other, both begin alike, or few letters are wrong.

    Long names share many letters by chance, so that likeness alone would point anywhere.
    """
    if word in name or name in word or _wrong_letters(word, name) <= max(2, len(word) // 4):
        return True
    alike = next((at for at, pair in enumerate(zip(word, name, strict=False)) if pair[0] != pair[1]), 0)
    return alike * 4 >= min(len(word), len(name)) * 3


def _wrong_letters(word: str, name: str) -> int:
    """How many letters must be put in, left out or replaced to make one word of the other."""
    row = list(range(len(name) + 1))
    for number, letter in enumerate(word, 1):
        before, row[0] = row[0], number
        for at, other in enumerate(name, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (letter != other))
    return row[-1]


def _fold(name: str) -> str:
    return name.casefold().replace("-", " ").replace("_", " ").strip()

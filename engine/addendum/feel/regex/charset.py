"""Sets of characters: what a pattern's letters, escapes and classes match."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Callable

    Test = Callable[[str], bool]

_NAME_START = (
    (":", ":"), ("A", "Z"), ("_", "_"), ("a", "z"), ("\xc0", "\xd6"), ("\xd8", "\xf6"), ("\xf8", "\u02ff"),
    ("\u0370", "\u037d"), ("\u037f", "\u1fff"), ("\u200c", "\u200d"), ("\u2070", "\u218f"),
    ("\u2c00", "\u2fef"),
    ("\u3001", "\ud7ff"), ("\uf900", "\ufdcf"), ("\ufdf0", "\ufffd"), ("\U00010000", "\U000effff"),
)  # fmt: skip
_NAME_MORE = (("-", "."), ("0", "9"), ("\xb7", "\xb7"), ("\u0300", "\u036f"), ("\u203f", "\u2040"))
_BLOCKS = {
    "BasicLatin": ("\x00", "\x7f"),
    "Latin-1Supplement": ("\x80", "\xff"),
    "LatinExtended-A": ("\u0100", "\u017f"),
    "LatinExtended-B": ("\u0180", "\u024f"),
    "Greek": ("\u0370", "\u03ff"),
    "GreekandCoptic": ("\u0370", "\u03ff"),
    "Cyrillic": ("\u0400", "\u04ff"),
    "Hebrew": ("\u0590", "\u05ff"),
    "Arabic": ("\u0600", "\u06ff"),
    "GeneralPunctuation": ("\u2000", "\u206f"),
    "CurrencySymbols": ("\u20a0", "\u20cf"),
    "Hiragana": ("\u3040", "\u309f"),
    "Katakana": ("\u30a0", "\u30ff"),
    "CJKUnifiedIdeographs": ("\u4e00", "\u9fff"),
    "HangulSyllables": ("\uac00", "\ud7af"),
}
_CATEGORIES = frozenset(
    [
        "L",
        "M",
        "N",
        "P",
        "Z",
        "S",
        "C",
        "Lu",
        "Ll",
        "Lt",
        "Lm",
        "Lo",
        "Mn",
        "Mc",
        "Me",
        "Nd",
        "Nl",
        "No",
        "Pc",
        "Pd",
        "Ps",
        "Pe",
        "Pi",
        "Pf",
        "Po",
        "Zs",
        "Zl",
        "Zp",
        "Sm",
        "Sc",
        "Sk",
        "So",
        "Cc",
        "Cf",
        "Co",
        "Cn",
    ]
)


class CharSet:
    """Characters in some ranges or tests, or in none of them where `negated`, less those of `without`."""

    __slots__ = ("_ignore_case", "_known", "_negated", "_ranges", "_tests", "_without")

    def __init__(
        self,
        ranges: tuple[tuple[str, str], ...] = (),
        tests: tuple[Test, ...] = (),
        negated: bool = False,
        without: CharSet | None = None,
        ignore_case: bool = False,
    ) -> None:
        self._ranges = ranges
        self._tests = tests
        self._negated = negated
        self._without = without
        self._ignore_case = ignore_case
        self._known: dict[str, bool] = {}

    def __contains__(self, character: str) -> bool:
        found = self._known.get(character)
        if found is None:
            found = self._known[character] = self._holds(character)
        return found

    def _holds(self, character: str) -> bool:
        found = self._listed(character)
        if not found and self._ignore_case:
            found = self._listed(character.lower()) or self._listed(character.upper())
        if found is self._negated:
            return False
        return self._without is None or character not in self._without

    def _listed(self, character: str) -> bool:
        return any(low <= character <= high for low, high in self._ranges) or any(
            test(character) for test in self._tests
        )


def escape_test(letter: str) -> Test | None:
    r"""The test of an escape such as `\d`, None where the letter is none; a capital negates."""
    test = _ESCAPES.get(letter.lower())
    if test is None:
        return None
    return test if letter.islower() else lambda character: not test(character)


def property_test(name: str) -> Test | None:
    r"""The test of `\p{name}`: a general category, or a block after `Is`; None where it is neither."""
    if name in _CATEGORIES:
        return lambda character: category(character).startswith(name)
    block = _BLOCKS.get(name[2:]) if name.startswith("Is") else None
    if block is None:
        return None
    low, high = block
    return lambda character: low <= character <= high


def _in_ranges(character: str, ranges: tuple[tuple[str, str], ...]) -> bool:
    return any(low <= character <= high for low, high in ranges)


_ESCAPES: dict[str, Test] = {
    "d": lambda character: category(character) == "Nd",
    "s": lambda character: character in " \t\n\r",
    "w": lambda character: category(character)[0] not in "PZC",
    "i": lambda character: _in_ranges(character, _NAME_START),
    "c": lambda character: _in_ranges(character, _NAME_START) or _in_ranges(character, _NAME_MORE),
}

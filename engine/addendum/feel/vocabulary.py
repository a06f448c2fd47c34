"""The names that a formula may use, as the tokens they consist of: a name may hold spaces and symbols."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.faults import SyntaxFault
from addendum.feel.lexer import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addendum.feel.lexer import Token


class Vocabulary:
    """A set of names that finds the longest one at a place in the text."""

    __slots__ = ("_phrases", "_words")

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._words: set[str] = set()
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Learn a name."""
        if name.isidentifier():
            self._words.add(name)
            return
        try:
            parts = tuple(token.text for token in tokens(name)[:-1])
        except SyntaxFault:
            return  # no formula can spell it
        if len(parts) > 1:
            known = self._phrases.setdefault(parts[0], [])
            known.append((parts, name))
            known.sort(key=_longest_first)
        else:
            self._words.update(parts)

    def match(self, found: Sequence[Token], at: int) -> tuple[int, str]:
        """How many tokens from `at` on form the longest known name, and it; (0, "") where none starts."""
        first = found[at].text
        for parts, name in self._phrases.get(first, ()):
            if all(
                at + step < len(found) and found[at + step].text == part for step, part in enumerate(parts)
            ):
                return len(parts), name
        return (1, first) if first in self._words else (0, "")


def _longest_first(phrase: tuple[tuple[str, ...], str]) -> int:
    return -len(phrase[0])

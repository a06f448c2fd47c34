"""The language of patterns: XPath 3.1's regular expressions, read into a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.budgets import PATTERN_NESTING, PATTERN_REPEATS
from addendum.feel.regex.charset import CharSet, escape_test, property_test
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from addendum.feel.regex.charset import Test

_SINGLE = {"n": "\n", "r": "\r", "t": "\t"}
_PUNCTUATION = frozenset("\\|.?*+(){}-[]^$")


class PatternFault(Exception):
    """What is wrong with a pattern, as the end of a sentence about it."""


class PatternTooLarge(PatternFault):
    """A pattern that keeps to its language and is more than is tried, as the end of a sentence about it."""


class Chars(NamedTuple):
    """One character of a set."""

    among: CharSet


class Sequence(NamedTuple):
    """Parts one after the other."""

    parts: tuple[Part, ...]


class Choice(NamedTuple):
    """The first of some parts that leads to a match."""

    options: tuple[Part, ...]


class Repeat(NamedTuple):
    """A part so many times, `most` None for any number; as often as possible, or as rarely."""

    part: Part
    least: int
    most: int | None
    greedy: bool


class Group(NamedTuple):
    """A part whose text is kept under a number."""

    number: int
    part: Part


class Reference(NamedTuple):
    """The text of a group once more."""

    number: int


class Edge(NamedTuple):
    """The start (`^`) or end (`$`) of the text, or of a line."""

    start: bool


Part = Chars | Sequence | Choice | Repeat | Group | Reference | Edge


class PatternReader:
    """Reads one pattern; `groups` counts its groups when it is done."""

    def __init__(self, pattern: str, flags: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._ignore_case = "i" in flags
        self._dot_all = "s" in flags
        self._spaced = "x" in flags
        self._depth = 0
        self._closed: set[int] = set()
        self.groups = 0

    def read(self) -> Part:
        """The tree of the whole pattern; raises PatternFault."""
        part = self._choice()
        if self._at < len(self._pattern):
            raise PatternFault("has a `)` too many")
        return part

    def _choice(self) -> Part:
        options = [self._sequence()]
        while self._take("|"):
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _sequence(self) -> Part:
        parts: list[Part] = []
        while (character := self._peek()) and character not in "|)":
            parts.append(self._quantified(self._atom()))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _quantified(self, part: Part) -> Part:
        character = self._peek()
        if not character or character not in "?*+{":
            return part
        if isinstance(part, Edge):
            raise PatternFault("repeats `^` or `$`")
        self._at += 1
        least, most = (
            self._bounds() if character == "{" else {"?": (0, 1), "*": (0, None), "+": (1, None)}[character]
        )
        greedy = not self._take("?")
        following = self._peek()
        if following and following in "?*+{":
            raise PatternFault(f"has `{following}` after a repetition")
        return Repeat(part, least, most, greedy)

    def _bounds(self) -> tuple[int, int | None]:
        text, closed, _ = self._pattern[self._at :].partition("}")
        low, comma, high = text.partition(",")
        if not closed or not _is_count(low) or (high and not _is_count(high)):
            raise PatternFault("has `{` without a number of repetitions; write `\\{` for the character")
        self._at += len(text) + 1
        least = int(low)
        most = least if not comma else int(high) if high else None
        if most is not None and most < least:
            raise PatternFault(f"repeats at least {least} times and at most {most}")
        if max(least, most or 0) > PATTERN_REPEATS:
            raise PatternTooLarge(f"repeats a part more than {PATTERN_REPEATS:,} times")
        return least, most

    def _atom(self) -> Part:
        character = self._next()
        match character:
            case "(":
                return self._group()
            case "[":
                return Chars(self._class())
            case ".":
                return Chars(CharSet(() if self._dot_all else (("\n", "\n"), ("\r", "\r")), negated=True))
            case "^" | "$":
                return Edge(character == "^")
            case "\\":
                return self._escape()
        if character in "?*+{}]":
            raise PatternFault(
                f"has `{character}` with nothing to repeat or close; write `\\{character}` for it"
            )
        return Chars(CharSet(((character, character),), ignore_case=self._ignore_case))

    def _group(self) -> Part:
        self._depth += 1
        if self._depth > PATTERN_NESTING:
            raise PatternTooLarge(f"nests groups more than {PATTERN_NESTING} deep")
        kept = not self._take("?")
        if not kept and not self._take(":"):
            raise PatternFault("has `(?`, which begins only `(?:`")
        if kept:
            self.groups += 1
        number = self.groups
        inner = self._choice()
        if not self._take(")"):
            raise PatternFault("has a `(` that is not closed")
        self._depth -= 1
        self._closed.add(number)
        return Group(number, inner) if kept else inner

    def _escape(self) -> Part:
        if self._peek() in tuple("123456789"):
            number = int(self._next())
            if number not in self._closed:
                raise PatternFault(f"refers to group {number}, which is not complete before it")
            while self._peek().isdecimal() and number * 10 + int(self._peek()) in self._closed:
                number = number * 10 + int(self._next())
            return Reference(number)
        ranges, tests = self._escaped()
        return Chars(CharSet(ranges, tests, ignore_case=self._ignore_case))

    def _escaped(self) -> tuple[tuple[tuple[str, str], ...], tuple[Test, ...]]:
        letter = self._raw()
        if letter in _SINGLE:
            return ((_SINGLE[letter], _SINGLE[letter]),), ()
        if letter and letter in _PUNCTUATION:
            return ((letter, letter),), ()
        if letter in ("p", "P"):
            return (), (self._property(letter == "P"),)
        test = escape_test(letter) if letter else None
        if test is None:
            raise PatternFault(f"has `\\{letter}`, which means nothing")
        return (), (test,)

    def _property(self, negated: bool) -> Test:
        opened = self._raw() == "{"
        name, closed, _ = self._pattern[self._at :].partition("}")
        test = property_test(name) if opened and closed else None
        if test is None:
            raise PatternFault(f"has `\\p{{{name[:20]}}}`, which is no category of characters")
        self._at += len(name) + 1
        return (lambda character: not test(character)) if negated else test

    def _class(self) -> CharSet:
        """A class after its `[`, with a subtracted class `-[…]` at its end."""
        negated = self._take("^", raw=True)
        ranges: list[tuple[str, str]] = []
        tests: list[Test] = []
        without: CharSet | None = None
        first = True
        while (character := self._raw()) != "]" or first:
            if character == "" or (character == "[") or (character == "]" and first):
                raise PatternFault("has a `[` that is not closed, or an empty class")
            if character == "-" and self._take("[", raw=True):
                without = self._class()
                if self._raw() != "]":
                    raise PatternFault("goes on in a class after the class taken from it")
                break
            self._class_item(character, ranges, tests)
            first = False
        return CharSet(tuple(ranges), tuple(tests), negated, without, self._ignore_case)

    def _class_item(self, character: str, ranges: list[tuple[str, str]], tests: list[Test]) -> None:
        low = self._class_character(character, tests)
        if low is None:
            return
        rest = self._pattern[self._at : self._at + 2]
        if not rest.startswith("-") or rest[1:] in ("]", "[", ""):
            ranges.append((low, low))
            return
        self._at += 1
        high = self._class_character(self._raw(), tests)
        if high is None or high < low:
            raise PatternFault("has a range in a class that runs backwards")
        ranges.append((low, high))

    def _class_character(self, character: str, tests: list[Test]) -> str | None:
        if character != "\\":
            return character
        ranges, found = self._escaped()
        tests.extend(found)
        return ranges[0][0] if ranges else None

    def _peek(self) -> str:
        if self._spaced:
            while self._pattern[self._at : self._at + 1] in (" ", "\t", "\n", "\r"):
                self._at += 1
        return self._pattern[self._at : self._at + 1]

    def _next(self) -> str:
        character = self._peek()
        self._at += len(character)
        return character

    def _raw(self) -> str:
        character = self._pattern[self._at : self._at + 1]
        self._at += len(character)
        return character

    def _take(self, wanted: str, raw: bool = False) -> bool:
        found = self._pattern[self._at : self._at + 1] if raw else self._peek()
        if found != wanted:
            return False
        self._at += 1
        return True


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4

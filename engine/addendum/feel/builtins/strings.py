"""Built-in functions on texts. Characters are Unicode code points, places count from 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.budgets import STRING_LENGTH
from addendum.feel.builtins.signature import Builtin, BuiltinSignature, always
from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import kind_of
from addendum.feel.limits import OverBudget, bounded_list, bounded_text, text_too_long
from addendum.values import BOOLEAN, NUMBER, TEXT, ListOf, as_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.feel.regex import Match, Program
    from addendum.values import Number, Type, Value


def substring(string: str, start: Number, length: Number | None = None) -> str:
    """`substring(string, start position, length?)`; a negative start counts from the end."""
    place = int(start)
    if not 1 <= abs(place) <= len(string):
        raise FeelFailure("NO-SUCH-PLACE", f"There is no such place in a text of {len(string)} characters.")
    first = place - 1 if place > 0 else len(string) + place
    if length is None:
        return string[first:]
    if length < 1:
        raise FeelFailure("NO-SUCH-PLACE", "A substring has at least one character.")
    return string[first : first + int(length)]


def string_length(string: str) -> Number:
    """`string length(string)`."""
    return as_number(len(string))


def upper_case(string: str) -> str:
    """`upper case(string)`."""
    return bounded_text(string.upper())


def lower_case(string: str) -> str:
    """`lower case(string)`."""
    return bounded_text(string.lower())


def substring_before(string: str, match: str) -> str:
    """`substring before(string, match)`: empty where it does not occur."""
    before, found, _ = string.partition(match) if match else ("", "", "")
    return before if found else ""


def substring_after(string: str, match: str) -> str:
    """`substring after(string, match)`: empty where it does not occur, all of it after an empty match."""
    return string.partition(match)[2] if match else string


def contains(string: str, match: str) -> bool:
    """`contains(string, match)`."""
    return match in string


def starts_with(string: str, match: str) -> bool:
    """`starts with(string, match)`."""
    return string.startswith(match)


def ends_with(string: str, match: str) -> bool:
    """`ends with(string, match)`."""
    return string.endswith(match)


def matches(text: str, pattern: str, flags: str | None = None) -> bool:
    """`matches(input, pattern, flags?)`: whether the pattern matches some part of the text."""
    from addendum.feel.regex import search

    return search(_program(pattern, flags), text) is not None


def replace(text: str, pattern: str, replacement: str, flags: str | None = None) -> str:
    r"""Every match replaced; `$1` stands for a group, `\$` for a dollar."""
    from addendum.feel.regex import find_all

    program = _program(pattern, flags)
    template: list[str | int] = (
        [replacement] if "q" in (flags or "") else _template(replacement, program.groups)
    )
    _must_read_something(program)
    made: list[str] = []
    at = length = 0
    for match in find_all(program, text):
        piece = text[at : match[0]] + "".join(_filled(text, match, each) for each in template)
        length += len(piece)
        if length > STRING_LENGTH:
            raise text_too_long()
        made.append(piece)
        at = match[1]
    made.append(text[at:])
    return bounded_text("".join(made))


def split(string: str, delimiter: str) -> list[str]:
    """`split(string, delimiter)`: the texts between the matches of a pattern."""
    from addendum.feel.regex import find_all

    program = _program(delimiter, None)
    _must_read_something(program)
    parts: list[str] = []
    at = 0
    for match in find_all(program, string):
        parts.append(string[at : match[0]])
        at = match[1]
    return bounded_list([*parts, string[at:]])


def string_join(items: list[Value], delimiter: str | None = None) -> str:
    """`string join(list, delimiter?)`: the texts of a list in one; nulls are left out."""
    texts = [item for item in items if item is not None]
    for item in texts:
        if type(item) is not str:
            raise FeelFailure(
                "WRONG-TYPE", f"`string join` needs texts, and met {kind_of(item)}.", "Write `string(x)`."
            )
    if sum(map(len, texts)) + len(delimiter or "") * len(texts) > 2 * STRING_LENGTH:
        raise text_too_long()
    return bounded_text((delimiter or "").join(texts))


def _program(pattern: str, flags: str | None) -> Program:
    from addendum.feel.regex import PatternFault, PatternTooLarge, compile_pattern

    try:
        return compile_pattern(pattern, flags or "")
    except PatternTooLarge as fault:
        says = f"The pattern `{pattern[:60]}` {fault}."
        raise OverBudget("PATTERN-TOO-COSTLY", says, "Write a simpler pattern.") from None
    except PatternFault as fault:
        raise FeelFailure("PATTERN-UNREADABLE", f"The pattern `{pattern[:60]}` {fault}.") from None


def _must_read_something(program: Program) -> None:
    """XPath refuses to replace or split by a pattern that an empty text matches."""
    from addendum.feel.regex import search

    if search(program, "") is not None:
        raise FeelFailure(
            "PATTERN-EMPTY", "This pattern also matches nothing at all.", "Write `+` in place of `*`."
        )


def _template(replacement: str, groups: int) -> list[str | int]:
    """A replacement as texts and numbers of groups; digits beyond the groups there are stay digits."""
    parts: list[str | int] = []
    at = 0
    while at < len(replacement):
        character, following = replacement[at], replacement[at + 1 : at + 2]
        if character == "\\" and following in ("\\", "$"):
            parts.append(following)
            at += 2
        elif character == "$" and following and following in "0123456789":
            number, at = int(following), at + 2
            while (
                at < len(replacement)
                and replacement[at] in "0123456789"
                and number * 10 + int(replacement[at]) <= groups
            ):
                number, at = number * 10 + int(replacement[at]), at + 1
            parts.append(number)
        elif character in "\\$":
            raise FeelFailure(
                "REPLACEMENT-UNREADABLE",
                f"`{character}` stands alone in the replacement.",
                "Write `\\$` or `\\\\`.",
            )
        else:
            parts.append(character)
            at += 1
    return parts


def _filled(text: str, match: Match, part: str | int) -> str:
    """A part of a replacement; for a group its text, empty where it took no part or is none."""
    if isinstance(part, str):
        return part
    number = part
    if 2 * number + 1 >= len(match) or match[2 * number + 1] < 0:
        return ""
    return text[match[2 * number] : match[2 * number + 1]]


_TEXTS = ListOf(TEXT)
_TWO = ("string", "match")


def _one(
    name: str,
    parameters: tuple[str, ...],
    required: int,
    types: tuple[Type, ...],
    result: Type,
    function: Callable[..., Value],
    nullable: int = 99,
) -> Builtin:
    signature = BuiltinSignature(
        parameters, required, False, types, always(result), function, frozenset({nullable})
    )
    return Builtin(name, (signature,))


BUILTINS = {
    builtin.name: builtin
    for builtin in (
        _one("substring", ("string", "start position", "length"), 2, (TEXT, NUMBER, NUMBER), TEXT, substring),
        _one("string length", ("string",), 1, (TEXT,), NUMBER, string_length),
        _one("upper case", ("string",), 1, (TEXT,), TEXT, upper_case),
        _one("lower case", ("string",), 1, (TEXT,), TEXT, lower_case),
        _one("substring before", _TWO, 2, (TEXT, TEXT), TEXT, substring_before),
        _one("substring after", _TWO, 2, (TEXT, TEXT), TEXT, substring_after),
        _one("contains", _TWO, 2, (TEXT, TEXT), BOOLEAN, contains),
        _one("starts with", _TWO, 2, (TEXT, TEXT), BOOLEAN, starts_with),
        _one("ends with", _TWO, 2, (TEXT, TEXT), BOOLEAN, ends_with),
        _one("matches", ("input", "pattern", "flags"), 2, (TEXT, TEXT, TEXT), BOOLEAN, matches, 2),
        _one(
            "replace",
            ("input", "pattern", "replacement", "flags"),
            3,
            (TEXT, TEXT, TEXT, TEXT),
            TEXT,
            replace,
            3,
        ),
        _one("split", ("string", "delimiter"), 2, (TEXT, TEXT), _TEXTS, split),
        _one("string join", ("list", "delimiter"), 1, (_TEXTS, TEXT), TEXT, string_join, 1),
    )
}

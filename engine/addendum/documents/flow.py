"""Traps inside braces and brackets, where a comma always divides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.findings import Finding

if TYPE_CHECKING:
    from addendum.documents.nodes import Scalar
    from addendum.documents.source import Source

_TIGHT_REST = re.compile(r"[^,\[\]{}\s:]*(?:,[^,\[\]{}\s:]+)*")
_LONGEST_SHOWN = 60
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
_LOOP, _LOOPED = re.compile(r"\b(?:for|some|every)\b"), re.compile(r"\b(?:return|satisfies)\b")


def is_whole_formula(source: Source, text: str, end: int) -> bool:
    """Whether a formula within brackets that YAML ends at `end` is the one that was written.

    One that a comma or a bracket cut short has a text, a bracket or a loop that is not closed, or is
    followed by something else than the next entry.
    """
    body = _TEXT.sub("", text[1:])
    if '"' in body or not text[1:].strip() or body.count("(") != body.count(")"):
        return False
    if _LOOP.search(body) and not _LOOPED.search(body):
        return False
    after = skip_blanks(source.text, end)
    return source.text[after : after + 1] in {",", "]", "}"}


def formula_in_brackets(source: Source, start: int, key: str, in_mapping: bool) -> Finding:
    """The finding for a formula within brackets that its first comma or bracket would end."""
    where = "braces" if in_mapping else "brackets"
    line_end = source.line_end(source.line_of(start))
    shown = source.text[start:line_end].rstrip(" ]},")
    example = f"`{key}: = …`" if key else "`- = …`"
    return Finding(
        "FORMULA-IN-BRACES",
        source.place(start, start + len(shown)),
        f"A formula inside {where} ends at its first comma or bracket.",
        fix=f"Put it in quotes, or write it on a line of its own, outside the {where}: {example}.",
    )


def entry_without_value(source: Source, key: Scalar, key_end: int) -> Finding | None:
    """The finding for a key in braces without a colon; None for one with a colon and nothing behind it."""
    after = skip_blanks(source.text, key_end)
    if source.text[after : after + 1] == ":":
        return None
    name, colon, value = key.text.partition(":")
    if colon and value and not key.quoted:
        fix = f"Write a space after the colon: `{name}: {value}`."
    else:
        fix = f"Write `{_short(key.text)}: …`; if it belongs to the text before it, put that text in quotes."
    says = f"`{_short(key.text)}` stands in braces without a value."
    return Finding("ENTRY-WITHOUT-VALUE", key.place, says, fix=fix)


def comma_after(source: Source, end: int) -> int:
    """The index of the comma behind an entry that ends at `end`, -1 where none follows."""
    after = skip_blanks(source.text, end)
    return after if source.text[after : after + 1] == "," else -1


def is_tight(source: Source, comma: int) -> bool:
    """Whether a comma is followed at once by the next entry."""
    return source.text[comma + 1 : comma + 2] not in {"", " ", "\t", "\n", "]", "}", ","}


def tight_comma(source: Source, start: int, comma: int) -> Finding:
    """The finding for a comma without a space behind it; the entry before it begins at `start`."""
    found = _TIGHT_REST.match(source.text, comma + 1)
    end = found.end() if found else comma + 1
    word = source.text[start:end]
    if "\n" in word or word[:1] in set("\"'[{"):
        says = "There is no space after this comma."
        fix = "Write a space after the comma."
    else:
        before, after = source.text[start:comma].rstrip(), source.text[comma + 1 : end]
        says = f"The comma divides `{_short(word)}` into `{_short(before)}` and `{_short(after)}`."
        fix = (
            f'Put it in quotes: `"{_short(word)}"`. If two entries are meant, write a space after the comma.'
        )
        return Finding("COMMA-WITHOUT-SPACE", source.place(start, end), says, fix=fix)
    return Finding("COMMA-WITHOUT-SPACE", source.place(comma, comma + 1), says, fix=fix)


def skip_blanks(text: str, index: int) -> int:
    """The index of the next character that is neither blank nor part of a comment."""
    while index < len(text):
        if text[index] in " \t\n":
            index += 1
        elif text[index] == "#" and text[index - 1 : index] in {" ", "\t", "\n"}:
            end = text.find("\n", index)
            index = len(text) if end < 0 else end
        else:
            return index
    return index


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"

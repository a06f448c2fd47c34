"""A ` #` within a formula or a text for people: for YAML a comment follows, for the author perhaps not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.findings import Finding

if TYPE_CHECKING:
    from addendum.documents.source import Source

_PROSE = frozenset(
    {"because", "clause", "description", "document", "question", "quote", "says", "section", "text", "title"}
)
_COMMENT = re.compile(r"([ \t]+)#([^\n]*)")
_UNFINISHED = re.compile(r"(?:[-+*/<>=(\[{,.]|\b(?:and|or|then|else|if|in|satisfies|return|between))$")


def cut_by_comment(source: Source, text: str, key: str, end: int) -> Finding | None:
    """The finding for a plain text that ends at `end` because a comment begins there, None if that is meant.

    Meant is a comment after two blanks with a blank after its `#`, behind a formula that is complete.
    """
    is_formula = text.startswith("=")
    if not is_formula and key not in _PROSE:
        return None
    found = _COMMENT.match(source.text, end)
    if found is None:
        return None
    blanks, comment = found.groups()
    set_apart = len(blanks) > 1 or "\t" in blanks
    if set_apart and comment[:1] in {"", " ", "#"} and not (is_formula and _is_unfinished(text)):
        return None
    what = "formula" if is_formula else "text"
    fix = _formula_fix(key) if is_formula else "Put the whole text in double quotes."
    start = found.start() + len(blanks)
    return Finding(
        "CUT-BY-COMMENT",
        source.place(start, found.end()),
        f"The {what} ends before `#`: what follows is read as a comment.",
        fix=f"{fix} If it is a comment, write two spaces before the `#` and one after it.",
    )


def _formula_fix(key: str) -> str:
    name = key or "formula"
    return f"Write `{name}: |` and the formula on the next line, indented; there a `#` belongs to it."


def _is_unfinished(formula: str) -> bool:
    if formula.count('"') % 2:
        return True
    outside = re.sub(r'"[^"]*"', "", formula)
    opened = sum(map(outside.count, "([{"))
    closed = sum(map(outside.count, ")]}"))
    return opened > closed or _UNFINISHED.search(outside.rstrip()) is not None

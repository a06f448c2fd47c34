"""From the bytes of a file to its text; characters that no policy needs are found and named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.findings import Finding, FindingsError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents.source import Source

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_BYTE_ORDER_MARK = "\ufeff"
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_NAMES = {
    "\x00": "a NUL character",
    "\x0b": "a vertical tab",
    "\x0c": "a page break",
    "\x1b": "an escape character",
    "\x7f": "a delete character",
    "\x85": "a next-line character",
    "\xad": "an invisible hyphen",
    "\u200b": "a space without width",
    "\u2028": "a line separator from a word processor",
    "\u2029": "a paragraph separator from a word processor",
    "\u2060": "an invisible joint between words",
    "\ufeff": "a byte order mark",
}
_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def decode(data: bytes, file: str) -> str:
    """The text of a UTF-8 file, a byte order mark allowed at its start. Raises FindingsError otherwise."""
    if data.startswith(_UTF_16):
        raise FindingsError(_not_utf_8(Place(file, 1), "This file is saved as UTF-16, not as UTF-8."))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        line, _, last = f"\n{before}".rpartition("\n")
        place = Place(file, line.count("\n") + 1, len(last) + 1, len(last) + 2)
        byte = data[error.start : error.start + 1]
        meant = byte.decode("cp1252", "ignore")
        guess = f"; it would be `{meant}` in a file from an older Windows program" if meant else ""
        says = f"This file is not saved as UTF-8: the byte {byte.hex().upper()} here is no character{guess}."
        raise FindingsError(_not_utf_8(place, says)) from None


def with_plain_breaks(text: str) -> str:
    """The text without a byte order mark at its start, each line ended by one line feed."""
    return text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")


def is_plain(text: str) -> bool:
    """Whether every character of a text can be seen where it stands, so that a file may hold it."""
    return _FORBIDDEN.search(text) is None and "\t" not in text


def without_forbidden(text: str) -> str:
    """The text with each forbidden character replaced by a visible one, so that reading can go on."""
    return _FORBIDDEN.sub("\ufffd", text)


def forbidden(source: Source) -> Iterator[Finding]:
    """A finding for each character that is invisible, reorders the line or breaks it unseen."""
    for found in _FORBIDDEN.finditer(source.text):
        character = found.group()
        place = source.place(found.start(), found.end())
        if character in _DIRECTIONS:
            says = f"A character that turns the direction of writing (U+{ord(character):04X}) stands here."
            fix = "Delete it: with it, a line can look different from what it says."
        else:
            name = _NAMES.get(character, "an invisible control character")
            says = f"There is {name} (U+{ord(character):04X}) here."
            fix = "Delete it; the file looks the same without it."
        yield Finding("FORBIDDEN-CHARACTER", place, says, fix=fix)


def _not_utf_8(place: Place, says: str) -> Finding:
    return Finding(
        "NOT-UTF-8", place, says, fix="Save it as UTF-8; editors offer this under `Save with encoding`."
    )

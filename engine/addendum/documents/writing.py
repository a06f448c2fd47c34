"""Policy files as a person would lay them out: text that `read_text` reads back to the same tree."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from addendum.documents.characters import is_plain
from addendum.documents.scalars import kind_of, trap_in

if TYPE_CHECKING:
    from collections.abc import Iterator

Tree: TypeAlias = "Mapping[str, Tree] | Sequence[Tree] | str | bool"

_WIDTH = 100
_STEP = "  "
_PLAIN_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<]")
_ENDS_EARLY = re.compile(r": |:$| #|^\s|\s$|\n|\t")
_DIVIDES = re.compile(r"[,\[\]{}]|:(?=[,\[\]{}])")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_PROSE_WORDS = re.compile(r"\S+(?: \S+)+")


class Bare(str):
    """A number or another value that is written as it is, although its text alone would look like no text."""

    __slots__ = ()


class Block(dict[str, "Tree"]):
    """A map that has a line for each entry, however short it is."""


def write_yaml(tree: Mapping[str, Tree]) -> str:
    """The text of a document: short parts in braces, longer ones over lines, sections apart."""
    lines: list[str] = []
    for key, value in tree.items():
        if isinstance(value, Block) and lines:
            lines.append("")
        lines += _entry(key, value, "")
    return "".join(f"{line}\n" for line in lines)


def _entry(key: str, value: Tree, indent: str) -> Iterator[str]:
    """The lines of an entry of a map."""
    start = f"{indent}{_scalar(key, inside=False)}:"
    if isinstance(value, bool | str):
        yield from _text_lines(start, value, indent)
        return
    short = _in_one_line(value)
    if not isinstance(value, Block) and len(start) + 1 + len(short) <= _WIDTH:
        yield f"{start} {short}"
    else:
        yield start
        yield from _below(value, indent + _STEP)


def _below(value: Tree, indent: str) -> Iterator[str]:
    """The lines of a map or a list, one below the other."""
    if not isinstance(value, str) and not value:
        yield f"{indent}{_in_one_line(value)}"
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _entry(key, inner, indent)
    elif not isinstance(value, str | bool):
        for item in value:
            yield from _item(item, indent)


def _item(item: Tree, indent: str) -> Iterator[str]:
    """The lines of an entry of a list."""
    if isinstance(item, bool | str):
        yield from _text_lines(f"{indent}-", item, indent)
        return
    short = _in_one_line(item)
    if not isinstance(item, Block) and len(indent) + 2 + len(short) <= _WIDTH:
        yield f"{indent}- {short}"
        return
    first, *rest = _below(item, indent + _STEP)
    yield f"{indent}- {first.removeprefix(indent + _STEP)}"
    yield from rest


def _text_lines(start: str, value: str | bool, indent: str) -> Iterator[str]:
    """A single value behind its key or hyphen: on that line, or as a block of text below."""
    if not isinstance(value, str):
        yield f"{start} {_in_one_line(value)}"
        return
    inner = f"{indent}{_STEP}"
    if _is_block_text(value):
        yield f"{start} {'|' if value.endswith(chr(10)) else '|-'}"
        yield from (f"{inner}{line}" if line else "" for line in value.removesuffix("\n").split("\n"))
    elif len(start) + len(value) > _WIDTH and _is_prose(value):
        yield f"{start} >-"
        yield from (inner + line for line in _folded(value, _WIDTH - len(inner)))
    else:
        yield f"{start} {_scalar(value, inside=False)}"


def _is_prose(text: str) -> bool:
    """Whether a long text may be broken between its words; a formula is not."""
    return not text.startswith("=") and _PROSE_WORDS.fullmatch(text) is not None and is_plain(text)


def _is_block_text(text: str) -> bool:
    """Whether a text of several lines can stand as they are."""
    body = text.removesuffix("\n")
    several = "\n" in body or (text.endswith("\n") and bool(body))
    return several and not body.startswith((" ", "\n")) and not body.endswith("\n") and is_plain(body)


def _folded(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _in_one_line(value: Tree) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _scalar(value, inside=True)
    if isinstance(value, Mapping):
        inside = ", ".join(
            f"{_scalar(key, inside=True)}: {_in_one_line(each)}" for key, each in value.items()
        )
        return f"{{{inside}}}"
    return f"[{', '.join(map(_in_one_line, value))}]"


def _scalar(text: str, *, inside: bool) -> str:
    """A text as YAML writes it: plain where that is safe, else in quotes; `inside` braces more needs them."""
    if isinstance(text, Bare):
        return text
    formula = text.startswith("= ") and not inside and kind_of(text) == "text"
    if (formula or _PLAIN_START.match(text)) and not _needs_quotes(text, inside=inside):
        return text
    if '"' in text and "'" not in text and "\n" not in text and is_plain(text):
        return f"'{text}'"
    return f'"{"".join(map(_escaped, text))}"'


def _needs_quotes(text: str, *, inside: bool) -> bool:
    if _ENDS_EARLY.search(text) or (inside and _DIVIDES.search(text)) or not is_plain(text):
        return True
    return kind_of(text) != "text" or trap_in(text) is not None


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if is_plain(character):
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"

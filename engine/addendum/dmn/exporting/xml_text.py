"""XML as it is written: elements set in, attributes and texts escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_STEP = "  "
# XML 1.0 has no way to write these characters, not even escaped.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Tag(NamedTuple):
    """An element to write: attributes that are `""` are left out; it holds either elements or a text."""

    name: str
    attributes: Mapping[str, str] = {}
    children: tuple[Tag, ...] = ()
    text: str | None = None


def text_tag(name: str, text: str) -> tuple[Tag, ...]:
    """An element with a text; none where the text is empty."""
    return (Tag(name, text=text),) if text else ()


def written(root: Tag) -> str:
    """The whole document below an element."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', *_lines(root, "")]
    return "".join(f"{line}\n" for line in lines)


def _lines(tag: Tag, indent: str) -> Iterator[str]:
    attributes = "".join(
        f" {name}={quoteattr(_legal(value))}" for name, value in tag.attributes.items() if value
    )
    opening = f"{indent}<{tag.name}{attributes}"
    if tag.text is not None:
        yield f"{opening}>{escape(_legal(tag.text))}</{tag.name}>"
    elif not tag.children:
        yield f"{opening}/>"
    else:
        yield f"{opening}>"
        for child in tag.children:
            yield from _lines(child, indent + _STEP)
        yield f"{indent}</{tag.name}>"


def _legal(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)

"""Tabs at the start of a line: they look like indentation, and YAML does not take them for any."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from addendum.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addendum.documents.source import Source

_INDENTED_BY_TAB = re.compile(r"^ *(\t+)[ \t]*(?=[^\s#])", re.MULTILINE)


def tab_in_indentation(place_of: Source, start: int, end: int) -> Finding:
    """The finding for the tabs from `start` to `end`."""
    return Finding(
        "TAB-INDENT",
        place_of.place(start, end),
        "This line is indented with a tab.",
        fix="Indent with spaces, two for each level.",
    )


def tabs_in_indentation(source: Source, texts: Sequence[tuple[int, int]], read_to: int) -> Iterator[Finding]:
    """A finding for each line that a tab indents, apart from lines within the quoted and block `texts`.

    `read_to` is the index up to which the document could be read; what follows is not known well enough.
    """
    starts = [start for start, _ in texts]
    for found in _INDENTED_BY_TAB.finditer(source.text):
        if found.start(1) > read_to:
            return
        before = bisect_right(starts, found.start()) - 1
        if before < 0 or found.start() >= texts[before][1]:
            yield tab_in_indentation(source, found.start(1), found.end(1))

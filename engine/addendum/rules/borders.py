"""Borders of a table that one bisection answers, cut down to those that part something."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.rules.hits import Hit
    from addendum.values import Value


def side_of(lists: Iterable[list[Hit | None]]) -> str:
    """Which stretch all borders belong to: `right`, `left`, or neither (`""`)."""
    sides = {"right", "left"}
    for hits in lists:
        if "right" in sides and any(hits[at] is not hits[at + 1] for at in range(1, len(hits), 2)):
            sides.discard("right")
        if "left" in sides and any(hits[at] is not hits[at - 1] for at in range(1, len(hits), 2)):
            sides.discard("left")
    return "right" if "right" in sides else next(iter(sides), "")


def parted(borders: list[Value], hits: list[Hit | None], side: str) -> tuple[list[Value], list[Hit | None]]:
    """Borders that part something, with a hit for each stretch; all cells where the sides differ."""
    if not side:
        return borders, hits
    hits = hits[::2]
    kept = [at for at in range(len(borders)) if hits[at] is not hits[at + 1]]
    if len(kept) < len(borders):
        borders, hits = [borders[at] for at in kept], [hits[0], *(hits[at + 1] for at in kept)]
    return borders, hits

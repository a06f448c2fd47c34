"""Tables that one dict and one bisection answer, as straight-line code looks them up in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from addendum.rules.hits import Hit
    from addendum.values import Value


class Lookup(NamedTuple):
    """A table that one dict and one bisection answer, for code that does both in place.

    `hashed` are the columns of the dict's key (the value itself where it is one column; no dict but `hits`
    where it is none). Its values are hits, or, where a column is `ranged`, borders with a hit for each
    stretch between them. `side` tells which stretch a border itself belongs to: `right` the one above it,
    `left` the one below. A hit that is None is for `CompiledTable.answer` to explain. `default` is for keys
    that are not in the dict.
    """

    hashed: tuple[int, ...]
    ranged: int | None
    side: str
    hits: Mapping[Value, Value]
    default: Hit | None


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

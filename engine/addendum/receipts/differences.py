"""The first place in which two documents differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.values import dumps

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_THERE = "nothing"


class Difference(NamedTuple):
    """A path of names and positions, joined by dots, with what was there and what is, as JSON."""

    path: str
    was: str
    now: str


def first_difference(before: object, after: object, path: str = "") -> Difference | None:
    """The first place, in the order of the document before, in which the two differ."""
    return next(_differences(before, after, path), None)


def _differences(before: object, after: object, path: str) -> Iterator[Difference]:
    if isinstance(before, dict) and isinstance(after, dict):
        for name in (*before, *(name for name in after if name not in before)):
            inner = f"{path}.{name}" if path else name
            if name in before and name in after:
                yield from _differences(before[name], after[name], inner)
            else:
                yield Difference(inner, _shown(before, name), _shown(after, name))
    elif isinstance(before, list) and isinstance(after, list):
        for at, (old, new) in enumerate(zip(before, after, strict=False)):
            yield from _differences(old, new, f"{path}.{at}")
        if len(before) != len(after):
            yield Difference(path, f"{len(before)} entries", f"{len(after)} entries")
    elif before != after or isinstance(before, bool) is not isinstance(after, bool):
        yield Difference(path, dumps(before), dumps(after))


def _shown(holder: dict[str, object], name: str) -> str:
    return dumps(holder[name]) if name in holder else _NOT_THERE

"""Sets of moments as sorted stretches: put together, shared, taken away, cut to a span.

A stretch holds the moments from its start to before its end, in seconds. Stretches of a set lie apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction
    from typing import TypeVar

    M = TypeVar("M", int, "int | Fraction")
    Stretches = list[tuple[int, int]]


def united(stretches: Iterable[tuple[M, M]]) -> list[tuple[M, M]]:
    """The moments in any of the stretches, which may come in any order and overlap."""
    found: list[tuple[M, M]] = []
    latest = None
    for start, end in sorted(stretches):
        if start >= end:
            continue
        if latest is not None and start <= latest:
            if end > latest:
                found[-1] = (found[-1][0], end)
                latest = end
        else:
            found.append((start, end))
            latest = end
    return found


def shared(one: list[tuple[M, M]], other: list[tuple[M, M]]) -> list[tuple[M, M]]:
    """The moments in both sets."""
    found: list[tuple[M, M]] = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < end:
            found.append((start, end))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return found


def without(one: list[tuple[M, M]], other: list[tuple[M, M]]) -> list[tuple[M, M]]:
    """The moments of the first set that are not in the other."""
    if not other:
        return one
    found: list[tuple[M, M]] = []
    j = 0
    for start, end in one:
        while j < len(other) and other[j][1] <= start:
            j += 1
        k = j
        while k < len(other) and other[k][0] < end:
            if other[k][0] > start:
                found.append((start, other[k][0]))
            start = max(start, other[k][1])  # noqa: PLW2901 - what is left of the stretch
            k += 1
        if start < end:
            found.append((start, end))
    return found


def cut(stretches: Iterable[tuple[M, M]], start: M, end: M) -> list[tuple[M, M]]:
    """The part of the stretches that lies from `start` to before `end`."""
    return [(max(one, start), min(two, end)) for one, two in stretches if one < end and two > start]

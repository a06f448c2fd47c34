"""The offsets of a region from UTC through time, asked of the time zone data once and kept."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

FIRST_KNOWN, LAST_KNOWN = -62_100_000_000, 253_300_000_000
"""Moments in the years 2 and 9996: between them the time zone data can be asked about any moment."""
_SPAN = 1 << 25
"""Seconds, some 388 days, that are looked up together."""
_STEP = 1 << 18
"""Seconds, some three days: changes of the clocks lie at least six days apart in every region since 1800."""
_MOST_SPANS = 2048


class Offsets:
    """What one region's clocks are ahead of UTC, by moment."""

    __slots__ = ("_known", "_shown", "_zone")

    def __init__(self, zone: ZoneInfo) -> None:
        from datetime import datetime

        self._zone = zone
        self._shown = datetime.fromtimestamp
        self._known: dict[int, tuple[list[int], list[int]]] = {}

    def at(self, moment: int) -> int:
        """Seconds ahead of UTC at a moment between FIRST_KNOWN and LAST_KNOWN."""
        starts, offsets = self._known.get(moment // _SPAN) or self._span(moment // _SPAN)
        return offsets[0] if len(offsets) == 1 else offsets[bisect_right(starts, moment) - 1]

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The moments from which on an offset held, each with the offset; the first of them is `start`."""
        found = [(start, self.at(start))]
        for number in range(start // _SPAN, end // _SPAN + 1):
            for since, offset in zip(*(self._known.get(number) or self._span(number)), strict=True):
                if start < since < end and offset != found[-1][1]:
                    found.append((since, offset))
        return found

    def _span(self, number: int) -> tuple[list[int], list[int]]:
        begin = number * _SPAN
        starts, offsets = [begin], [self._asked(begin)]
        for checked in range(begin + _STEP, begin + _SPAN + 1, _STEP):
            offset = self._asked(checked)
            if offset != offsets[-1]:
                change = self._change(checked - _STEP, checked)
                if change < begin + _SPAN:
                    starts.append(change)
                    offsets.append(offset)
        if len(self._known) >= _MOST_SPANS:
            self._known.clear()
        self._known[number] = found = starts, offsets
        return found

    def _change(self, before: int, after: int) -> int:
        """The first moment after `before` that has the offset of `after`."""
        old = self._asked(before)
        while after - before > 1:
            middle = (before + after) // 2
            if self._asked(middle) == old:
                before = middle
            else:
                after = middle
        return after

    def _asked(self, moment: int) -> int:
        ahead = self._shown(moment, self._zone).utcoffset()
        return ahead.days * 86_400 + ahead.seconds  # type: ignore[union-attr]


@lru_cache(maxsize=256)
def offsets_of(name: str) -> Offsets:
    """The offsets of the region with this name in the time zone data."""
    from zoneinfo import ZoneInfo

    return Offsets(ZoneInfo(name))

"""Bands: rows of one ordered column, where a row with one border ends where its neighbour begins."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from addendum.findings import Finding, Related
from addendum.light import NamedTuple
from addendum.rules.conditions import is_empty, read_condition
from addendum.rules.model import Among, Anything, Span, Within
from addendum.rules.wording import span_words, words
from addendum.values import NoAnswer, is_ordered, show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from addendum.documents import Mapping
    from addendum.rules.model import Condition
    from addendum.values import Type, Value

    Report = Callable[[Finding], None]


class Border(NamedTuple):
    """A value where a band begins or ends, and whether the value belongs to it."""

    value: Value
    closed: bool


class _Band(NamedTuple):
    low: Border | None
    high: Border | None

    @property
    def is_open(self) -> bool:
        """Whether exactly one border is written, so that a neighbour gives the other."""
        return (self.low is None) != (self.high is None)


def close_bands(
    rows: Sequence[Mapping], of_type: Type, report: Report, outside: Condition | None = None
) -> list[Condition | None]:
    """The condition of each row, with the ends that its neighbours give; None for a row with findings.

    `outside` holds elsewhere (where a commitment is met): the outermost band ends where it begins. Rows of an
    unordered type are taken as written.
    """
    read = [read_condition(row, of_type, report) if row.entries else Anything() for row in rows]
    if not is_ordered(of_type) or any(condition is None for condition in read):
        return read
    bands = [_band_of(condition) if condition is not None else None for condition in read]
    try:
        return _closed(rows, read, bands, of_type, report, outside)
    except NoAnswer as problem:
        report(Finding(problem.code, rows[0].place, problem.says, fix=problem.fix))
        return [None] * len(rows)


def complement(condition: Condition, of_type: Type) -> Condition:
    """The condition that holds where this one does not; raises TypeError for a formula."""
    if isinstance(condition, Among):
        return Among(condition.values, negated=not condition.negated)
    if isinstance(condition, Within):
        return Within(tuple(_spans_outside(condition.spans)))
    if isinstance(condition, Anything):
        return Within(()) if is_ordered(of_type) else Among(())
    raise TypeError("the opposite of a formula is not known")


def _spans_outside(spans: Sequence[Span]) -> list[Span]:
    found = []
    low: Border | None = None
    for span in spans:
        if span.low is not None:
            found.append(_span(low, Border(span.low, not span.low_closed)))
        if span.high is None:
            return found
        low = Border(span.high, not span.high_closed)
    return [*found, _span(low, None)]


def _closed(
    rows: Sequence[Mapping],
    read: list[Condition | None],
    bands: list[_Band | None],
    of_type: Type,
    report: Report,
    outside: Condition | None,
) -> list[Condition | None]:
    if not any(band is not None and (band.is_open or band == _Band(None, None)) for band in bands):
        return read
    problems = [*_borderless(rows, bands), *_repeated(rows, bands), *_turned(rows, bands)]
    if problems:
        for problem in problems:
            report(problem)
        return [None] * len(rows)
    rises = _direction(bands) >= 0
    closed: list[Condition | None] = []
    for index, (band, condition) in enumerate(zip(bands, read, strict=True)):
        if band is None or not band.is_open:
            closed.append(condition)
            continue
        span = _ended(rows, bands, index, rises=rises, outside=outside, report=report)
        if span is not None and is_empty(span, of_type):
            report(_empty(rows[index], span, outside, of_type))
            span = None
        closed.append(None if span is None else Within((span,)))
    return closed


def _band_of(condition: Condition) -> _Band | None:
    """The borders that a row writes; None for a row that is no stretch, which stays as it is."""
    if isinstance(condition, Anything):
        return _Band(None, None)
    if isinstance(condition, Among) and len(condition.values) == 1 and not condition.negated:
        border = Border(condition.values[0], closed=True)
        return _Band(border, border)
    if not isinstance(condition, Within) or len(condition.spans) != 1:
        return None
    span = condition.spans[0]
    low = None if span.low is None else Border(span.low, span.low_closed)
    return _Band(low, None if span.high is None else Border(span.high, span.high_closed))


def _borderless(rows: Sequence[Mapping], bands: Sequence[_Band | None]) -> list[Finding]:
    return [
        Finding(
            "BAND-BORDER-MISSING",
            row.place,
            "This band has no border, so it is open where it begins and ends.",
            fix="Write where it begins or where it ends, for example with `at least` or `below`.",
        )
        for row, band in zip(rows, bands, strict=True)
        if band == _Band(None, None) and len(bands) > 1
    ]


def _repeated(rows: Sequence[Mapping], bands: Sequence[_Band | None]) -> list[Finding]:
    """Bands with one border that write the same one."""
    found = []
    seen: dict[tuple[bool, Value], int] = {}
    for index, band in enumerate(bands):
        if band is None or not band.is_open:
            continue
        border = band.low or band.high
        first = seen.setdefault((band.low is not None, border.value if border else None), index)
        if first != index and border is not None:
            found.append(
                Finding(
                    "BAND-BORDER-TWICE",
                    rows[index].place,
                    f"Two bands have the border {show(border.value)} on the same side: one is empty.",
                    fix="Give one of them another border, or leave it out.",
                    related=(Related(rows[first].place, "the other one is here"),),
                )
            )
    return found


def _turned(rows: Sequence[Mapping], bands: Sequence[_Band | None]) -> list[Finding]:
    """The first row at which the bands turn round."""
    ways = [0, *(_way(one, other) for one, other in pairwise(bands))]
    first = next((way for way in ways if way), 0)
    for index, way in enumerate(ways):
        if way and way != first:
            run, turn = ("upwards", "downwards") if first > 0 else ("downwards", "upwards")
            return [
                Finding(
                    "BANDS-BOTH-WAYS",
                    rows[index].place,
                    f"The bands run {run} up to here and {turn} from here, so it is open where they end.",
                    fix="Write the bands in one order, or give each of them both borders.",
                    related=(Related(rows[index - 1].place, "the band before"),),
                )
            ]
    return []


def _direction(bands: Sequence[_Band | None]) -> int:
    ways = (_way(one, other) for one, other in pairwise(bands))
    return next((way for way in ways if way), 0)


def _way(band: _Band | None, following: _Band | None) -> int:
    """1 where the next band lies above, -1 where it lies below, 0 where their borders do not tell.

    Two bands that both write both borders need not stand in any order.
    """
    if band is None or following is None or not (band.is_open or following.is_open):
        return 0
    if band.low is not None and following.high is not None and following.high.value <= band.low.value:
        return -1
    if band.high is not None and following.low is not None and following.low.value >= band.high.value:
        return 1
    for one, other in ((band.low, following.low), (band.high, following.high)):
        if one is not None and other is not None and one.value != other.value:
            return 1 if other.value > one.value else -1
    if band.low is None and following.high is None:
        return 1
    return -1 if band.high is None and following.low is None else 0


def _ended(
    rows: Sequence[Mapping],
    bands: Sequence[_Band | None],
    index: int,
    *,
    rises: bool,
    outside: Condition | None,
    report: Report,
) -> Span | None:
    """The stretch of a band with one border: the other is the neighbour's, or the outside's."""
    band = bands[index]
    if band is None:
        return None
    wants_high = band.high is None
    neighbour = index + (1 if wants_high == rises else -1)
    if not 0 <= neighbour < len(bands):
        edge = _edge(outside, high=wants_high)
        return _span(band.low, edge) if wants_high else _span(edge, band.high)
    other = bands[neighbour]
    facing = None if other is None else (other.low if wants_high else other.high)
    if facing is None:
        report(_no_border(rows[index], rows[neighbour]))
        return None
    opposite = Border(facing.value, not facing.closed)
    return _span(band.low, opposite) if wants_high else _span(opposite, band.high)


def _edge(outside: Condition | None, *, high: bool) -> Border | None:
    """Where the outermost band ends because something else holds beyond; None where nothing does."""
    if not isinstance(outside, Within) or not outside.spans:
        return None
    span = outside.spans[-1] if high else outside.spans[0]
    if high:
        return None if span.high is not None or span.low is None else Border(span.low, not span.low_closed)
    return None if span.low is not None or span.high is None else Border(span.high, not span.high_closed)


def _span(low: Border | None, high: Border | None) -> Span:
    return Span(
        None if low is None else low.value,
        low is not None and low.closed,
        None if high is None else high.value,
        high is not None and high.closed,
    )


def _no_border(row: Mapping, neighbour: Mapping) -> Finding:
    return Finding(
        "BAND-BORDER-MISSING",
        row.place,
        "No border is written between this band and its neighbour, so it is open where one ends.",
        fix="Write the border in one of the two bands.",
        related=(Related(neighbour.place, "the neighbour"),),
    )


def _empty(row: Mapping, span: Span, outside: Condition | None, of_type: Type) -> Finding:
    beyond = (
        f", and where it is {words(outside, of_type)} the commitment is met" if outside is not None else ""
    )
    return Finding(
        "BAND-EMPTY",
        row.place,
        f"Nothing is left for this band: it would hold for {span_words(span)}{beyond}.",
        fix="Correct its border, or leave the band out.",
    )

"""The time that is measured: which period, from which day counted, its open hours, the part in service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.calendar_text import open_stretches
from addendum.kinds.contract import CONTRACT_START
from addendum.kinds.counted_periods import COUNTED_FROM, FISCAL_YEAR, checked_period, period_named
from addendum.kinds.document import mapping_at, text_at
from addendum.kinds.own_words import in_words
from addendum.kinds.periods import counted_from, span_formula, zone_of
from addendum.light import NamedTuple
from addendum.rules import Bounds, Fact
from addendum.values import ANY, DATE, DATE_TIME, DURATION, Duration

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.kinds.periods import Period

COUNTED_AS = ("month counted as", "period counted as")
PART_LIFE, DURING = "part life", "during"
TIME_KEYS = ("per", *COUNTED_AS, COUNTED_FROM, FISCAL_YEAR, DURING, PART_LIFE)
"""The keys of a measure that say over which time it is counted."""
_IN_SERVICE, _REST, _LEFT_OUT = "in service", "the rest", "is left out"
_ENDS = ("from", "to")


class MeasuredTime(NamedTuple):
    """The period with texts of formulas: for the stretch in which outages count, and for its counted length.

    `words` tell which time that is, with facts in braces; `place` is the node that says how long it counts.
    """

    period: Period
    zone: str
    span: str
    length: str
    words: str
    place: Node


def measured_period(document: Document) -> Period | None:
    """The period that is looked at, None where the policy names none."""
    return period_named(mapping_at(document.body, "measure"))


def counted_period(builder: Builder, document: Document) -> Period | None:
    """The period that is looked at, counted from where the policy or the contract says."""
    period = measured_period(document)
    return None if period is None else _of_contract(builder, period)


def declare_time(builder: Builder, document: Document, measure: Mapping) -> None:
    """Announce how long the service was live, where a case tells that as a length of time."""
    fact = text_at(mapping_at(measure, PART_LIFE), _IN_SERVICE)
    if fact:
        origin = document.origin(measure)
        builder.need_fact(Fact(fact, DURATION, origin, bounds=Bounds(at_least=Duration(0))))


def measured_time(builder: Builder, document: Document, measure: Mapping, period: Period) -> MeasuredTime:
    """The time of the period that is measured; what it is counted from is checked."""
    period = checked_period(builder, measure, _of_contract(builder, period))
    zone = zone_of(builder, document, period)
    whole = span_formula(period, zone)
    live = _live_span(builder, measure, whole, zone)
    part, during = mapping_at(measure, PART_LIFE), measure.get(DURING)
    is_left_out = text_at(part, _REST) == _LEFT_OUT
    counted = live if is_left_out else whole
    length, words = f"length_of({counted})", f"{period.named}, in {zone}"
    if during is not None:
        length = f"time_of({open_stretches(builder, during, counted)})"
        words += f", in the open hours of {in_words(during)}"
    if is_left_out and live != whole:
        words += f", {_service_words(part)}"
    time = _counted_as(
        MeasuredTime(period, zone, live, length, words, measure), measure, whole=counted == whole
    )
    fact = text_at(part, _IN_SERVICE)
    if part is None or not (fact and is_left_out):
        return time
    words = f"{{{fact}}} in service, within {time.words}"
    return time._replace(length=f"time_in_service({fact}, {time.length})", words=words, place=part)


def _of_contract(builder: Builder, period: Period) -> Period:
    """Periods of the contract follow each other from its first day on, where that is known."""
    if period.anchor or not period.words.startswith("contract "):
        return period
    start = builder.offered(CONTRACT_START)
    return counted_from(period, CONTRACT_START) if start is not None and start.value is not None else period


def _live_span(builder: Builder, measure: Mapping, whole: str, zone: str) -> str:
    """The part of the period in which the service was live; all of it where nothing tells its ends."""
    part = mapping_at(measure, PART_LIFE)
    ends = [part.get(end) for end in _ENDS] if part is not None else []
    if not any(isinstance(end, Scalar) for end in ends):
        if part is not None and _IN_SERVICE not in part:
            _report_open(builder, part)
        return whole
    return f'in_service({whole}, {", ".join(_end_text(builder, end) for end in ends)}, "{zone}")'


def _end_text(builder: Builder, named: Node | None) -> str:
    """When the service began or ended, as a list of one moment or day, or of none where that is open."""
    if not isinstance(named, Scalar):
        return "[]"
    of_type = builder.type_named(named.text, named.place)
    if of_type not in (DATE, DATE_TIME):
        if of_type is not ANY:
            _report_no_end(builder, named)
        return "[]"
    fact = builder.facts.get(named.text)
    if fact is None or not fact.optional:
        return f"[{named.text}]"
    return f"if {named.text} is given then [{named.text}] else []"


def _report_open(builder: Builder, part: Mapping) -> None:
    builder.report(
        "LIFE-OPEN",
        part.place,
        "Nothing says for how long the service was live in the period.",
        fix="Add `in service:` with the fact that tells the time, or `from:` and `to:` with days.",
    )


def _report_no_end(builder: Builder, named: Scalar) -> None:
    builder.report(
        "DAY-NEEDED",
        named.place,
        f"`{named.text}` is no day or moment at which a service could begin or end.",
        fix="Name a fact of the type `date` or `date and time`.",
    )


def _service_words(part: Mapping | None) -> str:
    """From when to when the service was live, with facts in braces."""
    told = [f"{end} {{{text_at(part, end)}}}" for end in _ENDS if text_at(part, end)]
    return f"in service {' '.join(told)}"


def _counted_as(time: MeasuredTime, measure: Mapping, *, whole: bool) -> MeasuredTime:
    """The time with a fixed length for the period; no more than that where only a part of it counts."""
    written = next((measure.get(key) for key in COUNTED_AS if key in measure), None)
    if not isinstance(written, Scalar):
        return time
    hours = _hours(written.text)
    words = f"a {time.period.words} counted as {written.text}"
    return time._replace(
        length=hours if whole else f"min({hours}, {time.length})", words=words, place=written
    )


def _hours(days: str) -> str:
    """`30 days` as hours: a month counted as days has days of 24 hours."""
    number, _, unit = days.partition(" ")
    return f"{number} * 24 hours" if unit.endswith(("day", "days")) else days

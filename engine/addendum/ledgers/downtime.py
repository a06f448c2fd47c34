"""Downtime: what outages add up to, what is left out of it, and how each of them counts, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.calendars import cut, exact, shared, united
from addendum.ledgers.allowances import Allowance
from addendum.ledgers.counting import Counting, pieces_of
from addendum.ledgers.exclusions import Exclusion, leave_out
from addendum.ledgers.outages import APPLIES, LENGTH, SOURCE, outages_of
from addendum.ledgers.periods import FROM, TO
from addendum.ledgers.telling import told
from addendum.values import UTC, Duration, as_mode, region

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from addendum.ledgers.outages import Outage, Record
    from addendum.ledgers.periods import Span
    from addendum.values import Value, Zone

    Moment = int | Fraction
    Stretches = list[tuple[Moment, Moment]]
    Rules = Mapping[str, Any]

COUNTED, LEFT_OUT, ONE_BY_ONE, EACH = "counted", "left_out", "one_by_one", "each"


def outages_added_up(records: Iterable[Record], rules: Rules) -> dict[str, Value]:
    """What of outages is `counted`, what exclusions `left_out` by their names, and the outages `one_by_one`.

    Under `each` are those that count, as they were given, with the length that counts.
    `rules` say how: `within` which stretch of time and in which `zone`, `during` which open hours, the
    `unit`, how its `parts` count and `for` what, when a unit is `down_for` long enough, which outages are
    `long_enough`, what holds where they are `overlapping`, and the `excluding` rules. Outages are joined
    where they touch, to tell how long each is. Raises NoAnswer as reading outages and allowances do.
    """
    span: Span | None = rules.get("within")
    outages = _long_enough(outages_of(records), rules)
    open_time = _stretches(rules.get("during"))
    times = [[] if outage.why_not else _within(outage, span, open_time) for outage in outages]
    exclusions = [_exclusion(each, rules) for each in rules.get("excluding") or ()]
    left = leave_out(outages, times, exclusions, span)
    shares = [outage.share for outage in outages]
    pieces = pieces_of(zip(left.remaining, shares, strict=True), rules.get("overlapping") or "")
    joined = united(each for outage in outages if not outage.why_not for each in _within(outage, span, None))
    seconds = _counting(rules).time(pieces, joined)
    return {
        COUNTED: Duration(as_mode(seconds)),
        LEFT_OUT: {
            exclusion.name: Duration(as_mode(total))
            for exclusion, total in zip(exclusions, left.totals, strict=True)
        },
        ONE_BY_ONE: told(outages, times, exclusions, left),
        EACH: _as_given(outages, left.remaining),
    }


def _as_given(outages: Sequence[Outage], remaining: Sequence[Stretches]) -> list[Record]:
    """The outages that count, as they were given, each with the length that counts of it."""
    return [
        {**outage.record[SOURCE], LENGTH: Duration(as_mode(sum(end - start for start, end in parts)))}
        for outage, parts in zip(outages, remaining, strict=True)
        if parts and SOURCE in outage.record
    ]


def left_out_of(account: Mapping[str, Any], name: str) -> Duration:
    """The time that the exclusion of this name left out."""
    found: Duration = account[LEFT_OUT][name]
    return found


def _within(outage: Outage, span: Span | None, open_time: Stretches | None) -> Stretches:
    found: Stretches = [(outage.start, outage.end)] if outage.start < outage.end else []
    if span is not None:
        found = cut(found, span[FROM].instant, span[TO].instant)
    return found if open_time is None else shared(found, open_time)


def _stretches(written: Sequence[Span] | None) -> Stretches | None:
    """Stretches of time in seconds; None where none are written."""
    return None if written is None else [(each[FROM].instant, each[TO].instant) for each in written]


def _long_enough(outages: Sequence[Outage], rules: Rules) -> list[Outage]:
    """The outages, those that are too short marked so; parts of an outage that touch are one.

    Outages that are left out whole, and those that are not, are looked at apart.
    """
    long_enough = rules.get("long_enough")
    if long_enough is None:
        return list(outages)
    whole = [each.get("during") is None for each in rules.get("excluding") or ()]
    groups: dict[int, list[int]] = {}
    for at, outage in enumerate(outages):
        if not outage.why_not:
            groups.setdefault(_excluded_by(outage, whole), []).append(at)
    found = list(outages)
    for group in groups.values():
        for start, end in united((outages[at].start, outages[at].end) for at in group):
            if not long_enough(Duration(as_mode(end - start))):
                for at in group:
                    if start <= outages[at].start < end:
                        found[at] = outages[at]._replace(why_not=rules["too_short"])
    return found


def _excluded_by(outage: Outage, whole: Sequence[bool]) -> int:
    """The number of the first exclusion that leaves out the whole outage, -1 where none does."""
    numbers = (number for number, applies in enumerate(outage.excluded) if applies == APPLIES)
    return next((number for number in numbers if whole[number]), -1)


def _exclusion(written: Rules, rules: Rules) -> Exclusion:
    inside = _stretches(written.get("during"))
    return Exclusion(written["name"], written["words"], inside, _allowance(written, rules))


def _allowance(written: Rules, rules: Rules) -> Allowance | None:
    limit = written.get("up_to")
    if limit is None:
        return None
    earlier = [_amount(each) for each in written.get("earlier") or ()]
    return Allowance(
        _amount(limit),
        written["per"],
        not isinstance(limit, Duration),
        rules.get("zone") or "UTC",
        written.get("anchor"),
        earlier[0] if earlier else None,
        written.get("earlier_use") or "",
    )


def _amount(value: Any) -> Moment:
    """A length of time in seconds, or a number of outages."""
    return exact(value.seconds if isinstance(value, Duration) else value)


def _counting(rules: Rules) -> Counting:
    down_for = rules.get("down_for")
    unit: Duration = rules["unit"]
    return Counting(
        exact(unit.seconds),
        rules["parts"],
        rules["for"],
        _zone(rules.get("zone") or "UTC"),
        None if down_for is None else lambda seconds: bool(down_for(Duration(as_mode(seconds)))),
    )


def _zone(name: str) -> Zone:
    return UTC if name == "UTC" else region(name)

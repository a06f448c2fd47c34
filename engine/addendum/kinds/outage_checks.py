"""What cannot be meant of downtime: rules that look at moments which nobody tells, rules that never count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.kinds.outage_lists import MOMENTS
from addendum.ledgers import COUNTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.kinds.builder import Builder
    from addendum.kinds.outage_lists import OutageList
    from addendum.kinds.periods import Period

_BY_MOMENTS = ("during", "counts from", "notice")


def check_downtime(builder: Builder, node: Mapping, outages: OutageList, period: Period | None) -> None:
    """Report the rules of downtime that its outages, its period or its unit leave nothing to look at."""
    for key in _by_moments(node):
        if not outages.has_moments:
            builder.report(
                "MOMENTS-NEEDED",
                key.place,
                f"`{key.text}` looks at when outages were, and `{outages.name}` tells only their length.",
                fix="Give its records the fields `from: date and time` and `to: date and time`.",
            )
        elif key.text == "during" and period is None:
            builder.report(
                "PERIOD-NEEDED",
                key.place,
                "Which open hours are meant is open, since nothing says over which period is measured.",
                fix="Add `per:` to the measure, for example `per: calendar month`.",
            )
    for key, because in _never_counting(node, outages):
        builder.report(
            "NEVER-COUNTS", key.place, f"`{key.text}` would never count: {because}.", fix="Take it out."
        )


def _by_moments(node: Mapping) -> Iterator[Scalar]:
    """The words that need to know when an outage was."""
    exclusions = [item for item in items_at(node, "excluding") if isinstance(item, Mapping)]
    for part in (node, *exclusions):
        yield from (key for key, _ in part.entries if key.text in _BY_MOMENTS)
    counted = mapping_at(node, "counted in")
    yield from (key for key, _ in (counted.entries if counted is not None else ()) if _is_of_clock(key.text))


def _never_counting(node: Mapping, outages: OutageList) -> Iterator[tuple[Scalar, str]]:
    """The words that other words leave without a meaning, with the reason."""
    counted = mapping_at(node, "counted in")
    units = {key: text_at(counted, key) for key in (counted or ())}
    of_clock = any(map(_is_of_clock, units))
    reasons = {
        "each": "these outages end at `to`" if outages.form == MOMENTS else "",
        "counted for": "units of the clock are decided one by one" if of_clock else "",
        "where outages overlap": "" if "weighted by" in node else "time counts once without `weighted by`",
        "down for": ""
        if of_clock and set(units.values()) == {COUNTS}
        else "it goes with clock minutes or clock hours of which a `part counts`",
    }
    for key, _ in node.entries:
        if reasons.get(key.text):
            yield key, reasons[key.text]


def _is_of_clock(unit: str) -> bool:
    return unit.startswith("clock ")

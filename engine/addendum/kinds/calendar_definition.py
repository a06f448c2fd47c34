"""One calendar as the engine counts in it: hours, zone, what closes it, and what a business day is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.calendars import BusinessDayRule, Definition
from addendum.documents import Mapping, Scalar
from addendum.findings import Level, Related
from addendum.kinds.calendar_choices import (
    HOLIDAYS_OF,
    REGION,
    ZONE,
    check_zone,
    decide_regions,
    decide_zone,
    decision_name,
    is_decided,
)
from addendum.kinds.calendar_days import closed_days, special_days
from addendum.kinds.calendar_shelf import Regional
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.kinds.hours_lines import read_hours
from addendum.light import NamedTuple
from addendum.values import DURATION, Duration, ValueProblem, read

if TYPE_CHECKING:
    from addendum.calendars import Hours
    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document

_LATER = "next opening"
_RULE_KEYS = ("starts counting", "ends", "received after hours")


class _Regions(NamedTuple):
    regions: tuple[str, ...] = ()
    decided_by: str = ""
    in_all: bool = False


def define(builder: Builder, document: Document, name: Scalar, body: Mapping) -> Definition:
    """The calendar written under `name`; what is wrong with it is reported, and left out."""
    exceptions = mapping_at(body, "except")
    zone, zone_from = _zone(builder, document, name, body)
    regions = _regions(builder, document, name.text, exceptions)
    closed = closed_days(builder, exceptions.get("dates") if exceptions is not None else None)
    for listed in items_at(exceptions, "holidays"):
        if isinstance(listed, Scalar):
            builder.shelf.lists_named.append((listed, document.head))
    return Definition(
        name=name.text,
        zone=zone,
        zone_from=zone_from,
        open=_open(builder, body),
        any_of=names_at(body, "any of"),
        all_of=names_at(body, "all of"),
        regions=regions.regions,
        regions_from=regions.decided_by,
        in_all_regions=regions.in_all,
        holiday_lists=names_at(exceptions, "holidays"),
        closed_days=frozenset(closed),
        closed_hours=read_hours(builder, items_at(exceptions, "days")),
        closed_calendars=names_at(exceptions, "calendar"),
        special_days=special_days(builder, mapping_at(body, "special days"), closed),
        business_day=_business_day(builder, mapping_at(body, "business day")),
        lands_on_next_opening=text_at(body, "landing on close") == _LATER,
    )


def names_at(node: Node | None, key: str) -> tuple[str, ...]:
    """The texts of the list, or the one text, under a key."""
    return tuple(item.text for item in items_at(node, key) if isinstance(item, Scalar))


def _open(builder: Builder, body: Mapping) -> tuple[Hours, ...] | None:
    return read_hours(builder, items_at(body, "open")) if "open" in body else None


def _zone(builder: Builder, document: Document, name: Scalar, body: Mapping) -> tuple[str, str]:
    """The zone of a calendar, or the name of the decision that gives it."""
    node = body.get(ZONE)
    if is_decided(node) and node is not None:
        decide_zone(builder, document, name.text, node)
        return "", decision_name(name.text, ZONE)
    if isinstance(node, Scalar):
        check_zone(builder, node)
        return node.text, ""
    found = document.head.zone or builder.zone
    if not found and text_at(body, "open") not in ("always", "never") and "open" in body:
        builder.report(
            "ZONE-ASSUMED",
            name.place,
            f"The calendar `{name.text}` has hours and no time zone, so they are taken as hours of UTC.",
            fix="Add `zone:`, for example `Europe/Berlin`, `UTC` or `= customer.zone`.",
            level=Level.WARNING,
        )
    return found or "UTC", ""


def _regions(builder: Builder, document: Document, calendar: str, exceptions: Mapping | None) -> _Regions:
    """The regions whose holidays count, or the decision that gives them, and whether all must share them."""
    node = exceptions.get(HOLIDAYS_OF) if exceptions is not None else None
    if node is None:
        return _Regions()
    if is_decided(node):
        for region, place in decide_regions(builder, document, calendar, node):
            builder.shelf.regional.append(Regional(region, place, document.head))
        return _Regions(decided_by=decision_name(calendar, REGION))
    in_all = isinstance(node, Mapping) and "all of" in node
    together = ("all of", "any of") if isinstance(node, Mapping) else ()
    written = [item for key in together for item in items_at(node, key)] or items_at(exceptions, HOLIDAYS_OF)
    found = [item for item in written if isinstance(item, Scalar)]
    builder.shelf.regional += [Regional(item.text, item.place, document.head) for item in found]
    return _Regions(tuple(item.text for item in found), in_all=in_all)


def _business_day(builder: Builder, rule: Mapping | None) -> BusinessDayRule:
    if rule is None:
        return BusinessDayRule()
    length = rule.get("is")
    defaults = BusinessDayRule()
    starts, ends, after = (text_at(rule, key) for key in _RULE_KEYS)
    return BusinessDayRule(
        _hours(builder, rule, length) if isinstance(length, Scalar) else None,
        starts or defaults.starts_counting,
        ends or defaults.ends,
        after or defaults.received_after_hours,
    )


def _hours(builder: Builder, rule: Mapping, length: Scalar) -> Duration | None:
    """The open time that a business day is; beside it nothing says anything about days."""
    beside = next((key for key, _ in rule.entries if key.text in _RULE_KEYS), None)
    if beside is not None:
        builder.report(
            "BUSINESS-DAY-UNCLEAR",
            beside.place,
            f"A business day is {length.text} of open time here, so `{beside.text}` never counts.",
            fix=f"Keep `is:` or `{beside.text}:`.",
            related=(Related(length.place, "the hours of a business day"),),
        )
    try:
        hours: Duration = read(DURATION, length.text)
    except ValueProblem as problem:
        builder.problem(problem, length.place)
        return None
    if hours.seconds <= 0:
        builder.report(
            "BUSINESS-DAY-UNCLEAR",
            length.place,
            f"A business day of {length.text} never passes.",
            fix="Write how much open time it is, for example `8 hours`.",
        )
        return None
    return hours

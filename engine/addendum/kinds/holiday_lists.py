"""Holidays as documents hold them: the days of a region, and for which days the list is complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.calendars import HolidayList
from addendum.documents import Mapping, Scalar
from addendum.findings import Related
from addendum.kinds.calendar_days import read_date
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.kinds.hours_lines import read_day

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.kinds.hours_lines import DayHours


def lower_holidays(builder: Builder, document: Document) -> None:
    """Add the list of a document: each holiday is a day of the calendar, within what the document covers."""
    covers = mapping_at(document.body, "covers")
    first, last = (_border(builder, covers, key) for key in ("from", "to"))
    if first is not None and last is not None and last < first:
        builder.report(
            "BOUNDS-EMPTY",
            document.origin(covers or document.body).place,
            "No day lies within what these holidays cover: it ends before it begins.",
            fix="Correct `from` or `to`.",
        )
        return
    days: dict[int, DayHours] = {}
    written = mapping_at(document.body, "days")
    for key, value in written.entries if written is not None else ():
        day = read_date(builder, key)
        if day is None:
            continue
        days[day.ordinal] = read_day(builder, items_at(value, "open")) if isinstance(value, Mapping) else ()
        if (first is not None and day.ordinal < first) or (last is not None and day.ordinal > last):
            builder.report(
                "HOLIDAY-NOT-COVERED",
                key.place,
                f"The holiday {key.text} lies outside the days that this document covers.",
                fix="Correct the date, or let `covers:` reach so far.",
            )
    found = HolidayList(document.head.id, text_at(document.body, "region"), first, last, days)
    _report_both(builder, document, found)
    builder.shelf.holidays[found.id] = found
    builder.shelf.holiday_places[found.id] = document.origin(covers or document.body).place


def _border(builder: Builder, covers: Mapping | None, key: str) -> int | None:
    node: Node | None = covers.get(key) if covers is not None else None
    day = read_date(builder, node) if isinstance(node, Scalar) else None
    return None if day is None else day.ordinal


def _report_both(builder: Builder, document: Document, found: HolidayList) -> None:
    """Report another list of the same region for some of the same days."""
    for other in builder.shelf.holidays.values():
        if found.region and other.region == found.region and _meet(found, other):
            builder.report(
                "HOLIDAYS-TWICE",
                document.head.place,
                f"`{other.id}` and `{found.id}` both hold the holidays of {found.region} for the same days.",
                example="A day that only one of them names is a holiday or not.",
                fix="Let `covers:` of one end where the other begins, or leave `region` out of one "
                "and name it by its id under `holidays:`.",
                related=(Related(builder.shelf.holiday_places[other.id], "the other list"),),
            )


def _meet(one: HolidayList, other: HolidayList) -> bool:
    return not (_before(one, other) or _before(other, one))


def _before(one: HolidayList, other: HolidayList) -> bool:
    return one.last is not None and other.first is not None and one.last < other.first

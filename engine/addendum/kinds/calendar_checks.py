"""What can be said of calendars once all are known: whether they ever open, and whose holidays there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.findings import Level, Related, did_you_mean, listed
from addendum.values import Date

if TYPE_CHECKING:
    from addendum.calendars import Definition, HolidayList
    from addendum.documents import Scalar
    from addendum.findings import Place
    from addendum.kinds.builder import Builder
    from addendum.kinds.calendar_shelf import CalendarShelf
    from addendum.kinds.document import Head

_MOST_NAMED = 8
_NO_HOURS = "HOURS-EMPTY"


def check_calendars(builder: Builder) -> None:
    """Report regions and lists of holidays that there are not, those that end, and calendars never open."""
    shelf = builder.shelf
    regions = dict.fromkeys(each.region for each in shelf.holidays.values() if each.region)
    for region, place, head in shelf.regional:
        found = [each for each in shelf.holidays.values() if each.region == region]
        if found:
            _report_end(builder, place, head, found, region)
        else:
            _report_region(builder, region, place, [*regions])
    for named, head in shelf.lists_named:
        _check_list(builder, named, head)
    if any(each.code == _NO_HOURS for each in builder.findings):
        return  # mended, those lines open what now looks as if it never opened
    for name, definition in shelf.definitions.items():
        if name in builder.calendars and _is_never_open(definition, shelf):
            _report_never_open(builder, name, builder.calendars[name])


def _report_region(builder: Builder, region: str, place: Place, known: list[str]) -> None:
    near = did_you_mean(region, known)
    fix = f"Write `{near}`, or add" if near else "Add"
    some = f" Known are {listed(known[:_MOST_NAMED], 'and')}." if known and not near else ""
    builder.report(
        "HOLIDAYS-MISSING",
        place,
        f"No document holds the holidays of {region}.",
        example="Whoever asks for a time in this calendar gets an error, not a guess.",
        fix=f"{fix} them: `addendum new holidays --region {region} --years 2024-2030`.{some}",
        level=Level.WARNING,
    )


def _check_list(builder: Builder, named: Scalar, head: Head) -> None:
    found = builder.shelf.holidays.get(named.text)
    if found is not None:
        _report_end(builder, named.place, head, [found], f"`{named.text}`")
        return
    known = builder.shelf.holidays
    near = did_you_mean(named.text, known)
    builder.report(
        "HOLIDAYS-MISSING",
        named.place,
        f"There is no document of the kind `holidays` with the id `{named.text}`.",
        fix=f"Write `{near}`." if near else "Correct the id, or add the document to this namespace.",
    )


def _report_end(builder: Builder, place: Place, head: Head, lists: list[HolidayList], whose: str) -> None:
    """Report holidays that end before the document ends that counts on them."""
    if head.until is None or any(each.last is None for each in lists):
        return
    last = max(lists, key=lambda each: each.last or 0)
    if last.last is not None and last.last < head.until.ordinal - 1:
        builder.report(
            "HOLIDAYS-END",
            place,
            f"The holidays of {whose} are known up to {Date.from_ordinal(last.last)} only, and this calendar "
            f"is in force until {head.until}.",
            example="A time that runs beyond that day is an error, not a guess.",
            fix="Add the holidays of the further years.",
            related=(Related(builder.shelf.holiday_places[last.id], "the days that are covered"),),
            level=Level.WARNING,
        )


def _is_never_open(definition: Definition, shelf: CalendarShelf, seen: tuple[str, ...] = ()) -> bool:
    """Whether a calendar has no open hour, by its own hours and those of its parts."""
    if definition.name in seen or any(definition.special_days.values()):
        return False
    if definition.open is not None:
        return not definition.open
    inner = [
        shelf.definitions[name]
        for name in (*definition.any_of, *definition.all_of)
        if name in shelf.definitions
    ]
    closed = [_is_never_open(each, shelf, (*seen, definition.name)) for each in inner]
    return bool(closed) and (any(closed) if definition.all_of else all(closed))


def _report_never_open(builder: Builder, name: str, place: Place) -> None:
    builder.report(
        "NEVER-OPEN",
        place,
        f"The calendar `{name}` is never open, so no time in it ever passes.",
        example=f"Whoever asks for a time in `{name}` gets an error.",
        fix="Write its hours under `open:`, or days with hours under `special days:`.",
        level=Level.WARNING,
    )

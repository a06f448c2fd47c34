"""Calendars changed: a holiday or a closed day that is open, hours that begin or end half an hour later."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from addendum.answers.mutation.edit import Edit
from addendum.answers.mutation.items import Mutant, MutantKind
from addendum.calendars import CalendarBook
from addendum.documents import Mapping
from addendum.kinds import mapping_at, text_at
from addendum.values import DATE, Date, ValueProblem, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from addendum.answers.coverage import Chart
    from addendum.answers.suggesting import Places
    from addendum.calendars import Definition, HolidayList, Hours
    from addendum.documents import Node, Scalar
    from addendum.kinds import Document

    Changes = Iterator[tuple[Mutant, Callable[[], Edit | None]]]
    Told = tuple[str, str, Definition]

_DAY = 24 * 60
_WEEK = 7 * _DAY
_LATER = 30  # minutes


def calendars_of(chart: Chart, _places: Places) -> Changes:
    """The changes of all calendars of a standing, and of the holidays that they take."""
    book = chart.lowered.calendars
    namespace = chart.standing.subject.split("/", 1)[0]
    for document in chart.standing.bundle.documents:
        holidays = book.holiday_lists.get(document.head.id)
        if holidays is not None and document.head.namespace == namespace:
            yield from _of_holidays(book, document, holidays)
        elif holidays is not None:
            yield from _of_all_holidays(book, document, holidays)
        written = mapping_at(document.body, "calendars")
        for key, _ in written.entries if written is not None else ():
            definition = book.definitions.get(key.text)
            if definition is not None:
                yield from _of_definition(book, document, key, definition)


def _of_holidays(book: CalendarBook, document: Document, holidays: HolidayList) -> Changes:
    """One change for each holiday by its name, in all years."""
    named: dict[str, list[tuple[int, Scalar]]] = {}
    written = mapping_at(document.body, "days")
    for key, value in written.entries if written is not None else ():
        day = _ordinal(key.text)
        if day in holidays.days:
            named.setdefault(_title(value) or key.text, []).append((day, key))
    for title, days in named.items():
        numbers = frozenset(day for day, _ in days)
        count = "" if len(days) == 1 else f" ({len(days)} days)"
        says = f"{title}{count} is no holiday"
        make = partial(_without_holidays, book, holidays, numbers)
        yield _mutant(document, days[0][1], says, f"{title} is a holiday", ()), make


def _of_all_holidays(book: CalendarBook, document: Document, holidays: HolidayList) -> Changes:
    """One change for all holidays of a list that stands apart from the offering, for others to use."""
    title = document.head.title or holidays.id
    key = document.body.key("days")
    if key is not None:
        make = partial(_without_holidays, book, holidays, frozenset(holidays.days))
        yield _mutant(document, key, f"{title}: none is a holiday", f"{title} count", ()), make


def _of_definition(book: CalendarBook, document: Document, key: Scalar, definition: Definition) -> Changes:
    for says, name, changed in (*_of_hours(definition), *_of_days(definition)):
        yield _mutant(document, key, says, name, (says,)), partial(_with_definition, book, changed)


def _of_hours(definition: Definition) -> Iterator[Told]:
    """Hours that open or close later, each time of the day by itself."""
    hours = definition.open or ()
    for verb, index in (("opens", 0), ("closes", 1)):
        times = dict.fromkeys(_ends(each)[index] % _DAY for each in hours if _is_a_part(each))
        for time in times:
            later = tuple(_moved(each, index, time) for each in hours)
            if all(opens < closes for opens, closes in map(_ends, later)):
                was, now = _clock(time), _clock((time + _LATER) % _DAY)
                says = f"{definition.name} {verb} at {now} and not at {was}"
                yield says, f"{definition.name} {verb} at {was}", definition._replace(open=later)


def _of_days(definition: Definition) -> Iterator[Told]:
    """Closed days and special days that are as any others."""
    for first, last in _runs(sorted(definition.closed_days)):
        kept = definition.closed_days - set(range(first, last + 1))
        days = _days_words(first, last)
        says = f"{definition.name} is not closed on {days}"
        yield says, f"{definition.name} is closed on {days}", definition._replace(closed_days=kept)
    for day in definition.special_days:
        others = {other: hours for other, hours in definition.special_days.items() if other != day}
        words = _days_words(day, day)
        says = f"{definition.name} has no special hours on {words}"
        name = f"{definition.name} has special hours on {words}"
        yield says, name, definition._replace(special_days=others)


def _without_holidays(book: CalendarBook, holidays: HolidayList, days: frozenset[int]) -> Edit:
    kept = {day: hours for day, hours in holidays.days.items() if day not in days}
    lists = {**book.holiday_lists, holidays.id: holidays._replace(days=kept)}
    changed = CalendarBook(book.definitions.values(), lists.values())
    return Edit({}, book=changed, calendars=frozenset({holidays.id}))


def _with_definition(book: CalendarBook, changed: Definition) -> Edit:
    definitions = {**book.definitions, changed.name: changed}
    made = CalendarBook(definitions.values(), book.holiday_lists.values())
    return Edit({}, book=made, calendars=frozenset({changed.name}))


def _mutant(document: Document, node: Scalar, says: str, name: str, more: tuple[str, ...]) -> Mutant:
    place = node.place
    policy, version = document.writers.get(place.file, (document.head.id, document.head.version))
    key = (MutantKind.CALENDAR, place.file, place.line, place.column, *more)
    return Mutant(MutantKind.CALENDAR, key, place, policy, version, says, name)


def _ends(hours: Hours) -> tuple[int, int]:
    return hours.opens, hours.closes


def _is_a_part(hours: Hours) -> bool:
    """Whether the hours leave any time of the week out."""
    return hours.closes - hours.opens < _WEEK


def _moved(hours: Hours, index: int, time: int) -> Hours:
    """The hours with an end later that is at a time of the day."""
    if _ends(hours)[index] % _DAY != time or not _is_a_part(hours):
        return hours
    if index == 0:
        return hours._replace(opens=hours.opens + _LATER)
    return hours._replace(closes=hours.closes + _LATER)


def _runs(days: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Days that follow each other as the first and the last of each stretch."""
    start = last = None
    for day in days:
        if last is not None and day == last + 1:
            last = day
            continue
        if start is not None and last is not None:
            yield start, last
        start = last = day
    if start is not None and last is not None:
        yield start, last


def _ordinal(text: str) -> int:
    """The number of a day that is written out; 0 for what is none."""
    try:
        day: Date = read(DATE, text)
    except ValueProblem:
        return 0
    return day.ordinal


def _title(node: Node) -> str:
    if isinstance(node, Mapping):
        return text_at(node, "name") or text_at(node, "title") or text_at(node, "because")
    return str(getattr(node, "text", ""))


def _days_words(first: int, last: int) -> str:
    start, end = Date.from_ordinal(first), Date.from_ordinal(last)
    return str(start) if first == last else f"{start} to {end}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"

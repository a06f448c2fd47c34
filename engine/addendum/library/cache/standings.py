"""Standings read back from data: the program part by part, when somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import node_from_data
from addendum.findings import Place
from addendum.kinds import Account, Choice, Field, Lowered, Per, Question, functions_over
from addendum.library.standing import Part, Standing
from addendum.rules import program_from_data
from addendum.values import MemberOf

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from addendum.calendars import CalendarBook
    from addendum.clocks import Clock, Measure
    from addendum.library.subjects import Bundle
    from addendum.values import Data

    T = TypeVar("T")


def standing_from_data(data: Data, bundle: Callable[[], Bundle]) -> Standing:
    """The standing that `standing_to_data` made this data of; `bundle` gives its documents."""
    book = _once(lambda: _book(data["calendars"]))
    lowered = Lowered(
        program=program_from_data(data["program"]),
        questions={name: _question(name, question) for name, question in data["questions"].items()},
        readings=tuple(map(_choice, data["readings"])),
        titles=data["titles"],
        totals=frozenset(data["totals"]),
        functions=functions_over(book),
        lists={name: MemberOf(name, tuple(members)) for name, members in data["lists"].items()},
        book=book,
        clock_table=_once(lambda: _clocks(data["clocks"])),
        measure_table=_once(lambda: _measures(data["measures"])),
    )
    return Standing(
        data["subject"],
        lowered,
        map(_part, data["parts"]),
        bundle,
        tier=data["tier"],
        contract=data["contract"],
        digests=data["digests"],
        drafts=tuple(data["drafts"]),
    )


def _once(make: Callable[[], T]) -> Callable[[], T]:
    """`make`, called when somebody asks for the first time."""
    made: list[T] = []

    def once() -> T:
        if not made:
            made.append(make())
        return made[0]

    return once


def _book(data: Data) -> CalendarBook:
    from addendum.calendars import book_from_data

    return book_from_data(data)


def _clocks(data: Data) -> dict[str, Clock]:
    from addendum.clocks import clocks_from_data

    return clocks_from_data(data)


def _measures(data: Data) -> dict[str, Measure]:
    from addendum.clocks import measures_from_data

    return measures_from_data(data)


def _part(data: Data) -> Part:
    identity, version, writers = data
    return Part(identity, version, frozenset(map(tuple, writers)))


def _question(name: str, data: Data) -> Question:
    title, fields, document, period, place, per, account = data
    kept = None if account is None else Account(**{**account, "rules": tuple(map(tuple, account["rules"]))})
    told = None if per is None else Per(*per)
    return Question(name, title, tuple(map(_field, fields)), document, period, _place(place), told, kept)


def _field(data: Data) -> Field:
    path, source, inner, if_any = data
    return Field(tuple(path), source, bool(inner), bool(if_any))


def _choice(data: Data) -> Choice:
    document, identity, text, question, because, sets, chosen, alternatives, value, place = data
    return Choice(
        document,
        identity,
        text,
        question,
        because,
        sets,
        chosen,
        tuple(alternatives),
        node_from_data(value),
        Place(*place),
    )


def _place(data: Data) -> Place | None:
    return None if data is None else Place(*data)

"""Standings read back from data: the program part by part, when somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import node_from_data
from addendum.findings import Place
from addendum.kinds import Choice, Field, Lowered, Question, functions_over
from addendum.library.standing import Part, Standing
from addendum.rules import program_from_data
from addendum.values import MemberOf

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.calendars import CalendarBook
    from addendum.library.subjects import Bundle
    from addendum.values import Data


def standing_from_data(data: Data, bundle: Callable[[], Bundle]) -> Standing:
    """The standing that `standing_to_data` made this data of; `bundle` gives its documents."""
    book = _book(data["calendars"])
    lowered = Lowered(
        program=program_from_data(data["program"]),
        questions={name: _question(name, question) for name, question in data["questions"].items()},
        readings=tuple(map(_choice, data["readings"])),
        titles=data["titles"],
        totals=frozenset(data["totals"]),
        functions=functions_over(book),
        lists={name: MemberOf(name, tuple(members)) for name, members in data["lists"].items()},
        book=book,
    )
    return Standing(
        data["subject"],
        lowered,
        map(_part, data["parts"]),
        bundle,
        tier=data["tier"],
        contract=data["contract"],
        digests=data["digests"],
    )


def _book(data: Data) -> Callable[[], CalendarBook]:
    """The calendars, made of data when somebody asks for them."""
    made: list[CalendarBook] = []

    def book() -> CalendarBook:
        if not made:
            from addendum.calendars import book_from_data

            made.append(book_from_data(data))
        return made[0]

    return book


def _part(data: Data) -> Part:
    identity, version, writers = data
    return Part(identity, version, frozenset(map(tuple, writers)))


def _question(name: str, data: Data) -> Question:
    title, fields, document, period, place = data
    return Question(name, title, tuple(map(_field, fields)), document, period, _place(place))


def _field(data: Data) -> Field:
    path, source, inner = data
    return Field(tuple(path), source, bool(inner))


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

"""Calendars put together: open when any, or all, of others are, and closed when one of others is open."""

import pytest

from addendum.calendars import CalendarBook
from addendum.values import NoAnswer
from calendars.making import ALWAYS, at, definition, length, shown

PARTS = (
    definition("mon-fri 09:00-17:00", name="office"),
    definition("mon-sun 06:00-14:00", name="early"),
    definition("mon-sun 12:00-22:00", name="late"),
    definition("mon-sun 22:00-06:00", name="night"),
    definition("sat-sun 00:00-24:00", name="weekend"),
    definition(name="always", open=ALWAYS),
    definition(name="never", open=()),
    definition("mon-fri 09:00-17:00", name="tokyo", zone="Asia/Tokyo"),
)
WHOLES = {
    "any": {"any_of": ("early", "late")},
    "all": {"all_of": ("early", "late")},
    "minus": {"any_of": ("late",), "closed_calendars": ("office",)},
    "all but": {"all_of": ("early", "office"), "closed_calendars": ("weekend", "late")},
    "any of one": {"any_of": ("office",)},
    "around the clock": {"any_of": ("early", "late", "night")},
    "always and never": {"any_of": ("always", "never")},
    "every and always": {"all_of": ("office", "always")},
    "all and never": {"all_of": ("office", "never")},
    "week but office": {"any_of": ("always",), "closed_calendars": ("office",)},
    "follow the sun": {"any_of": ("office", "tokyo")},
}


def whole(name):
    return CalendarBook([*PARTS, definition(name=name, **WHOLES[name])], []).calendar(name)


@pytest.mark.parametrize(
    ("name", "thursday"),
    [
        ("any", ["06:00-22:00"]),
        ("all", ["12:00-14:00"]),
        ("minus", ["17:00-22:00"]),
        ("all but", ["09:00-12:00"]),
        ("any of one", ["09:00-17:00"]),
        ("around the clock", ["00:00-00:00"]),
        ("always and never", ["00:00-00:00"]),
        ("every and always", ["09:00-17:00"]),
        ("all and never", []),
        ("week but office", ["00:00-09:00", "17:00-00:00"]),
        ("follow the sun", ["01:00-17:00"]),
    ],
)
def test_a_whole_is_open_as_its_parts_say(name, thursday):
    # Tokyo is eight hours ahead of Berlin in winter: 01:00 to 09:00, and Berlin opens as it closes.
    found = whole(name).open_stretches(at("2025-03-06T00:00"), at("2025-03-07T00:00"))

    assert [f"{shown(opens)[11:16]}-{shown(closes)[11:16]}" for opens, closes in found] == thursday


@pytest.mark.parametrize(("name", "is_always"), [("always and never", True), ("every and always", False)])
def test_a_whole_is_always_open_where_its_parts_leave_nothing_out(name, is_always):
    assert whole(name).is_always_open is is_always


def test_hours_that_touch_are_one_stretch():
    assert whole("around the clock").next_close(at("2025-03-06T12:00")) is None
    assert whole("follow the sun").next_close(at("2025-03-06T12:00")) == at("2025-03-06T17:00")


def test_time_counts_once_however_many_are_open():
    both = whole("any")

    assert both.between(at("2025-03-06T00:00"), at("2025-03-07T00:00")) == length(16)
    assert shown(both.add(at("2025-03-06T11:00"), length(4))) == "2025-03-06T15:00+01:00"


def test_a_part_may_be_a_whole_itself_and_be_named_twice():
    book = CalendarBook(
        [
            *PARTS,
            definition(name="day", any_of=("early", "late")),
            definition(name="weekend days", all_of=("day", "weekend")),
            definition(name="rest", any_of=("always",), closed_calendars=("day", "weekend days")),
        ],
        [],
    )

    assert book.calendar("rest").between(at("2025-03-03T00:00"), at("2025-03-10T00:00")) == length(7 * 8)
    assert book.calendar("weekend days").between(at("2025-03-03T00:00"), at("2025-03-10T00:00")) == length(32)


def test_what_a_part_depends_on_its_whole_depends_on():
    book = CalendarBook(
        [
            definition("mon-fri 09:00-17:00", name="theirs", zone="", zone_from="where"),
            definition(name="either", any_of=("theirs",)),
            definition(name="neither", open=ALWAYS, closed_calendars=("either",)),
        ],
        [],
    )

    found = book.calendar("neither", {"where": "Asia/Tokyo"}).next_close(at("2025-03-06T12:00:00Z"))

    assert book.parameters("neither") == ("where",)
    assert shown(found) == "2025-03-07T00:00+00:00"


def test_the_same_values_give_the_same_calendar():
    book = CalendarBook([definition("mon 09:00-17:00", zone="", zone_from="where")], [])

    first = book.calendar("hours", {"where": "Asia/Tokyo", "other": "1"})

    assert book.calendar("hours", {"where": "Asia/Tokyo", "other": "2"}) is first
    assert book.calendar("hours", {"where": "Europe/Berlin"}) is not first


@pytest.mark.parametrize(
    "ask", [lambda book: book.calendar("offices"), lambda book: book.parameters("offices")]
)
def test_a_calendar_that_nobody_defines_is_told_with_those_there_are(ask):
    with pytest.raises(NoAnswer) as error:
        ask(CalendarBook(PARTS, []))

    assert error.value.code == "UNKNOWN-CALENDAR"
    assert "Known are office, early" in str(error.value)


def test_a_book_without_calendars_says_where_to_add_one():
    with pytest.raises(NoAnswer) as error:
        CalendarBook([], []).calendar("office")

    assert "Add it to a document of the kind `calendar`." in str(error.value)

"""Single days: closed ones, half days, extra working days, and closures that come again."""

import pytest

from addendum.calendars import CalendarBook
from calendars.making import ALWAYS, at, calendar, definition, holiday_list, length, shown

OFFICE = "mon-fri 09:00-17:00"
NIGHT = "mon-fri 22:00-06:00"
HOLIDAYS = [holiday_list("de", {"2025-12-25": "", "2025-12-26": "00:00-12:00"}, None, None)]


def between(counted, start, end):
    """The stretches from one moment to another, as `24T09:00-24T17:00` by day of the month."""
    found = counted.open_stretches(at(start), at(end))
    return [f"{shown(opens)[8:16]}-{shown(closes)[8:16]}" for opens, closes in found]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({}, ["24T09:00-24T17:00", "25T09:00-25T17:00", "26T09:00-26T17:00"]),
        ({"closed_days": ["2025-12-24"]}, ["25T09:00-25T17:00", "26T09:00-26T17:00"]),
        ({"closed_days": ["2025-12-24", "2025-12-25", "2025-12-26"]}, []),
        (
            {"special_days": {"2025-12-24": "09:00-12:00"}},
            ["24T09:00-24T12:00", "25T09:00-25T17:00", "26T09:00-26T17:00"],
        ),
        ({"special_days": {"2025-12-24": ""}}, ["25T09:00-25T17:00", "26T09:00-26T17:00"]),
        (
            {"special_days": {"2025-12-24": "07:00-08:00 20:00-22:00", "2025-12-25": ""}},
            ["24T07:00-24T08:00", "24T20:00-24T22:00", "26T09:00-26T17:00"],
        ),
        (
            {"special_days": {"2025-12-27": "10:00-12:00"}},
            ["24T09:00-24T17:00", "25T09:00-25T17:00", "26T09:00-26T17:00", "27T10:00-27T12:00"],
        ),
        (
            {"special_days": {"2025-12-27": "20:00-02:00"}},
            ["24T09:00-24T17:00", "25T09:00-25T17:00", "26T09:00-26T17:00", "27T20:00-28T02:00"],
        ),
        ({"holiday_lists": ("de",)}, ["24T09:00-24T17:00", "26T09:00-26T12:00"]),
        (
            {
                "holiday_lists": ("de",),
                "special_days": {"2025-12-25": "10:00-12:00", "2025-12-26": "13:00-14:00"},
            },
            ["24T09:00-24T17:00", "25T10:00-25T12:00", "26T13:00-26T14:00"],
        ),
        (
            {"closed_hours": ("mon-sun 12:00-13:00",), "special_days": {"2025-12-24": "09:00-17:00"}},
            [
                "24T09:00-24T17:00",
                "25T09:00-25T12:00",
                "25T13:00-25T17:00",
                "26T09:00-26T12:00",
                "26T13:00-26T17:00",
            ],
        ),
    ],
)
def test_special_days_go_before_what_is_closed_and_that_before_the_week(more, found):
    counted = calendar(OFFICE, lists=HOLIDAYS, **more)

    assert between(counted, "2025-12-24T00:00", "2025-12-29T00:00") == found


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({}, ["23T22:00-24T06:00", "24T22:00-25T06:00", "25T22:00-26T00:00"]),
        ({"closed_days": ["2025-12-24"]}, ["23T22:00-24T00:00", "25T00:00-25T06:00", "25T22:00-26T00:00"]),
        (
            {"special_days": {"2025-12-24": ""}},
            ["23T22:00-24T00:00", "25T00:00-25T06:00", "25T22:00-26T00:00"],
        ),
        (
            {"special_days": {"2025-12-24": "22:00-08:00"}},
            ["23T22:00-24T00:00", "24T22:00-25T08:00", "25T22:00-26T00:00"],
        ),
        (
            {"special_days": {"2025-12-24": "20:00-02:00", "2025-12-25": "06:00-07:00"}},
            ["23T22:00-24T00:00", "24T20:00-25T02:00", "25T06:00-25T07:00"],
        ),
    ],
)
def test_a_day_is_from_midnight_to_midnight_though_its_own_hours_may_run_on(more, found):
    assert between(calendar(NIGHT, **more), "2025-12-23T12:00", "2025-12-26T00:00") == found


def test_a_closure_that_comes_again_is_closed_each_time():
    always = calendar(open=ALWAYS, closed_hours=("-1 sun of month 02:00-06:00",), zone="UTC")

    assert not always.is_always_open
    assert always.between(at("2025-01-01T00:00:00Z"), at("2026-01-01T00:00:00Z")) == length(365 * 24 - 12 * 4)
    assert shown(always.next_close(at("2025-02-01T00:00:00Z"))) == "2025-02-23T02:00+00:00"
    assert shown(always.add(at("2025-02-23T01:00:00Z"), length(2))) == "2025-02-23T07:00+00:00"


def test_what_is_closed_every_day_may_run_over_midnight():
    always = calendar(open=ALWAYS, closed_hours=("mon-sun 22:00-06:00",))

    assert between(always, "2025-12-24T00:00", "2025-12-25T23:00") == [
        "24T06:00-24T22:00",
        "25T06:00-25T22:00",
    ]


def test_an_extra_working_day_counts_like_any_other():
    saturday = calendar(OFFICE, special_days={"2025-03-08": "09:00-17:00"})

    assert shown(saturday.add(at("2025-03-07T16:00"), length(2))) == "2025-03-08T10:00+01:00"
    assert shown(saturday.subtract(at("2025-03-10T10:00"), length(2))) == "2025-03-08T16:00+01:00"
    assert saturday.is_business_day(at("2025-03-08T00:00").date)
    assert saturday.business_days_between(at("2025-03-07T00:00").date, at("2025-03-10T00:00").date) == 2


def test_special_days_of_a_whole_are_those_of_its_own():
    book = CalendarBook(
        [
            definition(OFFICE, name="office"),
            definition("mon-sun 20:00-22:00", name="evenings"),
            definition(
                name="either", any_of=("office", "evenings"), special_days={"2025-12-24": "10:00-11:00"}
            ),
        ],
        [],
    )

    assert between(book.calendar("either"), "2025-12-24T00:00", "2025-12-26T00:00") == [
        "24T10:00-24T11:00",
        "25T09:00-25T17:00",
        "25T20:00-25T22:00",
    ]

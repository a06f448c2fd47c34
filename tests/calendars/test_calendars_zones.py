"""Zones: fixed or given by a fact, and time that is exact where their clocks change."""

import pytest

from addendum.calendars import CalendarBook
from addendum.values import NoAnswer
from calendars.making import ALWAYS, NEW_YORK, at, calendar, calendar_days, definition, length, shown

DAILY = "mon-sun 00:00-24:00"
NIGHT = "mon-sun 22:00-06:00"


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", "2025-03-30", 23),
        ("Europe/Berlin", "2025-10-26", 25),
        ("Europe/Berlin", "2025-06-01", 24),
        ("America/New_York", "2025-03-09", 23),
        ("America/New_York", "2025-11-02", 25),
        ("Australia/Lord_Howe", "2025-04-06", "24.5"),
        ("Australia/Lord_Howe", "2025-10-05", "23.5"),
        ("America/Havana", "2025-03-09", 23),
        ("America/Havana", "2025-11-02", 25),
        ("Africa/Cairo", "2025-04-25", 23),
        ("Asia/Beirut", "2025-03-30", 23),
        ("Pacific/Apia", "2011-12-30", 0),
        ("Pacific/Apia", "2011-12-29", 24),
        ("Asia/Kolkata", "2025-03-30", 24),
        ("UTC", "2025-03-30", 24),
        ("Europe/Dublin", "2025-10-26", 25),
        ("Africa/Casablanca", "2025-02-23", 25),
    ],
)
def test_a_day_is_as_long_as_its_clocks_say(zone, day, hours):
    one_day = calendar(zone=zone, open=(), special_days={day: "00:00-24:00"})

    found = one_day.between(at("2000-01-01T00:00", zone), at("2030-01-01T00:00", zone))

    assert found == length(hours)


@pytest.mark.parametrize(
    ("line", "start", "hours", "end"),
    [
        ("sun 02:00-10:00", "2025-03-30T00:00", 6, "2025-03-30T09:00+02:00"),
        ("sun 00:00-10:00", "2025-03-30T01:30", 1, "2025-03-30T03:30+02:00"),
        ("sun 00:00-10:00", "2025-10-26T01:30", 1, "2025-10-26T02:30+02:00"),
        ("sun 00:00-10:00", "2025-10-26T01:30", 2, "2025-10-26T02:30+01:00"),
        ("sun 02:00-10:00", "2025-10-26T00:00", 6, "2025-10-26T07:00+01:00"),
        (NIGHT, "2025-03-29T22:00", 7, "2025-03-30T06:00+02:00"),
        (NIGHT, "2025-10-25T22:00", 9, "2025-10-26T06:00+01:00"),
        ("fri 17:00 - mon 08:00", "2025-03-28T17:00", 62, "2025-03-31T08:00+02:00"),
        ("fri 17:00 - mon 08:00", "2025-10-24T17:00", 64, "2025-10-27T08:00+01:00"),
    ],
)
def test_elapsed_time_is_exact_through_a_change_of_clocks(line, start, hours, end):
    counted = calendar(line)

    found = counted.add(at(start), length(hours))

    assert shown(found) == end
    assert counted.between(at(start), found) == length(hours)


@pytest.mark.parametrize(
    ("window", "opens", "closes"),
    [
        # Clocks skip 02:00 to 03:00: what they would show is read on the clocks before.
        ("02:00-06:00", "03:00+02:00", "06:00+02:00"),
        ("02:30-06:00", "03:30+02:00", "06:00+02:00"),
        ("01:00-02:30", "01:00+01:00", "03:30+02:00"),
        ("02:15-02:45", "03:15+02:00", "03:45+02:00"),
    ],
)
def test_hours_that_begin_or_end_in_a_gap_keep_their_length_before_it(window, opens, closes):
    found = calendar(f"sun {window}").open_stretches(at("2025-03-30T00:00"), at("2025-03-31T00:00"))

    assert [(shown(start)[11:], shown(end)[11:]) for start, end in found] == [(opens, closes)]


@pytest.mark.parametrize(
    ("window", "hours"),
    [("02:00-03:00", 2), ("02:30-03:00", "1.5"), ("01:00-02:30", "1.5"), ("02:00-02:30", "0.5")],
)
def test_a_time_that_comes_twice_is_the_first_of_the_two(window, hours):
    once = calendar(f"sun {window}")

    assert once.between(at("2025-10-26T00:00"), at("2025-10-27T00:00")) == length(hours)


def test_the_day_that_samoa_skipped_has_no_hours():
    office = calendar("mon-fri 09:00-17:00", zone="Pacific/Apia")

    end = office.add(at("2011-12-29T16:00", "Pacific/Apia"), length(2))

    assert shown(end) == "2012-01-02T10:00+14:00"
    assert not office.is_business_day(at("2011-12-30T12:00", "UTC").date)


def test_night_hours_around_the_skipped_day_end_where_it_would_begin():
    night = calendar("thu 22:00-06:00", zone="Pacific/Apia")

    found = night.open_stretches(
        at("2011-12-29T00:00", "Pacific/Apia"), at("2012-01-03T00:00", "Pacific/Apia")
    )

    assert [(shown(opens), shown(closes)) for opens, closes in found] == [
        ("2011-12-29T22:00-10:00", "2011-12-31T00:00+14:00")
    ]


def test_days_begin_where_clocks_skip_midnight():
    # In Havana clocks go from 24:00 to 01:00 on March 9, 2025.
    closed = calendar(DAILY, zone="America/Havana", closed_days=["2025-03-09"])

    assert shown(closed.next_open(at("2025-03-09T12:00", "America/Havana"))) == "2025-03-10T00:00-04:00"
    assert closed.is_open(at("2025-03-08T23:59", "America/Havana"))
    assert not closed.is_open(at("2025-03-09T01:00", "America/Havana"))


def test_a_day_whose_last_hour_comes_twice_begins_once():
    # In Havana clocks go from 01:00 back to 00:00 on November 2, 2025: the day is 25 hours.
    first = calendar(open=(), zone="America/Havana", special_days={"2025-11-02": "00:00-01:00"})

    found = first.between(at("2025-11-01T00:00", "America/Havana"), at("2025-11-03T00:00", "America/Havana"))

    assert found == length(2)


@pytest.mark.parametrize(
    ("zone", "opens"),
    [
        ("Europe/Berlin", "2025-03-10T08:00+00:00"),
        ("America/New_York", "2025-03-10T13:00+00:00"),
        ("Asia/Kolkata", "2025-03-10T03:30+00:00"),
        ("UTC", "2025-03-10T09:00+00:00"),
    ],
)
def test_a_fact_may_give_the_zone(zone, opens):
    book = CalendarBook([definition("mon-fri 09:00-17:00", zone="", zone_from="where")], [])

    found = book.calendar("hours", {"where": zone}).next_open(at("2025-03-08T12:00:00Z"))

    assert book.parameters("hours") == ("where",)
    assert shown(found) == opens


@pytest.mark.parametrize(
    ("zone", "says"), [("Berlin", "`Berlin` is no time zone"), ("", "No time zone"), (None, "No time zone")]
)
def test_a_zone_that_does_not_exist_is_told(zone, says):
    book = CalendarBook([definition("mon-fri 09:00-17:00", zone="", zone_from="where")], [])

    with pytest.raises(NoAnswer) as error:
        book.calendar("hours", {"where": zone})

    assert error.value.code == "TIME-ZONE-UNKNOWN"
    assert says in str(error.value)


def test_calendars_that_are_put_together_keep_their_zones():
    book = CalendarBook(
        [
            definition("mon-fri 09:00-17:00", name="berlin"),
            definition("mon-fri 09:00-17:00", name="new york", zone=NEW_YORK),
            definition(name="either", any_of=("berlin", "new york")),
        ],
        [],
    )

    found = book.calendar("either").open_stretches(at("2025-03-11T00:00"), at("2025-03-12T00:00"))

    # Clocks changed in New York on March 9, and not yet in Berlin: five hours between them, not six.
    assert [(shown(opens), shown(closes)) for opens, closes in found] == [
        ("2025-03-11T09:00+01:00", "2025-03-11T22:00+01:00")
    ]


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2025-03-29T02:30", 1, "2025-03-30T03:30+02:00"),
        ("2025-03-29T12:00", 1, "2025-03-30T12:00+02:00"),
        ("2025-10-25T02:30", 1, "2025-10-26T02:30+02:00"),
        ("2025-03-31T02:30", -1, "2025-03-30T03:30+02:00"),
        ("2025-01-31T09:00", 30, "2025-03-02T09:00+01:00"),
    ],
)
def test_calendar_days_keep_the_time_of_day(start, days, end):
    always = calendar(open=ALWAYS)
    shift = always.add if days > 0 else always.subtract

    assert shown(shift(at(start), calendar_days(abs(days)))) == end

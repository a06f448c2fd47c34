"""Hours that come again: of the week, overnight, across days, and of the n-th weekday of a period."""

import pytest

from calendars.making import ALWAYS, BERLIN, at, calendar, length, shown

OFFICE = "mon-fri 09:00-17:00"
LINES = {
    "office": (OFFICE,),
    "split": ("mon-fri 09:00-12:00 14:00-18:00",),
    "to midnight": ("mon-fri 09:00-24:00",),
    "around midnight": ("mon-fri 09:00-24:00", "tue-sat 00:00-03:00"),
    "overnight": ("mon-fri 22:00-06:00",),
    "over the weekend": ("fri 22:00-06:00", "sun 23:00-02:00"),
    "from Sunday to Friday": ("sun 15:00 - fri 17:00",),
    "from Friday to Monday": ("fri 17:00 - mon 08:00",),
    "a week but an hour": ("mon 09:00 - mon 08:00",),
    "touching": ("mon-fri 09:00-12:00 12:00-17:00",),
    "overlapping": ("mon-fri 09:00-13:00 12:00-17:00",),
}


@pytest.mark.parametrize(
    ("lines", "start", "hours", "end"),
    [
        ("office", "2025-03-05T10:00", 6, "2025-03-05T16:00+01:00"),
        ("office", "2025-03-05T10:00", 7, "2025-03-05T17:00+01:00"),
        ("office", "2025-03-05T10:00", 8, "2025-03-06T10:00+01:00"),
        ("office", "2025-03-07T16:00", 2, "2025-03-10T10:00+01:00"),
        ("office", "2025-03-08T12:00", 1, "2025-03-10T10:00+01:00"),
        ("office", "2025-03-05T17:00", 1, "2025-03-06T10:00+01:00"),
        ("office", "2025-03-05T08:00", 0, "2025-03-05T09:00+01:00"),
        ("office", "2025-03-05T17:00", 0, "2025-03-06T09:00+01:00"),
        ("office", "2025-03-05T10:00", 40 * 52, "2026-03-04T10:00+01:00"),
        ("split", "2025-03-05T11:00", 1, "2025-03-05T12:00+01:00"),
        ("split", "2025-03-05T11:00", 2, "2025-03-05T15:00+01:00"),
        ("split", "2025-03-05T13:00", 5, "2025-03-06T10:00+01:00"),
        ("to midnight", "2025-03-05T23:00", 1, "2025-03-06T00:00+01:00"),
        ("to midnight", "2025-03-07T23:00", 2, "2025-03-10T10:00+01:00"),
        ("around midnight", "2025-03-05T23:00", 4, "2025-03-06T03:00+01:00"),
        ("around midnight", "2025-03-07T23:00", 5, "2025-03-10T10:00+01:00"),
        ("overnight", "2025-03-05T23:00", 6, "2025-03-06T05:00+01:00"),
        ("overnight", "2025-03-07T23:00", 8, "2025-03-10T23:00+01:00"),
        ("overnight", "2025-03-08T05:00", 2, "2025-03-10T23:00+01:00"),
        ("over the weekend", "2025-03-08T05:00", 2, "2025-03-10T00:00+01:00"),
        ("over the weekend", "2025-03-10T01:00", 2, "2025-03-14T23:00+01:00"),
        ("from Sunday to Friday", "2025-03-09T12:00", 122, "2025-03-14T17:00+01:00"),
        ("from Sunday to Friday", "2025-03-14T16:00", 2, "2025-03-16T16:00+01:00"),
        ("from Friday to Monday", "2025-03-10T07:00", 2, "2025-03-14T18:00+01:00"),
        ("a week but an hour", "2025-03-10T07:30", 1, "2025-03-10T09:30+01:00"),
        ("touching", "2025-03-05T11:00", 2, "2025-03-05T13:00+01:00"),
        ("overlapping", "2025-03-05T11:00", 3, "2025-03-05T14:00+01:00"),
    ],
)
def test_time_passes_in_open_hours_alone(lines, start, hours, end):
    counted = calendar(*LINES[lines])

    assert shown(counted.add(at(start), length(hours))) == end


@pytest.mark.parametrize(
    ("lines", "end", "hours", "start"),
    [
        ("office", "2025-03-05T16:00", 6, "2025-03-05T10:00+01:00"),
        ("office", "2025-03-05T16:00", 7, "2025-03-05T09:00+01:00"),
        ("office", "2025-03-05T16:00", 8, "2025-03-04T16:00+01:00"),
        ("office", "2025-03-10T09:00", 1, "2025-03-07T16:00+01:00"),
        ("office", "2025-03-09T09:00", 0, "2025-03-07T17:00+01:00"),
        ("office", "2025-03-10T09:00", 0, "2025-03-07T17:00+01:00"),
        ("office", "2025-03-10T09:01", 0, "2025-03-10T09:01+01:00"),
        ("split", "2025-03-05T15:00", 1, "2025-03-05T14:00+01:00"),
        ("split", "2025-03-05T15:00", 2, "2025-03-05T11:00+01:00"),
        ("overnight", "2025-03-11T01:00", 4, "2025-03-08T05:00+01:00"),
        ("from Sunday to Friday", "2025-03-16T16:00", 2, "2025-03-14T16:00+01:00"),
        ("office", "2025-03-05T10:00", 40 * 52, "2024-03-06T10:00+01:00"),
    ],
)
def test_time_is_counted_back_in_open_hours_alone(lines, end, hours, start):
    counted = calendar(*LINES[lines])

    assert shown(counted.subtract(at(end), length(hours))) == start
    assert shown(counted.add(at(end), length(-hours) if hours else length())) == (
        start if hours else shown(counted.next_open(at(end)))
    )


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2025-03-05T10:00", "2025-03-05T16:00", 6),
        ("2025-03-05T16:00", "2025-03-05T10:00", -6),
        ("2025-03-07T16:00", "2025-03-10T10:00", 2),
        ("2025-03-07T17:00", "2025-03-10T09:00", 0),
        ("2025-03-01T00:00", "2025-04-01T00:00", 21 * 8),
        ("1995-01-01T00:00", "1996-01-01T00:00", 260 * 8),
        ("2025-03-05T10:00", "2025-03-05T10:00", 0),
    ],
)
def test_the_open_time_between_two_moments_is_exact(start, end, hours):
    assert calendar(OFFICE).between(at(start), at(end)) == length(hours)


@pytest.mark.parametrize(
    ("moment", "is_open", "opens", "closes", "closed"),
    [
        (
            "2025-03-05T10:00",
            True,
            "2025-03-05T10:00+01:00",
            "2025-03-05T17:00+01:00",
            "2025-03-05T10:00+01:00",
        ),
        (
            "2025-03-05T09:00",
            True,
            "2025-03-05T09:00+01:00",
            "2025-03-05T17:00+01:00",
            "2025-03-04T17:00+01:00",
        ),
        (
            "2025-03-05T17:00",
            False,
            "2025-03-06T09:00+01:00",
            "2025-03-06T17:00+01:00",
            "2025-03-05T17:00+01:00",
        ),
        (
            "2025-03-08T12:00",
            False,
            "2025-03-10T09:00+01:00",
            "2025-03-10T17:00+01:00",
            "2025-03-07T17:00+01:00",
        ),
    ],
)
def test_openings_and_closings_around_a_moment(moment, is_open, opens, closes, closed):
    office = calendar(OFFICE)

    assert office.is_open(at(moment)) is is_open
    assert shown(office.next_open(at(moment))) == opens
    assert shown(office.next_close(at(moment))) == closes
    assert shown(office.previous_open(at(moment))) == closed


@pytest.mark.parametrize(
    ("line", "day", "opens"),
    [
        ("-1 sun of month 02:00-06:00", "2025-03-01T00:00", "2025-03-30T03:00+02:00"),
        ("-1 sun of month 02:00-06:00", "2025-11-01T00:00", "2025-11-30T02:00+01:00"),
        ("-1 sun of month 02:00-06:00", "2025-11-30T06:00", "2025-12-28T02:00+01:00"),
        ("1 mon of month 02:00-06:00", "2025-09-01T02:00", "2025-09-01T02:00+02:00"),
        ("1 mon of month 02:00-06:00", "2025-09-01T06:00", "2025-10-06T02:00+02:00"),
        ("4 sat of month 22:00-02:00", "2025-02-01T00:00", "2025-02-22T22:00+01:00"),
        ("2 tue of quarter 04:00-05:00", "2025-03-01T00:00", "2025-04-08T04:00+02:00"),
        ("-1 sun of quarter 02:00-06:00", "2025-04-01T00:00", "2025-06-29T02:00+02:00"),
        ("-1 sun of year 02:00-06:00", "2025-01-01T00:00", "2025-12-28T02:00+01:00"),
        ("3 fri of year 02:00-06:00", "2025-02-01T00:00", "2026-01-16T02:00+01:00"),
    ],
)
def test_hours_of_the_nth_weekday_come_once_a_period(line, day, opens):
    assert shown(calendar(line).next_open(at(day))) == opens


def test_hours_of_a_weekday_that_run_over_midnight_are_whole_at_the_turn_of_a_year():
    maintenance = calendar("-1 wed of year 22:00-04:00")

    assert maintenance.between(at("2025-12-31T00:00"), at("2026-01-02T00:00")) == length(6)
    assert maintenance.is_open(at("2026-01-01T03:59"))


def test_what_is_always_open_counts_as_clocks_do_and_never_closes():
    always = calendar(open=ALWAYS)

    assert always.is_always_open
    assert always.is_open(at("2025-03-30T03:00"))
    assert shown(always.add(at("2025-03-29T12:00"), length(24))) == "2025-03-30T13:00+02:00"
    assert always.next_close(at("2025-03-05T10:00")) is None
    assert always.previous_open(at("2025-03-05T10:00")) == at("2025-03-05T10:00")
    assert always.between(at("2025-03-05T10:00"), at("2025-03-05T09:00")) == length(-1)
    assert always.open_stretches(at("2025-03-05T10:00"), at("2025-03-06T10:00")) == [
        (at("2025-03-05T10:00"), at("2025-03-06T10:00"))
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("mon-sun 00:00-24:00",),
        ("mon-sun 12:00-12:00",),
        ("mon 00:00 - thu 12:00", "thu 12:00 - mon 00:00"),
        ("sun 12:00 - sun 12:00",),
    ],
)
def test_hours_that_leave_no_minute_out_are_always_open(lines):
    assert calendar(*lines).is_always_open


def test_seconds_and_their_parts_are_kept():
    office = calendar(OFFICE)

    end = office.add(at("2025-03-07T16:59:59.75"), length(seconds="0.5"))

    assert str(end) == f"2025-03-10T09:00:00.25@{BERLIN}"
    assert office.between(at("2025-03-07T16:59:59.75"), end) == length(seconds="0.5")


def test_an_answer_is_in_the_zone_of_the_question():
    office = calendar(OFFICE)

    assert shown(office.add(at("2025-03-07T15:30:00Z"), length(1))) == "2025-03-10T08:30+00:00"
    assert shown(office.next_open(at("2025-03-08T12:00", "Asia/Tokyo"))) == "2025-03-10T17:00+09:00"


def test_stretches_are_cut_to_what_is_asked():
    office = calendar("mon-fri 09:00-12:00 13:00-17:00")

    found = office.open_stretches(at("2025-03-05T10:00"), at("2025-03-06T09:30"))

    assert [(shown(opens), shown(closes)) for opens, closes in found] == [
        ("2025-03-05T10:00+01:00", "2025-03-05T12:00+01:00"),
        ("2025-03-05T13:00+01:00", "2025-03-05T17:00+01:00"),
        ("2025-03-06T09:00+01:00", "2025-03-06T09:30+01:00"),
    ]
    assert office.open_stretches(at("2025-03-06T09:30"), at("2025-03-05T10:00")) == []


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2025-03-05T10:00", 7, "2025-03-06T09:00+01:00"),
        ("2025-03-05T10:00", 6, "2025-03-05T16:00+01:00"),
        ("2025-03-07T10:00", 7, "2025-03-10T09:00+01:00"),
        ("2025-03-10T17:00", -8, "2025-03-10T09:00+01:00"),
        ("2025-03-10T09:00", -8, "2025-03-07T09:00+01:00"),
    ],
)
def test_landing_on_close_may_be_the_next_opening(start, hours, end):
    office = calendar(OFFICE, lands_on_next_opening=True)

    assert shown(office.add(at(start), length(hours))) == end


def test_a_calendar_shows_its_name_and_zone():
    office = calendar(OFFICE)

    assert office.name == "hours"
    assert repr(office) == "Calendar('hours', @Europe/Berlin)"

"""Where calendars end: those that never open, answers a thousand years away, and years nobody counts in."""

import pytest

from addendum.values import NoAnswer
from calendars.making import ALWAYS, at, business_days, calendar, calendar_days, length, shown

OFFICE = "mon-fri 09:00-17:00"
NEVER = {
    "no hours": calendar(open=()),
    "all closed": calendar(OFFICE, closed_hours=("mon-fri 09:00-17:00",)),
    "closed always": calendar(open=ALWAYS, closed_hours=("mon-sun 00:00-24:00",)),
    "the fifth monday of a month": calendar("5 mon of month 00:00-24:00", closed_hours=("mon 00:00-24:00",)),
    "one day that is over": calendar(open=(), special_days={"2001-01-01": "09:00-17:00"}),
}


@pytest.mark.parametrize("name", NEVER)
@pytest.mark.parametrize(
    "question",
    [
        lambda closed: closed.add(at("2025-03-05T10:00"), length(1)),
        lambda closed: closed.add(at("2025-03-05T10:00"), business_days(1)),
        lambda closed: closed.next_open(at("2025-03-05T10:00")),
        lambda closed: closed.next_close(at("2025-03-05T10:00")),
        lambda closed: closed.add(at("2025-03-05T10:00"), length()),
    ],
)
def test_a_calendar_that_does_not_open_for_a_hundred_years_never_opens(name, question):
    with pytest.raises(NoAnswer) as error:
        question(NEVER[name])

    assert error.value.code == "CALENDAR-NEVER-OPEN"
    assert "`hours`" in str(error.value)


@pytest.mark.parametrize("name", [name for name in NEVER if name != "one day that is over"])
@pytest.mark.parametrize(
    "question",
    [
        lambda closed: closed.subtract(at("2025-03-05T10:00"), length(1)),
        lambda closed: closed.subtract(at("2025-03-05T10:00"), business_days(1)),
        lambda closed: closed.previous_open(at("2025-03-05T10:00")),
    ],
)
def test_nor_did_it_ever(name, question):
    with pytest.raises(NoAnswer) as error:
        question(NEVER[name])

    assert error.value.code == "CALENDAR-NEVER-OPEN"


@pytest.mark.parametrize("name", NEVER)
def test_what_is_closed_can_still_be_asked_whether_it_is(name):
    closed = NEVER[name]

    assert not closed.is_open(at("2025-03-05T10:00"))
    assert closed.between(at("2025-03-05T10:00"), at("2026-03-05T10:00")) == length()
    assert closed.open_stretches(at("2025-03-05T10:00"), at("2026-03-05T10:00")) == []
    assert closed.business_days_between(at("2025-03-05T10:00").date, at("2026-03-05T10:00").date) == 0


def test_a_calendar_may_be_closed_for_years():
    once = calendar(open=(), special_days={"2001-01-01": "09:00-17:00", "2090-01-02": "09:00-17:00"})

    assert shown(once.add(at("2001-01-01T16:00"), length(2))) == "2090-01-02T10:00+01:00"
    assert shown(once.subtract(at("2090-01-02T10:00"), length(2))) == "2001-01-01T16:00+01:00"


@pytest.mark.parametrize("hours", [9_000_000, -9_000_000])
@pytest.mark.parametrize(
    "counted", [calendar(OFFICE), calendar("mon 09:00-09:01"), calendar(OFFICE, closed_days=["2025-03-05"])]
)
def test_an_answer_more_than_a_thousand_years_away_is_an_error(counted, hours):
    with pytest.raises(NoAnswer) as error:
        counted.add(at("2025-03-05T10:00"), length(hours))

    assert error.value.code == "CALENDAR-HORIZON"


@pytest.mark.parametrize("amount", [business_days(400_000), calendar_days(4_000_000)], ids=str)
def test_so_is_one_in_days(amount):
    with pytest.raises(NoAnswer) as error:
        calendar(OFFICE).add(at("2025-03-05T10:00"), amount)

    assert error.value.code == "CALENDAR-HORIZON"


def test_centuries_are_counted_and_back():
    office = calendar(OFFICE)

    late = office.add(at("2025-03-05T10:00"), length(40 * 52 * 700))

    assert late.date.year == 2722
    assert office.between(at("2025-03-05T10:00"), late) == length(40 * 52 * 700)
    assert shown(office.subtract(late, length(40 * 52 * 700))) == "2025-03-05T10:00+01:00"


@pytest.mark.parametrize("year", ["0009", "9991", "12025"])
@pytest.mark.parametrize(
    "question",
    [
        lambda counted, moment: counted.add(moment, length(1)),
        lambda counted, moment: counted.is_open(moment),
        lambda counted, moment: counted.add(moment, business_days(1)),
        lambda counted, moment: counted.is_business_day(moment.date),
        lambda counted, moment: counted.between(moment, moment),
        lambda counted, moment: counted.next_open(moment),
    ],
)
def test_years_that_calendars_do_not_know_are_an_error(question, year):
    with pytest.raises(NoAnswer) as error:
        question(calendar(OFFICE), at(f"{year}-03-05T10:00"))

    assert error.value.code == "CALENDAR-HORIZON"


def test_far_questions_do_not_change_near_answers():
    office = calendar(OFFICE)
    asked = [
        "2025-03-07T16:00",
        "1625-03-07T16:00",
        "2825-03-07T16:00",
        "2025-03-07T16:00",
        "0100-03-05T16:00",
    ]

    mixed = [shown(office.add(at(moment), length(2))) for moment in asked]

    assert mixed == [shown(calendar(OFFICE).add(at(moment), length(2))) for moment in asked]
    assert mixed[0] == mixed[3] == "2025-03-10T10:00+01:00"


def test_a_question_over_more_than_a_thousand_years_is_an_error():
    with pytest.raises(NoAnswer) as error:
        calendar(OFFICE).between(at("1000-03-05T10:00"), at("2025-03-05T10:00"))

    assert error.value.code == "CALENDAR-HORIZON"

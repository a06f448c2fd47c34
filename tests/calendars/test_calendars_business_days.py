"""Business days: which days are, and when the n-th of them is over by each of the rules."""

from decimal import Decimal

import pytest

from addendum.calendars import BusinessDayRule
from addendum.values import Date, Duration, NoAnswer
from calendars.making import ALWAYS, NEW_YORK, at, business_days, calendar, holiday_list, shown

OFFICE = "mon-fri 09:00-17:00"
EASTER = [holiday_list("de", ["2025-04-18", "2025-04-21"], "2025-01-01", "2025-12-31")]
RULES = {
    "close": BusinessDayRule(),
    "same day counts": BusinessDayRule(starts_counting="the same day"),
    "late counts today": BusinessDayRule(received_after_hours="counts as the same day"),
    "same day, late too": BusinessDayRule(
        starts_counting="the same day", received_after_hours="counts as the same day"
    ),
    "midnight": BusinessDayRule(ends="at midnight"),
    "same time": BusinessDayRule(ends="at the same time of day"),
    "same time, same day": BusinessDayRule(ends="at the same time of day", starts_counting="the same day"),
    "same time, late too": BusinessDayRule(
        ends="at the same time of day", received_after_hours="counts as the same day"
    ),
    "8 hours": BusinessDayRule(hours=Duration(Decimal(8 * 3600))),
    "4 hours": BusinessDayRule(hours=Duration(Decimal(4 * 3600))),
}
# What each rule makes of requests on Thursday at 10:00, at 08:00, at closing, at 20:00, and on Saturday.
THURSDAY, EARLY, CLOSING, EVENING, SATURDAY = (
    "2025-03-06T10:00",
    "2025-03-06T08:00",
    "2025-03-06T17:00",
    "2025-03-06T20:00",
    "2025-03-08T12:00",
)


def office(rule, *lines, **more):
    return calendar(*(lines or (OFFICE,)), business_day=RULES[rule], **more)


@pytest.mark.parametrize(
    ("rule", "received", "count", "due"),
    [
        ("close", THURSDAY, 0, "06T17:00"),
        ("close", THURSDAY, 1, "07T17:00"),
        ("close", THURSDAY, 2, "10T17:00"),
        ("close", EARLY, 1, "07T17:00"),
        ("close", CLOSING, 1, "07T17:00"),
        ("same time", CLOSING, 1, "07T17:00"),
        ("same day counts", CLOSING, 1, "06T17:00"),
        ("close", EVENING, 1, "10T17:00"),
        ("close", SATURDAY, 0, "10T17:00"),
        ("close", SATURDAY, 1, "11T17:00"),
        ("same day counts", THURSDAY, 1, "06T17:00"),
        ("same day counts", THURSDAY, 2, "07T17:00"),
        ("same day counts", EVENING, 1, "07T17:00"),
        ("same day counts", SATURDAY, 1, "10T17:00"),
        ("late counts today", EVENING, 1, "07T17:00"),
        ("late counts today", CLOSING, 1, "07T17:00"),
        ("late counts today", SATURDAY, 1, "10T17:00"),
        ("same day, late too", EVENING, 1, "06T17:00"),
        ("same day, late too", SATURDAY, 1, "10T17:00"),
        ("midnight", THURSDAY, 1, "08T00:00"),
        ("midnight", EVENING, 1, "11T00:00"),
        ("same time", THURSDAY, 1, "07T10:00"),
        ("same time", THURSDAY, 2, "10T10:00"),
        ("same time", EARLY, 1, "07T09:00"),
        ("same time", EVENING, 1, "10T09:00"),
        ("same time", SATURDAY, 1, "11T09:00"),
        ("same time", THURSDAY, 0, "06T10:00"),
        ("same time, same day", THURSDAY, 1, "06T10:00"),
        ("same time, same day", THURSDAY, 2, "07T10:00"),
        ("same time, late too", EVENING, 1, "07T20:00"),
        ("same time, late too", SATURDAY, 1, "10T12:00"),
        ("same time, late too", SATURDAY, 0, "08T12:00"),
        ("8 hours", THURSDAY, 1, "07T10:00"),
        ("8 hours", SATURDAY, 1, "10T17:00"),
        ("8 hours", THURSDAY, "0.5", "06T14:00"),
        ("4 hours", THURSDAY, 2, "07T10:00"),
    ],
)
def test_business_days_are_over_as_the_rule_says(rule, received, count, due):
    assert shown(office(rule).add(at(received), business_days(count))) == f"2025-03-{due}+01:00"


@pytest.mark.parametrize(
    ("rule", "received", "count", "due"),
    [
        ("close", "2025-04-16T10:00", 1, "2025-04-17T17:00+02:00"),
        ("close", "2025-04-16T10:00", 2, "2025-04-22T17:00+02:00"),
        ("close", "2025-04-18T10:00", 1, "2025-04-23T17:00+02:00"),
        ("same time", "2025-04-17T10:00", 1, "2025-04-22T10:00+02:00"),
        ("same time, late too", "2025-04-18T10:00", 1, "2025-04-22T10:00+02:00"),
        ("8 hours", "2025-04-17T10:00", 1, "2025-04-22T10:00+02:00"),
        ("close", "2025-03-28T10:00", 250, None),
    ],
)
def test_holidays_are_no_business_days(rule, received, count, due):
    kept = office(rule, lists=EASTER, regions=("DE",))

    if due is None:
        with pytest.raises(NoAnswer) as error:
            kept.add(at(received), business_days(count))
        assert error.value.code == "HOLIDAYS-END"
    else:
        assert shown(kept.add(at(received), business_days(count))) == due


@pytest.mark.parametrize(
    ("rule", "due", "count", "received"),
    [
        # The last moment at which a request may come in: the closing of the day on which it does.
        ("close", "2025-03-07T17:00", 1, "2025-03-06T17:00+01:00"),
        ("close", "2025-03-07T16:00", 1, "2025-03-05T17:00+01:00"),
        ("close", "2025-03-10T17:00", 2, "2025-03-06T17:00+01:00"),
        ("close", "2025-03-09T12:00", 1, "2025-03-06T17:00+01:00"),
        ("same day counts", "2025-03-07T17:00", 1, "2025-03-07T17:00+01:00"),
        ("midnight", "2025-03-08T00:00", 1, "2025-03-06T17:00+01:00"),
        ("same time", "2025-03-10T10:00", 1, "2025-03-07T10:00+01:00"),
        ("same time", "2025-03-10T20:00", 1, "2025-03-07T17:00+01:00"),
        ("same time, late too", "2025-03-10T20:00", 1, "2025-03-07T20:00+01:00"),
        ("8 hours", "2025-03-10T10:00", 1, "2025-03-07T10:00+01:00"),
        ("same time", "2025-03-10T08:00", 0, "2025-03-07T17:00+01:00"),
    ],
)
def test_business_days_are_counted_back(rule, due, count, received):
    assert shown(office(rule).subtract(at(due), business_days(count))) == received


SHORT_FRIDAY = ("mon-thu 09:00-17:00", "fri 09:00-12:00")


@pytest.mark.parametrize(
    ("more", "received", "due"),
    [
        ({}, "2025-03-06T11:00", "2025-03-07T11:00+01:00"),
        ({}, "2025-03-06T12:00", "2025-03-07T12:00+01:00"),
        ({}, "2025-03-06T12:30", "2025-03-10T09:00+01:00"),
        ({"lands_on_next_opening": True}, "2025-03-06T12:00", "2025-03-10T09:00+01:00"),
        ({"lands_on_next_opening": True}, "2025-03-06T11:00", "2025-03-07T11:00+01:00"),
    ],
)
def test_the_same_time_of_a_shorter_day_may_be_closed(more, received, due):
    found = office("same time", *SHORT_FRIDAY, **more).add(at(received), business_days(1))

    assert shown(found) == due


def test_the_same_time_of_day_is_that_of_the_calendar_where_clocks_change():
    new_york = office("same time", zone=NEW_YORK)

    # March 9 lies between: what is 15:30 in UTC on Friday is 14:30 on Monday.
    assert shown(new_york.add(at("2025-03-07T15:30:00Z"), business_days(1))) == "2025-03-10T14:30+00:00"


@pytest.mark.parametrize("rule", [name for name in RULES if name != "same time, late too"])
@pytest.mark.parametrize("lines", [(OFFICE,), SHORT_FRIDAY, ("mon-fri 09:00-12:00 14:00-18:00",)])
@pytest.mark.parametrize("count", [0, 1, 3])
def test_counting_back_finds_the_border_between_what_is_due_in_time_and_what_is_not(rule, lines, count):
    counted = office(rule, *lines)
    received = at("2025-03-05T00:00").instant, at("2025-03-12T00:00").instant

    for due in range(*received, 5 * 3_600):
        border = counted.begun(due, business_days(count))
        for asked in range(*received, 3 * 3_600):
            if asked != border:
                in_time = counted.due(asked, business_days(count)) <= due
                assert in_time is (asked < border)


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("2025-03-06", "2025-03-07", 1),
        ("2025-03-06", "2025-03-06", 0),
        ("2025-03-07", "2025-03-10", 1),
        ("2025-03-08", "2025-03-09", 0),
        ("2025-03-10", "2025-03-06", -2),
        ("2025-04-17", "2025-04-22", 1),
        ("2025-01-01", "2025-12-31", 258),
    ],
)
def test_business_days_between_two_days_count_the_last_and_not_the_first(start, end, count):
    kept = office("close", lists=EASTER, regions=("DE",))

    assert kept.business_days_between(Date.parse(start), Date.parse(end)) == count


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        ("2025-03-06", 0, "2025-03-06"),
        ("2025-03-08", 0, "2025-03-10"),
        ("2025-03-06", 1, "2025-03-07"),
        ("2025-03-07", 1, "2025-03-10"),
        ("2025-03-08", 1, "2025-03-10"),
        ("2025-04-17", 1, "2025-04-22"),
        ("2025-01-01", 250, "2025-12-19"),
    ],
)
@pytest.mark.parametrize("rule", ["close", "same day counts", "8 hours"])
def test_from_day_to_day_business_days_are_counted_whatever_the_rule(rule, day, count, found):
    kept = office(rule, lists=EASTER, regions=("DE",))

    assert str(kept.business_day_after(Date.parse(day), business_days(count))) == found


def test_what_is_kept_of_many_days_changes_no_answer(monkeypatch):
    monkeypatch.setattr("addendum.calendars.business_days._MOST_CLOSINGS", 3)
    few = office("close")
    asked = [at(f"2025-{month:02}-{day:02}T10:00") for month in (3, 1, 2, 3) for day in (3, 14, 7, 28)]

    assert [few.add(moment, business_days(9)) for moment in asked] == [
        office("close").add(moment, business_days(9)) for moment in asked
    ]


def test_a_day_with_any_open_hour_is_a_business_day():
    night = office("close", "fri 22:00-06:00")

    assert [night.is_business_day(Date(2025, 3, day)) for day in (6, 7, 8, 9)] == [False, True, True, False]


def test_what_is_always_open_has_a_business_day_every_day():
    always = calendar(open=ALWAYS, business_day=RULES["close"])

    assert shown(always.add(at("2025-03-08T12:00"), business_days(1))) == "2025-03-10T00:00+01:00"
    assert always.business_days_between(Date(2025, 1, 1), Date(2026, 1, 1)) == 365


@pytest.mark.parametrize(
    ("rule", "count", "code"),
    [
        ("close", "1.5", "BUSINESS-DAYS-NOT-WHOLE"),
        ("same time", "0.5", "BUSINESS-DAYS-NOT-WHOLE"),
        ("close", "-1", "TIME-NEGATIVE"),
    ],
)
@pytest.mark.parametrize("way", ["add", "subtract"])
def test_days_that_have_no_end_are_told(rule, count, code, way):
    with pytest.raises(NoAnswer) as error:
        getattr(office(rule), way)(at(THURSDAY), business_days(count))

    assert error.value.code == code

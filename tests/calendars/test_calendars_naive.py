"""The engine beside a count minute by minute with Python's own time zones, around changes of clocks."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from addendum.calendars import CalendarBook, Definition
from calendars import naive as slow
from calendars.generated import counted, definition_of, moments, naives
from calendars.naive import MINUTES_A_DAY

WITHIN = 12 * MINUTES_A_DAY
slowly = settings(deadline=None, max_examples=40)


@slowly
@given(st.data(), naives())
def test_time_between_is_the_number_of_open_minutes(data, given_):
    naive, change = given_
    start, end = (data.draw(moments(naive.zone, change)) for _ in range(2))

    assert counted(naive).elapsed(start * 60, end * 60) == 60 * slow.between(naive, start, end)


@slowly
@given(st.data(), naives(), st.integers(1, 8 * MINUTES_A_DAY))
def test_adding_goes_to_the_end_of_the_last_open_minute(data, given_, minutes):
    naive, change = given_
    start = data.draw(moments(naive.zone, change))

    expected = slow.add(naive, start, minutes, WITHIN)

    if expected is not None:
        assert counted(naive).after(start * 60, minutes * 60) == expected * 60


@slowly
@given(st.data(), naives(), st.integers(1, 8 * MINUTES_A_DAY))
def test_subtracting_goes_to_the_start_of_the_last_open_minute(data, given_, minutes):
    naive, change = given_
    end = data.draw(moments(naive.zone, change))

    expected = slow.subtract(naive, end, minutes, WITHIN)

    if expected is not None:
        assert counted(naive).before(end * 60, minutes * 60) == expected * 60


@slowly
@given(st.data(), naives())
def test_open_minutes_are_open_and_no_others(data, given_):
    naive, change = given_
    start = data.draw(moments(naive.zone, change))
    calendar = counted(naive)

    open_ones = set(slow.open_minutes(naive, start, start + 3 * MINUTES_A_DAY))

    for minute in range(start, start + 3 * MINUTES_A_DAY, 7):
        assert calendar.is_open_at(minute * 60) is (minute in open_ones)
    stretches = calendar.stretches(start * 60, (start + 3 * MINUTES_A_DAY) * 60)
    assert {minute for opens, closes in stretches for minute in range(opens // 60, closes // 60)} == open_ones


@slowly
@given(naives())
def test_a_business_day_is_one_with_an_open_minute(given_):
    naive, change = given_
    calendar = counted(naive)._days
    first, last = (change.toordinal() + shift for shift in (-5, 5))

    start, end = (slow.moment(date.fromordinal(day), 0, naive.zone) for day in (first, last + 1))
    expected = {day.toordinal() for day in slow.business_days(naive, start, end)}

    assert {day for day in range(first, last + 1) if calendar.is_one(day)} == expected
    assert calendar.between(first - 1, last) == len(expected)


@slowly
@given(st.data(), naives("Europe/Berlin"), naives("America/New_York"))
def test_calendars_put_together_are_sets_of_minutes(data, one, other):
    parts = [definition_of(one[0], "one"), definition_of(other[0], "other")]
    start = data.draw(
        moments(*data.draw(st.sampled_from([(each[0].zone, each[1]) for each in (one, other)])))
    )
    end = start + 3 * MINUTES_A_DAY
    in_one, in_other = (set(slow.open_minutes(naive, start, end)) for naive, _ in (one, other))
    wholes = (
        (Definition("any", open=None, any_of=("one", "other")), in_one | in_other),
        (Definition("all", open=None, all_of=("one", "other")), in_one & in_other),
        (Definition("minus", open=None, any_of=("one",), closed_calendars=("other",)), in_one - in_other),
    )

    for whole, expected in wholes:
        found = CalendarBook([*parts, whole], []).calendar(whole.name).stretches(start * 60, end * 60)
        assert {minute for opens, closes in found for minute in range(opens // 60, closes // 60)} == expected

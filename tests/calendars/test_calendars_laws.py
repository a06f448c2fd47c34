"""Laws of counting in open hours, through changes of clocks, exact to any part of a second."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from addendum.calendars import BusinessDayRule, CalendarBook
from addendum.values import UTC, BusinessDays, DateTime, Duration, NoAnswer, in_fractions
from calendars.generated import counted, moments, naives
from calendars.making import calendar, holiday_list

slowly = settings(deadline=None, max_examples=40)
LENGTHS = st.one_of(
    st.integers(1, 40 * 3600),
    st.sampled_from([1, 60, 3600, 8 * 3600, 86_400]),
    st.fractions(min_value=Fraction(1, 7), max_value=86_400, max_denominator=60),
)


@st.composite
def asked(draw, how_many=1, **more):
    """A calendar that opens in every week, and moments around a change of its clocks."""
    naive, change = draw(naives())
    at = moments(naive.zone, change).map(lambda minute: minute * 60)
    parts = st.one_of(st.just(0), st.fractions(min_value=0, max_value=59, max_denominator=7))
    return counted(naive, **more), *(draw(at) + draw(parts) for _ in range(how_many))


@slowly
@given(asked(), LENGTHS)
def test_the_time_between_a_moment_and_its_due_moment_is_what_was_added(question, length):
    hours, start = question

    assert hours.elapsed(start, hours.after(start, length)) == length
    assert hours.elapsed(hours.before(start, length), start) == length


@slowly
@given(asked(), LENGTHS)
def test_subtracting_takes_back_what_was_added_up_to_closed_time(question, length):
    hours, start = question

    assert hours.before(hours.after(start, length), length) == hours.opening_from(start)
    assert hours.after(hours.before(start, length), length) == hours.closing_before(start)


@slowly
@given(asked())
def test_nothing_added_is_the_next_opening_and_nothing_subtracted_the_last_closing(question):
    hours, start = question

    assert hours.after(start, 0) == hours.opening_from(start)
    assert hours.before(start, 0) == hours.closing_before(start)
    assert hours.elapsed(start, hours.after(start, 0)) == hours.elapsed(hours.before(start, 0), start) == 0


@slowly
@given(asked(3))
def test_time_between_is_additive_and_antisymmetric(question):
    hours, one, two, three = question

    assert hours.elapsed(one, two) + hours.elapsed(two, three) == hours.elapsed(one, three)
    assert hours.elapsed(one, two) == -hours.elapsed(two, one)


@slowly
@given(asked(2), LENGTHS)
def test_who_asks_later_is_never_due_earlier(question, length):
    hours, *both = question
    earlier, later = sorted(both)

    assert hours.after(earlier, length) <= hours.after(later, length)
    assert hours.before(earlier, length) <= hours.before(later, length)


@slowly
@given(asked(), LENGTHS, LENGTHS)
def test_adding_twice_is_adding_the_sum_and_more_is_never_due_earlier(question, one, two):
    hours, start = question

    assert hours.after(hours.after(start, one), two) == hours.after(start, one + two)
    assert hours.after(start, one) < hours.after(start, one + two)
    assert hours.before(hours.before(start, one), two) == hours.before(start, one + two)


@slowly
@given(asked(lands_on_next_opening=True), LENGTHS)
def test_the_other_boundary_rule_moves_a_closing_to_the_next_opening_and_nothing_else(question, length):
    later, start = question
    book = CalendarBook([later._opening.definition._replace(lands_on_next_opening=False)], [])
    due = book.calendar("hours").after(start, length)

    assert later.after(start, length) == later.opening_from(due)
    assert later.elapsed(start, later.after(start, length)) == length


@slowly
@given(asked())
def test_openings_and_closings_bound_stretches(question):
    hours, at = question
    opening, closing = hours.opening_from(at), hours.closing_before(at)

    assert closing <= at <= opening
    assert hours.is_open_at(at) is (opening == at)
    assert hours.is_open_at(opening)
    assert hours.elapsed(closing, opening) == 0
    if not hours.is_always_open:
        closes = hours.stretches(opening, opening + 40 * 86_400)[0][1]
        assert hours.next_close(DateTime.at(at)).instant == closes


@slowly
@given(asked(2), LENGTHS)
def test_stretches_add_up_to_the_time_between(question, length):
    hours, start, end = question
    start, end = min(start, end), max(start, end)
    due = hours.after(start, length)

    for until in (end, due):
        stretches = hours.stretches(start, until)
        assert sum(closes - opens for opens, closes in stretches) == hours.elapsed(start, until)
        assert stretches == sorted(stretches)


@slowly
@given(asked(6), LENGTHS)
def test_answers_do_not_depend_on_what_was_asked_before(question, length):
    hours, *starts = question
    definition = hours._opening.definition

    mixed = [hours.after(start, length) for start in starts]

    for start, found in zip(starts, mixed, strict=True):
        assert CalendarBook([definition], []).calendar("hours").after(start, length) == found


@slowly
@given(asked(2), LENGTHS)
def test_moments_on_any_clocks_are_the_same_moments(question, length):
    hours, start, end = question
    amount = Duration(length)

    def count(zone):
        moment = DateTime.at(start, zone)
        return hours.add(moment, amount).instant, hours.between(moment, DateTime.at(end, zone)).seconds

    expected = hours.after(start, length), hours.elapsed(start, end)
    assert in_fractions(count, UTC) == in_fractions(count, hours.clock.zone) == expected


@slowly
@given(asked(2, business_day=BusinessDayRule()), st.integers(0, 9))
def test_business_days_are_never_due_earlier_for_who_asks_later(question, count):
    hours, *both = question
    earlier, later = sorted(both)

    assert hours.due(earlier, BusinessDays(count)) <= hours.due(later, BusinessDays(count))
    assert hours.due(earlier, BusinessDays(count)) < hours.due(earlier, BusinessDays(count + 1))


@slowly
@given(asked(2), st.integers(0, 9), st.booleans(), st.booleans(), st.booleans())
def test_what_came_in_before_the_border_is_due_in_time_and_later_not(question, count, midnight, same, late):
    rule = BusinessDayRule(
        ends="at midnight" if midnight else "at close of business",
        starts_counting="the same day" if same else "the next business day",
        received_after_hours="counts as the same day" if late else "counts as the next business day",
    )
    definition = question[0]._opening.definition._replace(business_day=rule)
    hours, days = CalendarBook([definition], []).calendar("hours"), BusinessDays(count)
    _, received, due = question
    border = hours.begun(due, days)
    assume(received != border)

    assert (hours.due(received, days) <= due) is (received < border)


COVERED = {
    hours: calendar(
        hours, lists=[holiday_list("de", ["2025-05-01"], "2025-01-01", "2025-12-31")], regions=("DE",)
    )
    for hours in ("mon-fri 09:00-17:00", "sun 15:00 - fri 17:00", "mon-sun 22:00-06:00")
}


@slowly
@given(st.sampled_from(sorted(COVERED)), st.integers(-400, 400), st.integers(1, 9_000))
def test_beyond_the_known_holidays_there_is_an_error_and_within_them_the_answer(hours, day, length):
    covered, open_ended = COVERED[hours], calendar(hours, closed_days=["2025-05-01"])
    first, last = (covered.clock.midnight(calendar_day) for calendar_day in (739_252, 739_617))
    start = (first + last) // 2 + day * 86_400
    due = open_ended.after(start, length * 3600)

    if first <= start and due <= last:
        assert covered.after(start, length * 3600) == due
    else:
        with pytest.raises(NoAnswer) as error:
            covered.after(start, length * 3600)
        assert error.value.code == "HOLIDAYS-END"

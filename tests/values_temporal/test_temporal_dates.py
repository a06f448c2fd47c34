import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.values import Duration, Months, NoAnswer, ValueProblem
from addendum.values.temporal import MOST_YEAR, Date

ORDINALS = st.integers(Date(-MOST_YEAR, 1, 1).ordinal, Date(MOST_YEAR, 12, 31).ordinal)


@given(st.dates())
def test_a_date_agrees_with_python_in_the_years_that_python_knows(day):
    date = Date.of(day)

    assert (date.ordinal, date.weekday, date.week_of_year) == (
        day.toordinal(),
        day.isoweekday(),
        day.isocalendar()[1],
    )
    assert date.day_of_year == day.timetuple().tm_yday
    assert date.to_python() == day
    assert str(date) == day.isoformat()


@given(ORDINALS)
def test_every_day_reads_back_as_it_prints(ordinal):
    date = Date.from_ordinal(ordinal)

    assert date.ordinal == ordinal
    assert Date.parse(str(date)) == date


@given(ORDINALS, st.integers(-400, 400))
def test_months_added_and_taken_away_end_in_the_same_month(ordinal, months):
    try:
        there = Date.from_ordinal(ordinal) + Months(months)
    except NoAnswer:
        return
    start = Date.from_ordinal(ordinal)

    assert (there.year * 12 + there.month) - (start.year * 12 + start.month) == months
    assert there.day <= start.day


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-30",
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "24-01-01",
        "02024-01-01",
        "+2024-01-01",
        "2024-1-1",
        "2024-01-01Z",
        "1000000000-01-01",
        "٢٠٢٤-01-01",
        "",
        "2024-01-01\n",
    ],
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueProblem):
        Date.parse(text)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-03-31", -1, "2024-02-29"),
        ("0001-01-15", -1, "0000-12-15"),
        ("-0001-12-31", 2, "0000-02-29"),
    ],
)
def test_a_month_on_is_the_same_day_or_the_last_one(start, months, end):
    assert Date.parse(start) + Months(months) == Date.parse(end)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2011-12-22", "2013-08-24", 20),
        ("2013-08-24", "2011-12-22", -20),
        ("2024-01-31", "2024-02-29", 0),
        ("2024-02-29", "2024-01-31", 0),
        ("2024-01-15", "2024-02-15", 1),
    ],
)
def test_only_whole_months_count(start, end, months):
    assert Date.parse(start).months_until(Date.parse(end)) == months


def test_a_length_of_time_moves_a_date_by_the_days_it_completes():
    date = Date(2024, 2, 28)

    assert date + Duration(86_400 * 2) == Date(2024, 3, 1)
    assert date + Duration(3600) == date
    assert date - Duration(3600) == Date(2024, 2, 27)
    assert Date(2024, 3, 1) - date == Duration(2 * 86_400)


def test_a_calculation_beyond_the_last_year_is_a_named_error():
    with pytest.raises(NoAnswer, match="DATE-OUT-OF-RANGE"):
        Date(MOST_YEAR, 12, 31) + Months(1)
    with pytest.raises(NoAnswer, match="DATE-OUT-OF-RANGE"):
        Date(-MOST_YEAR, 1, 1) - Duration(86_400)
    with pytest.raises(NoAnswer, match="DATE-OUT-OF-RANGE"):
        Date(10_000, 1, 1).to_python()


def test_a_date_does_not_change_and_is_not_the_first_day_of_something_else():
    with pytest.raises(AttributeError):
        Date(2024, 1, 1).year = 2025
    assert Date(2024, 1, 1) != dt.date(2024, 1, 1)
    with pytest.raises(TypeError):
        Date(2024, 1, 1) < 5  # noqa: B015

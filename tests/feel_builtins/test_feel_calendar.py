import pytest

from addendum.feel.builtins import lookup
from addendum.values import DATE, NUMBER, TEXT
from feel_builtins.calling import call, date, moment, n


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("day of year", "2019-09-17", n(260)),
        ("day of year", "2020-12-31", n(366)),
        ("day of week", "2019-09-16", "Monday"),
        ("day of week", "2024-12-29", "Sunday"),
        ("month of year", "2019-09-17", "September"),
        ("week of year", "2003-12-29", n(1)),
        ("week of year", "2004-01-04", n(1)),
        ("week of year", "2005-01-01", n(53)),
        ("week of year", "2005-01-09", n(1)),
    ],
)
def test_a_day_knows_its_place_in_the_calendar(name, day, expected):
    assert call(name, date(day)) == expected
    assert call(name, moment(f"{day}T10:10:10Z")) == expected
    assert call(name, date=date(day)) == expected


@pytest.mark.parametrize("name", ["day of year", "day of week", "month of year", "week of year"])
def test_what_is_no_day_fails(name):
    for arguments in ((None,), ("2024-01-01",), (n(1),), (), (date("2024-01-01"), date("2024-01-01"))):
        assert call(name, *arguments).startswith("<WRONG-")


@pytest.mark.parametrize("name", ["now", "today"])
def test_there_is_no_clock(name):
    assert call(name) == "<NO-CLOCK>"


def test_the_checker_learns_the_type_of_the_result():
    assert lookup("day of week").signatures[0].result((DATE,)) is TEXT
    assert lookup("day of week").signatures[0].result((NUMBER,)) is None

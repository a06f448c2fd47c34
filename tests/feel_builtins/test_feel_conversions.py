from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.feel.builtins import lookup
from addendum.feel.ranges import Range
from addendum.values import (
    DATE,
    DURATION,
    EXACT_CONTEXT,
    NUMBER,
    TEXT,
    Duration,
    MemberOf,
    Money,
    Months,
    Percent,
    in_fractions,
)
from feel_builtins.calling import call, date, moment, n, numbers, time

BERLIN = moment("2024-07-01T10:00:00@Europe/Berlin")


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("date", ("2024-02-29",), date("2024-02-29")),
        ("date", (n(2024), n(2), n(29)), date("2024-02-29")),
        ("date", (BERLIN,), date("2024-07-01")),
        ("time", ("10:00:00Z",), time("10:00:00Z")),
        ("time", (BERLIN,), time("10:00:00@Europe/Berlin")),
        ("time", (date("2024-01-01"),), time("00:00:00Z")),
        ("time", (n(11), n(59), n("45.5"), None), time("11:59:45.5")),
        ("time", (n(11), n(59), n(0), Duration(n(7260))), time("11:59:00+02:01")),
        ("date and time", ("2024-01-01",), moment("2024-01-01T00:00:00")),
        ("date and time", (date("2024-01-01"), time("10:00:00Z")), moment("2024-01-01T10:00:00Z")),
        ("date and time", (BERLIN, time("09:00:00")), moment("2024-07-01T09:00:00")),
        ("duration", ("P1DT2H3M4.5S",), Duration(n("93784.5"))),
        ("duration", ("-PT0.1S",), Duration(n("-0.1"))),
        ("duration", ("P1Y2M",), Months(14)),
        ("duration", ("-P14M",), Months(-14)),
        ("duration", ("PT36H",), Duration(n(129600))),
        ("years and months duration", (date("2011-12-22"), date("2013-08-24")), Months(20)),
        ("years and months duration", (moment("2017-02-28T23:59:59"), date("2019-07-23")), Months(28)),
        ("number", ("1.000.000,01", ".", ","), n("1000000.01")),
        ("number", ("1 000.5", " ", "."), n("1000.5")),
        ("number", ("1,000", ",", None), n(1000)),
        ("number", ("1000.01", None, "."), n("1000.01")),
        ("number", ("-12.50",), n("-12.5")),
        ("number", ("1e3",), n(1000)),
        ("range", ("[1..10)",), Range(n(1), n(10), True, False)),
        ("range", ("(..5]",), Range(None, n(5))),
        ("range", ('["a".."z"]',), Range("a", "z")),
        ("range", ('[@"2024-01-01"..@"2024-12-31"]',), Range(date("2024-01-01"), date("2024-12-31"))),
        ("range", ('[duration("P1D")..)',), Range(Duration(n(86400)), None)),
    ],
)
def test_a_conversion_gives_what_the_standard_says(name, arguments, expected):
    found = call(name, *arguments)

    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("date", ("2024-02-30",)),
        ("date", (n(2024), n(13), n(1))),
        ("date", (n("2024.5"), n(1), n(1))),
        ("date", (n(2024),)),
        ("date", (None,)),
        ("date", (n(2024), n(1), None)),
        ("date", ("",)),
        ("time", (n(12),)),
        ("time", (n(24), n(59), n(45), None)),
        ("time", (n(12), None, n(0))),
        ("time", (n(12), n(0), n(0), Duration(n(20 * 3600)))),
        ("date and time", ("11:00:00",)),
        ("date and time", (date("2024-01-01"), None)),
        ("date and time", (date("2024-01-01"),)),
        ("duration", ("P1Y1D",)),
        ("duration", ("P",)),
        ("duration", ("PT",)),
        ("duration", ("P1DT",)),
        ("duration", ("P-1D",)),
        ("duration", ("1D",)),
        ("duration", (n(1),)),
        ("years and months duration", (date("2024-01-01"), "2025-01-01")),
        ("years and months duration", (date("2024-01-01"),)),
        ("number", ("1,000", " ", ".")),
        ("number", ("1.000,01", ".")),
        ("number", ("1,000", ",", ",")),
        ("number", (n(1),)),
        ("number", ("NaN",)),
        ("number", ("٣",)),
        ("number", ("1e9999",)),
        ("number", ("1_000",)),
        ("number", ("",)),
        ("number", ("1.5", ".", ",", "x")),
        ("range", ("[1..",)),
        ("range", ("..",)),
        ("range", ('[1.."a"]',)),
        ("range", ("1",)),
        ("range", ("[..]",)),
        ("string", (None,)),
    ],
)
def test_what_cannot_be_converted_fails(name, arguments):
    assert str(call(name, *arguments)).startswith("<")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("as it is", "as it is"),
        (n("1.50"), "1.5"),
        (n("1E+3"), "1000"),
        (n("-0.0"), "0"),
        (True, "true"),
        (Fraction(1, 3), "0." + "3" * 34),
        (Fraction(2, 3), "0." + "6" * 33 + "7"),
        (n(10**40 + 1), "1" + "0" * 40),
        (Duration(n(93784)), "P1DT2H3M4S"),
        (Duration(n("-0.5")), "-PT0.5S"),
        (Duration(n(0)), "PT0S"),
        (Months(14), "P1Y2M"),
        (Months(-12), "-P1Y"),
        (Months(0), "P0M"),
        (date("2024-01-01"), "2024-01-01"),
        (BERLIN, "2024-07-01T10:00:00@Europe/Berlin"),
        (["a", n(1), None, ['"']], '["a", 1, null, ["\\""]]'),
        ({"a b": "x", "c:": []}, '{a b: "x", "c:": []}'),
        (Range(n(1), n(5), False, True), "(1..5]"),
        (Range(None, date("2024-01-01"), end_included=False), '(..@"2024-01-01")'),
        (Percent(n(5)), "5 %"),
        (Money("EUR", n(5)), "EUR 5.00"),
    ],
)
def test_a_value_prints_as_feel_prints_it(value, text):
    assert call("string", value) == text


def test_functions_have_no_text():
    assert call("string", lambda: 1) == "<WRONG-TYPE>"
    assert call("string", [lambda: 1]) == "<WRONG-TYPE>"


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_a_length_of_time_reads_back_as_it_prints(units, places):
    duration = Duration(EXACT_CONTEXT.scaleb(n(units), -places))

    assert call("duration", call("string", duration)) == duration


@given(st.integers(-(10**6), 10**6))
def test_a_number_of_months_reads_back_as_it_prints(months):
    assert call("duration", call("string", Months(months))) == Months(months)


@given(st.integers(-(10**9), 10**9), st.integers(0, 9), st.integers(0, 9), st.booleans())
def test_a_range_reads_back_as_it_prints(start, size, places, closed):
    low = EXACT_CONTEXT.scaleb(n(start), -places)
    bounds = Range(low, low + size, closed, not closed)

    assert call("range", call("string", bounds)) == bounds


def test_the_second_run_reads_fractions():
    assert type(in_fractions(lookup("number").call, "0.1")) is Fraction
    assert type(in_fractions(lookup("duration").call, "PT0.1S").seconds) is Fraction


def test_arguments_by_name_have_the_names_of_the_standard():
    assert call("date", year=n(2024), month=n(1), day=n(2)) == date("2024-01-02")
    assert call("time", hour=n(1), minute=n(2), second=n(3)) == time("01:02:03")
    assert call("number", **{"from": "1,5", "decimal_separator": ",", "grouping_separator": "."}) == n("1.5")
    assert call("number", **{"from": "1", "decimal_sep": ",", "grouping_sep": "."}) == "<WRONG-ARGUMENTS>"
    assert call(
        "years and months duration", **{"from": date("2024-01-01"), "to": date("2025-01-01")}
    ) == Months(12)


def test_the_checker_learns_the_type_of_the_result():
    assert lookup("date").signatures[0].result((TEXT,)) is DATE
    assert lookup("date").signatures[0].result((MemberOf("days", ("2024-01-01",)),)) is DATE
    assert lookup("date").signatures[0].result((NUMBER,)) is None
    assert lookup("duration").signatures[0].result((DURATION,)) is DURATION


def test_statistics_of_what_was_converted_stay_exact():
    assert call("sum", [call("number", each) for each in ("0.1", "0.2")]) == n("0.3")
    assert call("sum", numbers("0.1 0.2")) == n("0.3")

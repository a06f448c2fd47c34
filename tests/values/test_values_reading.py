from __future__ import annotations

from contextlib import suppress
from decimal import Decimal, Inexact
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.values import (
    ANY,
    BOOLEAN,
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DATE,
    DATE_TIME,
    DURATION,
    MONEY,
    MONTH,
    MONTHS,
    NULL,
    NUMBER,
    PERCENT,
    QUARTER,
    TEXT,
    TIME,
    UNLIMITED,
    BusinessDays,
    CalendarDays,
    ContextOf,
    Date,
    Duration,
    FunctionOf,
    Keyed,
    ListOf,
    MemberOf,
    Money,
    Month,
    Months,
    Percent,
    Quarter,
    RangeOf,
    ValueProblem,
    read,
    read_quantity,
    reader,
)

SEVERITIES = MemberOf("severities", ("S1", "S2", "S3"))
OUTAGE = ContextOf((("cause", TEXT), ("length", DURATION)))
TYPES = [
    NUMBER, PERCENT, MONEY, DURATION, MONTHS, BUSINESS_DAYS, CALENDAR_DAYS, DATE, TIME, DATE_TIME, MONTH,
    QUARTER, TEXT, BOOLEAN, NULL, ANY, SEVERITIES, ListOf(PERCENT), OUTAGE, Keyed(MONEY, "portion"),
    RangeOf(NUMBER), FunctionOf((NUMBER,), NUMBER),
]  # fmt: skip

READ = [
    (NUMBER, "99.5", Decimal("99.5")),
    (NUMBER, 5, Decimal(5)),
    (NUMBER, Decimal("1E+2"), Decimal(100)),
    (NUMBER, "-0.5", Decimal("-0.5")),
    (NUMBER, "1/4", Decimal("0.25")),
    (NUMBER, "1/3", Fraction(1, 3)),
    (PERCENT, "99.99 %", Percent(Decimal("99.99"))),
    (PERCENT, "99.99%", Percent(Decimal("99.99"))),
    (PERCENT, "-1 %", Percent(Decimal(-1))),
    (PERCENT, "99.98999999999999999 %", Percent(Decimal("99.98999999999999999"))),
    (PERCENT, "42767/432 %", Percent(Fraction(42767, 432))),
    (MONEY, "EUR 8,000.00", Money("EUR", Decimal(8000))),
    (MONEY, "EUR 8000", Money("EUR", Decimal(8000))),
    (MONEY, "USD -1,234,567.891", Money("USD", Decimal("-1234567.891"))),
    (MONEY, "EUR 1000/3", Money("EUR", Fraction(1000, 3))),
    (DURATION, "20 minutes", Duration(Decimal(1200))),
    (DURATION, "1 minute", Duration(Decimal(60))),
    (DURATION, "2.5 hours", Duration(Decimal(9000))),
    (DURATION, "90 seconds", Duration(Decimal(90))),
    (DURATION, "1 hour 30 minutes", Duration(Decimal(5400))),
    (DURATION, "1 hour 0 minutes 1.5 seconds", Duration(Decimal("3601.5"))),
    (DURATION, "PT20M", Duration(Decimal(1200))),
    (DURATION, "-PT1H0.5S", Duration(Decimal("-3600.5"))),
    (DURATION, "P1DT2H", Duration(Decimal(93_600))),
    (DURATION, "1/3 hours", Duration(Decimal(1200))),
    (DURATION, "1/7 seconds", Duration(Fraction(1, 7))),
    (MONTHS, "3 months", Months(3)),
    (MONTHS, "2 years", Months(24)),
    (MONTHS, "1 year 3 months", Months(15)),
    (MONTHS, "P1Y2M", Months(14)),
    (BUSINESS_DAYS, "2 business days", BusinessDays(Decimal(2))),
    (CALENDAR_DAYS, "60 calendar days", CalendarDays(Decimal(60))),
    (CALENDAR_DAYS, "60 days", CalendarDays(Decimal(60))),
    (DATE, "2024-02-29", Date(2024, 2, 29)),
    (MONTH, "2025-03", Month(2025, 3)),
    (QUARTER, "2025-Q3", Quarter(2025, 3)),
    (TEXT, "99.5 %", "99.5 %"),
    (BOOLEAN, True, True),
    (BOOLEAN, "false", False),
    (NULL, None, None),
    (SEVERITIES, "S2", "S2"),
    (ListOf(PERCENT), ["1 %", "2 %"], (Percent(Decimal(1)), Percent(Decimal(2)))),
    (OUTAGE, {"cause": "fault", "length": "5 minutes"}, {"cause": "fault", "length": Duration(Decimal(300))}),
    (Keyed(MONEY, "portion"), {"frontend": "EUR 1"}, {"frontend": Money("EUR", Decimal(1))}),
    (ANY, {"a": [1, "5 %", None, True]}, {"a": (Decimal(1), "5 %", None, True)}),
    (ANY, {"outcome": "unlimited"}, {"outcome": "unlimited"}),
    (PERCENT, Percent(Fraction(1, 2)), Percent(Decimal("0.5"))),
    (DATE, Date(2024, 1, 1), Date(2024, 1, 1)),
]

BARE_DAYS_FIX = "Write `2 business days`, `2 calendar days` or `48 hours` of elapsed time."
SHARE_FIX = "Write `0.9999 %`, or `99.99 %` where the number is a share of one."
REFUSED = [
    (PERCENT, "99,9 %", "DECIMAL-COMMA", "Write `99.9 %`."),
    (PERCENT, "99.99", "UNIT-MISSING", "Write `99.99 %`."),
    (PERCENT, Decimal("99.99"), "UNIT-MISSING", "Write `99.99 %`."),
    (PERCENT, Decimal("0.9999"), "UNIT-MISSING", SHARE_FIX),
    (PERCENT, "99.9 percent", "UNIT-UNKNOWN", "Write `99.9 %`."),
    (PERCENT, "010 %", "VALUE-UNREADABLE", "Write `10 %`."),
    (PERCENT, ".5 %", "VALUE-UNREADABLE", "Write `0.5 %`."),
    (PERCENT, "+5 %", "VALUE-UNREADABLE", "Write `5 %`."),
    (PERCENT, "1_000 %", "VALUE-UNREADABLE", "Write `1000 %`."),
    (PERCENT, "NaN %", "VALUE-UNREADABLE", "Write for example `99.5 %`."),
    (PERCENT, "99.9  %", "VALUE-UNREADABLE", "Write `99.9 %`."),
    (PERCENT, "99.9\N{NO-BREAK SPACE}%", "VALUE-UNREADABLE", "Write `99.9 %`."),
    (PERCENT, "\N{FULLWIDTH DIGIT NINE}9 %", "VALUE-UNREADABLE", "Write `99 %`."),
    (PERCENT, "\N{ARABIC-INDIC DIGIT NINE} %", "VALUE-UNREADABLE", "Write for example `99.5 %`."),
    (PERCENT, "5 % ", "VALUE-UNREADABLE", "Write `5 %`."),
    (PERCENT, "5 %\n", "VALUE-UNREADABLE", "Write `5 %`."),
    (PERCENT, "1/0 %", "VALUE-UNREADABLE", "Write for example `99.5 %`."),
    (PERCENT, "1" * 401 + " %", "NUMBER-TOO-LONG", "Give a number of a size that a contract knows."),
    (PERCENT, True, "WRONG-TYPE", "Write for example `99.5 %`."),
    (PERCENT, None, "NULL-GIVEN", "Write for example `99.5 %`, or leave it out."),
    (PERCENT, ["5 %"], "WRONG-TYPE", "Write for example `99.5 %`."),
    (PERCENT, {}, "WRONG-TYPE", "Write for example `99.5 %`."),
    (PERCENT, "", "VALUE-UNREADABLE", "Write for example `99.5 %`."),
    (PERCENT, 99.99, "FLOAT-GIVEN", "Give a Decimal, or text such as `99.5 %`."),
    (PERCENT, "20 minutes", "UNIT-MISMATCH", "Write for example `99.5 %`."),
    (PERCENT, {"outcome": "unlimited"}, "WRONG-TYPE", "Write for example `99.5 %`."),
    (PERCENT, {"outcome": "unlimitd"}, "UNKNOWN-OUTCOME", "Write `unlimited`."),
    (PERCENT, "best effort", "WRONG-TYPE", 'On the wire an outcome is `{"outcome": "best effort"}`.'),
    (NUMBER, "1e999999", "VALUE-UNREADABLE", "Write for example `99.5`."),
    (NUMBER, Decimal("1e999999"), "NUMBER-TOO-LONG", "Give a number of a size that a contract knows."),
    (NUMBER, Decimal("NaN"), "NUMBER-TOO-LONG", "Give a number of a size that a contract knows."),
    (NUMBER, Decimal("-Infinity"), "NUMBER-TOO-LONG", "Give a number of a size that a contract knows."),
    (NUMBER, 10**400, "NUMBER-TOO-LONG", "Give a number of a size that a contract knows."),
    (NUMBER, True, "WRONG-TYPE", "Write for example `99.5`."),
    (NUMBER, "5 %", "UNIT-MISMATCH", "Write for example `99.5`."),
    (MONEY, "8.000,00 EUR", "VALUE-UNREADABLE", "Write `EUR 8000.00`."),
    (MONEY, "eur 8000", "VALUE-UNREADABLE", "Write `EUR 8000`."),
    (MONEY, "-EUR 8.00", "VALUE-UNREADABLE", "Write `EUR -8.00`."),
    (MONEY, "\N{EURO SIGN}8,000", "VALUE-UNREADABLE", "Write `EUR 8000`."),
    (MONEY, "EUR 8,00", "VALUE-UNREADABLE", "Write `EUR 8.00`."),
    (MONEY, "EUR 80,00.00", "VALUE-UNREADABLE", "Write `EUR 8000.00`."),
    (MONEY, "EUR8000", "VALUE-UNREADABLE", "Write `EUR 8000`."),
    (MONEY, 8000, "UNIT-MISSING", "Write `EUR 8000`."),
    (DURATION, "20 min", "UNIT-UNKNOWN", "Write `20 minutes`."),
    (DURATION, "20m", "UNIT-UNKNOWN", "Write `20 minutes`."),
    (DURATION, "20 Minutes", "UNIT-UNKNOWN", "Write `20 minutes`."),
    (DURATION, 20, "UNIT-MISSING", "Write `20 minutes`."),
    (DURATION, "2,5 hours", "DECIMAL-COMMA", "Write `2.5 hours`."),
    (DURATION, "2 days", "BARE-DAYS", BARE_DAYS_FIX),
    (DURATION, "1 week", "BARE-DAYS", "Write `7 calendar days` or `168 hours` of elapsed time."),
    (BUSINESS_DAYS, "2 days", "BARE-DAYS", BARE_DAYS_FIX),
    (DURATION, "2 business days", "UNIT-MISMATCH", "Write for example `20 minutes`."),
    (DURATION, "30 minutes 1 hour", "VALUE-UNREADABLE", "Write for example `20 minutes`."),
    (DURATION, "1 hour 90 minutes", "VALUE-UNREADABLE", "Write for example `20 minutes`."),
    (DURATION, "-1 hour 30 minutes", "VALUE-UNREADABLE", "Write for example `20 minutes`."),
    (DURATION, "P", "VALUE-UNREADABLE", "Write for example `20 minutes`."),
    (DURATION, "P1M", "VALUE-UNREADABLE", "Write for example `20 minutes`."),
    (MONTHS, "1.5 months", "MONTHS-NOT-WHOLE", "Write for example `3 months`."),
    (DATE, "2024/1/2", "VALUE-UNREADABLE", "Write `2024-01-02`."),
    (DATE, "01.02.2024", "VALUE-UNREADABLE", "Write for example `2024-01-31`."),
    (DATE, "2024-02-30", "VALUE-UNREADABLE", "Write a day of the calendar."),
    (QUARTER, "Q3 2025", "VALUE-UNREADABLE", "Write `2025-Q3`."),
    (BOOLEAN, "yes", "VALUE-UNREADABLE", "Write `true`."),
    (BOOLEAN, 1, "WRONG-TYPE", "Write for example `true`."),
    (TEXT, 5, "WRONG-TYPE", 'Write it in quotes: `"5"`.'),
    (SEVERITIES, "s1", "UNKNOWN-MEMBER", "Write `S1`."),
    (SEVERITIES, "urgent", "UNKNOWN-MEMBER", "Write `S1`, `S2` or `S3`."),
    (SEVERITIES, 1, "WRONG-TYPE", 'Write it in quotes: `"1"`.'),
    (OUTAGE, {"cause": "x", "lenght": "5 minutes"}, "UNKNOWN-FIELD", "Write `length`."),
    (OUTAGE, {"cause": "x"}, "FIELD-MISSING", "Add it, as in `{cause: some words, length: 20 minutes}`."),
    (RangeOf(NUMBER), "[1..2]", "VALUE-UNREADABLE", "Write for example `[99.5..99.5]`."),
]  # fmt: skip


@pytest.mark.parametrize(("of_type", "raw", "expected"), READ, ids=str)
def test_a_value_is_read_by_its_declared_type(of_type, raw, expected):
    value = read(of_type, raw)

    assert value == expected
    assert type(value) is type(expected)


@pytest.mark.parametrize(("of_type", "raw", "code", "fix"), REFUSED, ids=lambda value: str(value)[:40])
def test_what_cannot_be_read_is_refused_with_its_fix(of_type, raw, code, fix):
    with pytest.raises(ValueProblem) as caught:
        read(of_type, raw)

    assert (caught.value.code, caught.value.fix) == (code, fix)
    assert caught.value.says.endswith(".")


def test_a_problem_inside_a_list_or_record_names_the_part():
    outages = ListOf(OUTAGE)

    with pytest.raises(ValueProblem) as caught:
        read(outages, [{"cause": "x", "length": "5 minutes"}, {"cause": "y", "length": "5"}])

    assert caught.value.says == "In entry 2: In `length`: `5` has no unit, but a length of time is needed."
    assert str(caught.value).endswith("Write `5 minutes`.")


@pytest.mark.parametrize(
    ("of_type", "means", "raw", "expected"),
    [
        (PERCENT, "%", Decimal("99.5"), Percent(Decimal("99.5"))),
        (PERCENT, "percent", "99.5", Percent(Decimal("99.5"))),
        (DURATION, "minutes", 5, Duration(Decimal(300))),
        (DURATION, "minutes", "20 seconds", Duration(Decimal(20))),
        (MONEY, "EUR", Decimal("1E+3"), Money("EUR", Decimal(1000))),
        (BUSINESS_DAYS, "business days", 2, BusinessDays(Decimal(2))),
        (Keyed(MONEY, "portion"), "EUR", {"frontend": 5}, {"frontend": Money("EUR", Decimal(5))}),
    ],
    ids=str,
)
def test_a_bare_number_means_what_the_fact_declares(of_type, means, raw, expected):
    assert read(of_type, raw, number_means=means) == expected


@pytest.mark.parametrize(
    ("of_type", "means"), [(DURATION, "EUR"), (MONEY, "minutes"), (TEXT, "minutes")], ids=str
)
def test_a_declared_unit_must_suit_the_type(of_type, means):
    with pytest.raises(ValueProblem) as caught:
        reader(of_type, number_means=means)

    assert caught.value.code == "NUMBER-MEANS-WRONG"


def test_a_declared_unit_does_not_let_in_true_or_null():
    read_downtime = reader(DURATION, number_means="minutes")

    for raw in (True, None, 1.5, Decimal("NaN"), Decimal("1e500"), 10**5000, [5]):
        with pytest.raises(ValueProblem):
            read_downtime(raw)


def test_outcomes_are_read_where_they_are_admitted():
    assert reader(DURATION, outcomes=True)({"outcome": "unlimited"}) is UNLIMITED
    assert reader(OUTAGE, outcomes=True)({"outcome": "unlimited"}) is UNLIMITED
    with pytest.raises(ValueProblem):
        reader(DURATION, outcomes=True)({"outcome": ["unlimited"]})


def test_a_reader_of_decimals_asks_for_fractions_where_decimals_never_end():
    with pytest.raises(Inexact):
        reader(PERCENT)("42767/432 %")
    with pytest.raises(Inexact):
        reader(PERCENT)(Percent(Fraction(1, 3)))
    assert reader(PERCENT, Fraction)("99.5 %") == Percent(Fraction(199, 2))
    assert type(reader(DURATION, Fraction)("20 minutes").seconds) is Fraction
    assert type(reader(NUMBER, Fraction)(Decimal("0.1"))) is Fraction


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 %", Percent(Decimal(5))),
        ("EUR 1", Money("EUR", Decimal(1))),
        ("20 minutes", Duration(Decimal(1200))),
        ("2 business days", BusinessDays(Decimal(2))),
        ("60 calendar days", CalendarDays(Decimal(60))),
        ("3 months", Months(3)),
    ],
)
def test_a_unit_alone_says_what_a_quantity_is(text, expected):
    assert read_quantity(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [("2 days", "BARE-DAYS"), ("20", "UNIT-MISSING"), ("20 min", "UNIT-UNKNOWN"), ("x", "VALUE-UNREADABLE")],
)
def test_a_quantity_without_a_known_unit_is_refused(text, code):
    with pytest.raises(ValueProblem) as caught:
        read_quantity(text)

    assert caught.value.code == code


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text()
    | st.from_regex(r"[A-Z]{0,3} ?[-+]?[0-9.,_/]{1,6} ?(%|min|hours?|days?|EUR|P|T|M)?", fullmatch=True),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(of_type=st.sampled_from(TYPES), raw=json_values, mode=st.sampled_from([Decimal, Fraction]))
def test_a_reader_raises_nothing_but_its_own_problem(of_type, raw, mode):
    for outcomes in (False, True):
        problem = None
        try:
            reader(of_type, mode, outcomes=outcomes)(raw)
        except ValueProblem as found:
            problem = found
        except Inexact:
            continue
        assert problem is None or (problem.code and problem.says)


@given(of_type=st.sampled_from(TYPES), raw=st.text())
def test_any_text_is_a_value_or_a_problem(of_type, raw):
    with suppress(ValueProblem):
        read(of_type, raw)

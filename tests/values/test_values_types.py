from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.values import (
    ANY,
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DATE_TIME,
    DURATION,
    MONEY,
    NUMBER,
    PERCENT,
    TEXT,
    ContextOf,
    FunctionOf,
    Keyed,
    ListOf,
    MemberOf,
    RangeOf,
    ValueProblem,
    parse_type,
)

SEVERITIES = MemberOf("severities", ("S1", "S2"))
LISTS = {"severities": SEVERITIES}
WRITTEN = [
    ("percent", PERCENT, "a percentage"),
    ("money", MONEY, "an amount of money"),
    ("date and time", DATE_TIME, "a date and time"),
    ("business days", BUSINESS_DAYS, "a number of business days"),
    ("one of severities", SEVERITIES, "one of `severities`"),
    ("list of percent", ListOf(PERCENT), "a list of percentages"),
    ("list of one of severities", ListOf(SEVERITIES), "a list of members of `severities`"),
    ("money by portion", Keyed(MONEY, "portion"), "amounts of money by portion"),
    ("list of list of text", ListOf(ListOf(TEXT)), "a list of lists of texts"),
]
OTHER_NAMES = [
    ("hours", DURATION),
    ("minutes", DURATION),
    ("days", CALENDAR_DAYS),
    ("list of severities", ListOf(SEVERITIES)),
    (" percent ", PERCENT),
]
REFUSED = [
    ("percentage", "UNKNOWN-TYPE", "Write `percent`."),
    ("string", "UNKNOWN-TYPE", "Write `text`."),
    ("mony", "UNKNOWN-TYPE", "Write `money`."),
    ("severities", "UNKNOWN-TYPE", "Write `one of severities`."),
    ("one of severity", "UNKNOWN-LIST", "Write `one of severities`."),
    ("one of planets", "UNKNOWN-LIST", "Known lists are `severities`."),
    ("list of", "UNKNOWN-TYPE", None),
    ("", "UNKNOWN-TYPE", None),
    ("list of " * 5000 + "text", "UNKNOWN-TYPE", "Flatten it."),
]


@pytest.mark.parametrize(("text", "expected", "says"), WRITTEN)
def test_a_type_reads_back_as_it_prints(text, expected, says):
    found = parse_type(text, LISTS)

    assert found == expected
    assert str(found) == text
    assert found.says == says


@pytest.mark.parametrize(("text", "expected"), OTHER_NAMES)
def test_a_type_has_other_names(text, expected):
    assert parse_type(text, LISTS) == expected


@pytest.mark.parametrize(("text", "code", "fix"), REFUSED, ids=lambda value: str(value)[:20])
def test_an_unknown_type_is_answered_with_the_nearest_one(text, code, fix):
    with pytest.raises(ValueProblem) as caught:
        parse_type(text, LISTS)

    assert caught.value.code == code
    assert fix is None or caught.value.fix == fix


@given(st.text())
def test_any_text_is_a_type_or_a_problem(text):
    with suppress(ValueProblem):
        parse_type(text, LISTS)


def test_types_are_equal_by_value_and_kind():
    assert ListOf(NUMBER) == ListOf(NUMBER)
    assert ListOf(NUMBER) != RangeOf(NUMBER)
    assert hash(ListOf(NUMBER)) == hash(ListOf(NUMBER))
    assert MemberOf("a", ("x",)) != MemberOf("a", ("x", "y"))
    assert ContextOf((("a", NUMBER),)) != ContextOf((("a", NUMBER),), open=True)
    assert FunctionOf((NUMBER,), TEXT) != FunctionOf((TEXT,), TEXT)
    assert PERCENT != "percent"


def test_a_record_knows_the_types_of_its_fields():
    record = ContextOf((("length", DURATION),))

    assert record.field("length") is DURATION
    assert record.field("size") is None
    assert record.says == "a record"


def test_the_first_member_weighs_most():
    assert SEVERITIES.rank("S1") == 0
    assert SEVERITIES.rank("S2") == 1
    with pytest.raises(KeyError):
        SEVERITIES.rank("S3")


def test_every_type_shows_one_right_example():
    for of_type in (PERCENT, ListOf(PERCENT), SEVERITIES, Keyed(MONEY, "portion"), RangeOf(NUMBER), ANY):
        assert of_type.example

from __future__ import annotations

import json
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.values import JsonProblem, ValueProblem, dumps, loads

BROKEN = [
    ("", "a value is missing, or a text stands without quotes", 1, 1),
    ('{"a": 99.5 %}', "a comma or the closing bracket is missing", 1, 12),
    ("{a: 1}", "a name in double quotes is missing", 1, 2),
    ('{"a" 1}', "a colon is missing after the name", 1, 6),
    ('{"a":\n"b}', "a text begins here that is not closed", 2, 1),
    ("1 2", "there is more text after the end of the value", 1, 3),
    ('"a\nb"', "a line break or control character stands inside a text", 1, 3),
    ('"\\x"', "a backslash stands before a character that needs none", 1, 2),
    ('"\\u12"', "four hexadecimal digits are missing after `\\u`", 1, 4),
]
REFUSED = [
    ('{"a": 1, "b": 2, "a": 1}', "JSON-KEY-TWICE", "The name `a` is given twice in one record."),
    ("NaN", "NUMBER-TOO-LONG", "`NaN` is not a number that JSON or a contract knows."),
    ("[-Infinity]", "NUMBER-TOO-LONG", "`-Infinity` is not a number that JSON or a contract knows."),
    ("1e999999", "NUMBER-TOO-LONG", "A number has more than 400 digits."),
    ("1e-999999", "NUMBER-TOO-LONG", "A number has more than 400 digits."),
    ("9" * 5000, "NUMBER-TOO-LONG", "A number has more than 400 digits."),
    ("0." + "9" * 5000, "NUMBER-TOO-LONG", "A number has more than 400 digits."),
    ("[" * 100_000, "TOO-DEEP", "This JSON is nested too deeply."),
]

texts = st.text()
json_data = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=10,
)


def test_numbers_are_read_by_their_text():
    found = loads('{"a": 99.98999999999999999, "b": 5, "c": 1.50e1}')

    assert found == {"a": Decimal("99.98999999999999999"), "b": 5, "c": Decimal(15)}
    assert [type(item) for item in found.values()] == [Decimal, int, Decimal]


@pytest.mark.parametrize(("text", "msg", "line", "column"), BROKEN, ids=str)
def test_what_is_not_json_is_told_in_plain_words(text, msg, line, column):
    with pytest.raises(JsonProblem) as caught:
        loads(text)

    problem = caught.value
    assert problem.code == "JSON-UNREADABLE"
    assert problem.msg == msg
    assert problem.lineno == line
    assert abs(problem.colno - column) <= 1  # Python's own versions differ by one here


@pytest.mark.parametrize(("text", "code", "says"), REFUSED, ids=lambda text: text[:20])
def test_json_that_could_mean_two_things_is_refused(text, code, says):
    with pytest.raises(ValueProblem) as caught:
        loads(text)

    assert (caught.value.code, caught.value.says) == (code, says)


@given(json_data)
def test_json_reads_back_as_it_is_written(data):
    assert loads(dumps(data)) == data
    assert json.loads(dumps(data)) == data


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_decimals_read_back_with_all_their_digits(number):
    assert Decimal(loads(dumps(number))) == number


@given(st.text(alphabet='{}[]":,0123456789.eE+-truefalsn\\u '))
def test_any_text_is_json_or_a_problem(text):
    with suppress(ValueProblem):
        loads(text)

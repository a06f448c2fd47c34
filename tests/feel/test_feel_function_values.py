"""Functions as values in the dmn profile: what they are called with, and what they are taken for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from addendum.feel import FeelFailure, FeelFunction, Profile, Scope, compile_formula, fit
from addendum.values import ANY, DATE_TIME, NUMBER, TEXT, UTC, Date, DateTime, FunctionOf, ListOf, Time

DOUBLE = FeelFunction(("n",), (NUMBER,), lambda n: n * 2, NUMBER)
UNTYPED = FeelFunction(("n",), (NUMBER,), lambda n: n * 2)


def evaluated(text, types=None, **names):
    scope = Scope(dict.fromkeys(names, ANY), types=types, optional=frozenset(names))
    compiled = compile_formula(text, scope, Profile.DMN)
    return compiled.bind()(*(names[name] for name in compiled.names))


@pytest.mark.parametrize(
    ("function", "result", "expected"),
    [(DOUBLE, NUMBER, True), (DOUBLE, TEXT, False), (UNTYPED, NUMBER, True), (UNTYPED, TEXT, True)],
)
def test_a_function_is_of_a_type_unless_it_is_known_to_give_another(function, result, expected):
    types = {"wanted": FunctionOf((NUMBER,), result)}

    assert evaluated("f instance of wanted", types, f=function) is expected


def test_an_argument_is_named_by_a_parameter_with_a_dot_in_its_name():
    function = FeelFunction(("Person.Age",), (NUMBER,), lambda age: age)

    assert evaluated("f(Person.Age: 30)", f=function) == Decimal(30)


def test_a_function_of_another_language_hides_a_built_in_one_and_is_null():
    text = '{max: function(a, b) external {java: {class: "Math"}}, found: max(1, 2)}.found'

    assert evaluated(text) is None


@pytest.mark.parametrize(
    ("of_type", "value", "expected"),
    [
        (NUMBER, [Decimal(1)], Decimal(1)),
        (ListOf(NUMBER), Decimal(1), [Decimal(1)]),
        (DATE_TIME, Date(2024, 1, 31), DateTime(Date(2024, 1, 31), Time(0, 0, zone=UTC))),
        (NUMBER, None, None),
    ],
)
def test_a_value_is_converted_to_the_type_that_takes_it(of_type, value, expected):
    assert fit(of_type, value) == expected


@pytest.mark.parametrize(
    ("of_type", "value"),
    [(NUMBER, "1"), (NUMBER, [Decimal(1), Decimal(2)]), (NUMBER, [[Decimal(1)]]), (ListOf(NUMBER), "a")],
)
def test_a_value_of_another_kind_fits_no_type(of_type, value):
    with pytest.raises(FeelFailure):
        fit(of_type, value)

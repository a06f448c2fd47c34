"""Cells of decision tables in the dmn profile: when their tests hold, and which of them are data."""

from __future__ import annotations

from decimal import Decimal

import pytest

from addendum.feel import Profile, Scope, compile_formula, compile_unary_tests, plain_tests, plain_value
from addendum.values import ANY

SCOPE = Scope({"flag": ANY}, optional=frozenset({"?", "flag"}))
ONE, TWO = Decimal(1), Decimal(2)


@pytest.mark.parametrize(
    ("text", "value", "holds"),
    [
        ("true", True, True),
        ("true", None, False),
        ("true", "a text", False),
        ("false", None, False),
        ("flag", ONE, True),
        ("? = 1 and flag", ONE, True),
        ("? = 1 and flag", None, False),
    ],
)
def test_true_in_a_cell_is_a_value_and_a_condition_is_not(text, value, holds):
    compiled = compile_unary_tests(text, SCOPE, Profile.DMN)
    given = {"?": value, "flag": True}

    assert (compiled.bind()(*(given[name] for name in compiled.names)) is True) is holds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a", true, -1', (("a", True, -ONE), (), False)),
        ("not(1)", ((ONE,), (), True)),
        ("= 1", ((ONE,), (), False)),
        ("[-1..2)", ((), ((-ONE, True, TWO, False),), False)),
        ("< 1, >= 2", ((), ((None, False, ONE, False), (TWO, True, None, False)), False)),
        ("-", None),
        ("null", None),
        ("!= 1", None),
        ("flag", None),
        ("< flag", None),
        ("[1..flag]", None),
        ('["a".."b"]', None),
        ('date("2024-01-31")', None),
        ("1 + 1", None),
    ],
)
def test_cells_that_name_literals_are_data(text, expected):
    assert plain_tests(compile_unary_tests(text, SCOPE, Profile.DMN)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.5", (Decimal("1.5"),)),
        ("-1", (-ONE,)),
        ('"a"', ("a",)),
        ("null", (None,)),
        ("1 + 1", None),
        ("-flag", None),
    ],
)
def test_a_formula_that_is_a_literal_is_its_value(text, expected):
    assert plain_value(compile_formula(text, SCOPE, Profile.DMN)) == expected

"""Cells that are looked up give what the formula language gives for them, value by value."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import example
from hypothesis import given as each_of
from hypothesis import strategies as st

from addendum.dmn.conditions import condition_of
from addendum.feel import Profile, Scope, compile_unary_tests
from addendum.rules import Among, Passing, Within
from addendum.values import ANY, BOOLEAN, DATE, NUMBER, TEXT, Date
from dmn.models import column, decide, decision, given, table

NUMBERS = ["-1", "0", "1", "2.5", "3"]
numbers = st.sampled_from(NUMBERS)
ranges = st.builds("{}{}..{}{}".format, st.sampled_from("[]("), numbers, numbers, st.sampled_from("[])"))
comparisons = st.builds("{} {}".format, st.sampled_from(["<", "<=", ">", ">=", "="]), numbers)
single = st.one_of(numbers, ranges, comparisons, st.sampled_from(['"a"', '"b"', "true", "false"]))
tests = st.lists(single, min_size=1, max_size=3).map(", ".join)
cells = st.one_of(tests, tests.map("not({})".format))
values = st.one_of(
    st.none(), st.booleans(), numbers.map(Decimal), st.sampled_from(["a", "b", "", Date.parse("2024-01-31")])
)
TYPES = {"": ANY, "number": NUMBER, "string": TEXT, "boolean": BOOLEAN, "date": DATE}


def compiled(text, of_type=ANY):
    return compile_unary_tests(text, Scope(optional=frozenset("?")), Profile.DMN, input_type=of_type)


def fits(value, of_type):
    kinds = {NUMBER: Decimal, TEXT: str, BOOLEAN: bool, DATE: Date}
    return of_type is ANY or type(value) is kinds[of_type]


@each_of(cells, values, st.sampled_from(sorted(TYPES)))
@example("true", None, "boolean")
@example("not(true)", None, "boolean")
def test_a_cell_matches_where_its_unary_tests_hold(text, value, type_ref):
    taken = value if fits(value, TYPES[type_ref]) else None
    holds = compiled(text).bind()(taken) is True

    logic = table([column("x", type_ref)], [""], [(text, '"met"')])
    found = decide(given("x"), decision("d", logic, ["i:x"]), given={"x": value})

    assert (found == "met") is holds


def test_literals_are_looked_up_and_all_else_is_left_to_the_formula():
    kinds = {
        ('"a", "b"', TEXT): Among,
        ('not("a")', TEXT): Among,
        ("1, 2", NUMBER): Among,
        ("true", BOOLEAN): Among,
        ("< 18", NUMBER): Within,
        ("< 18, 20, [30..40)", NUMBER): Within,
        ("< 18, > 15", NUMBER): Passing,
        ("not(< 18)", NUMBER): Passing,
        ("< 18", ANY): Passing,
        ('"a"', ANY): Passing,
        ('"a"', NUMBER): Passing,
        ("null", NUMBER): Passing,
        ("? > 1", NUMBER): Passing,
        ('date("2024-01-31")', DATE): Passing,
    }

    found = {case: type(condition_of(compiled(*case), case[1])) for case in kinds}

    assert found == kinds

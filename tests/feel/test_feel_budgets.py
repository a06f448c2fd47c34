import re
import time
from decimal import Inexact
from itertools import pairwise
from pathlib import Path

import pytest

from addendum.feel import Profile, Scope, budgets, compile_formula
from addendum.feel.budgets import NESTING, TREE_DEPTH
from addendum.feel.limits import OverBudget
from addendum.findings import FindingsError
from addendum.values import NoAnswer, exactly, in_fractions, show
from feel.support import VALUES, compiled, error_of, findings_of, value_of

LARGE = [
    "(" * 5000 + "1" + ")" * 5000,
    "[" * (NESTING + 1) + "1" + "]" * (NESTING + 1),
    "-" * 5000 + "1",
    "not(" * 500 + "late" + ")" * 500,
    "{a: " * 500 + "1" + "}" * 500,
    "if late then " * 500 + "1" + " else 2" * 500,
    "for x in " * 500 + "[1]" + " return 1" * 500,
    "function() " * 500 + "1",
    " + ".join("1" * (TREE_DEPTH + 10)),
    "fees" + "[1]" * 500,
    "fees" + ".a" * 500,
    "fees" + "(1)" * 500,
    "1" * 30_000,
    "1e9999",
    "tickets instance of " + "list<" * 500 + "number" + ">" * 500,
]
COSTLY = [
    ("count(for i in 1..100000000 return 1)", "LIST-TOO-LONG"),
    ("count(for i in 1..100000, j in 1..100000 return 1)", "TOO-MANY-STEPS"),
    ("some i in 1..100000, j in 1..100000 satisfies i + j < 0", "TOO-MANY-STEPS"),
    ("count(for i in 1..900000 return partial)", "TOO-MANY-STEPS"),
    ("{a: for i in 1..9000 return i, b: for i in 1..9000 return list contains(a, -i)}.b", "TOO-MANY-STEPS"),
    ("{a: for i in 1..9000 return i, b: for i in 1..9000 return a = a}.b", "TOO-MANY-STEPS"),
    ("{a: for i in 1..9000 return i, b: for i in 1..9000 return a[item < 0]}.b", "TOO-MANY-STEPS"),
    ("{f: function(g, n) g(g, n + 1), r: f(f, 0)}.r", "CALLS-TOO-DEEP"),
    ("{f: function(g, n) if n < 1 then 1 else g(g, n - 1) + g(g, n - 1), r: f(f, 90)}.r", "TOO-MANY-STEPS"),
    ("for i in 1..99 return if i = 1 then plan else partial[-1] + partial[-1]", "TEXT-TOO-LONG"),
    ("for i in 1..99 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])", "TOO-MANY-STEPS"),
    ("tickets ** 99999", "NUMBER-TOO-LARGE"),
    ("tickets ** (tickets ** 9)", "NUMBER-TOO-LARGE"),
    ("{a: (1 / 3) ** 9000, b: a * a, c: b * b, d: c * c, e: d * d}.e", "NUMBER-TOO-LARGE"),
    ("for i in 1..100000 return matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaa\", \"(a*)*b\")", "TOO-MANY-STEPS"),
]  # fmt: skip
_DOUBLED = ", ".join(f"{after}: {before} + {before}" for before, after in pairwise("abcdefghijklm"))
LONG_TEXT = '{a: "0123456789abcdef", ' + _DOUBLED + ", %s}.r"
REPEATED = [
    *(
        LONG_TEXT % f'n: m + "x", o: m + "y", r: for i in 1..999999 return {each}'
        for each in ("n = o", "n in [o, o]", 'replace(n, "z", "y")', "max(n, o)")
    ),
    *(
        f"{{a: 3 ** 9000, b: (1 / 3) ** 9000, r: for i in 1..999999 return {each}}}.r"
        for each in ("a * a", "b + 1 / i", "even(a)", "log(a)", "string(a)", "decimal(b, 6000)")
    ),
    *(
        f"for i in 1..999999 return {each}"
        for each in ("exp(i / 10 ** 6)", "2 ** (1 / i)", "string(10 ** 6000)", "(i / 3) ** 900")
    ),
    "for i in 1..999999 return [" + ", ".join(["i"] * 2000) + "]",
    "(for i in 1..9000 return i)[item in [" + ", ".join(["0"] * 2000) + "]]",
    "some i in 1..999999 satisfies i in [" + ", ".join(["0"] * 2000) + "]",
    "{f: function(n) [" + ", ".join(["n"] * 2000) + "], r: for i in 1..999999 return f(i)}.r",
    "stddev(for i in 1..99999 return 1 / i)",
    "sort(for i in 1..300000 return string(-i), function(p, q) p < q)",
]
MET = {
    "TEXT_LENGTH": ("1" * 20_001, "FORMULA-TOO-LARGE"),
    "NESTING": ("(" * 61 + "1" + ")" * 61, "FORMULA-TOO-LARGE"),
    "TREE_DEPTH": (" + ".join("1" * 161), "FORMULA-TOO-LARGE"),
    "LITERAL_EXPONENT": ("1e6177", "FORMULA-TOO-LARGE"),
    "STEPS": ("count(for i in 1..1001, j in 1..1001 return 1)", "TOO-MANY-STEPS"),
    "CALL_DEPTH": ("{f: function(g, n) if n = 0 then 0 else g(g, n - 1), r: f(f, 120)}.r", "CALLS-TOO-DEEP"),
    "LIST_LENGTH": ("count(for i in 1..1000001 return 1)", "LIST-TOO-LONG"),
    "STRING_LENGTH": (LONG_TEXT % "r: m + m", "TEXT-TOO-LONG"),
    "NUMBER_BITS": ("10 ** 9999 * (1 / 3) * 10 ** 9999", "NUMBER-TOO-LARGE"),
    "EXPONENT": ("1 ** 10001", "NUMBER-TOO-LARGE"),
    "RESULT_EXPONENT": ("exp(14150)", "NUMBER-TOO-LARGE"),
    "DATA_DEPTH": (
        "flatten((for i in 1..201 return if i = 1 then [] else [partial[-1]])[-1])",
        "NESTED-TOO-DEEP",
    ),
    "RANGE_LENGTH": ('range("[1..2' + " " * 1000 + ']")', "TEXT-TOO-LONG"),
    "PATTERN_LENGTH": ('matches("a", "' + "a" * 2001 + '")', "PATTERN-TOO-COSTLY"),
    "PATTERN_NESTING": ('matches("a", "' + "(" * 51 + "a" + ")" * 51 + '")', "PATTERN-TOO-COSTLY"),
    "PATTERN_REPEATS": ('matches("a", "a{1001}")', "PATTERN-TOO-COSTLY"),
    "PATTERN_SIZE": ('matches("a", "(a{1000}){1000}")', "PATTERN-TOO-COSTLY"),
    "PATTERN_STEPS": (
        LONG_TEXT % 'r: matches(m, "(.*)(.*)(.*)(.*)\\1\\2\\3\\4z")',
        "PATTERN-TOO-COSTLY",
    ),
}  # fmt: skip
"""For each budget a formula that just outgrows it."""

_LONGEST = 15  # seconds; a few at most on an idle machine, where without budgets it would be days


@pytest.mark.parametrize("text", LARGE, ids=[str(index) for index in range(len(LARGE))])
def test_a_formula_that_is_too_large_is_a_finding(text):
    found = findings_of(text)

    assert [each.split()[0] for each in found] == ["FORMULA-TOO-LARGE"]


@pytest.mark.parametrize("text", LARGE, ids=[str(index) for index in range(len(LARGE))])
def test_a_formula_that_is_too_large_is_a_finding_in_the_other_profile_too(text):
    with pytest.raises(FindingsError, match="FORMULA-TOO-LARGE"):
        compile_formula(text, Scope(dict.fromkeys(("fees", "late", "tickets"))), Profile.DMN)


@pytest.mark.parametrize(("text", "code"), COSTLY)
def test_a_formula_that_takes_too_much_ends_in_a_named_error(text, code):
    started = time.monotonic()

    found = error_of(text)

    assert str(found).split()[0] == code
    assert time.monotonic() - started < _LONGEST


@pytest.mark.parametrize("text", REPEATED, ids=[str(index) for index in range(len(REPEATED))])
def test_work_that_is_costly_each_time_is_not_repeated_for_long(text):
    started = time.monotonic()

    found = error_of(text)

    assert str(found).split()[0] == "TOO-MANY-STEPS"
    assert time.monotonic() - started < _LONGEST


def names_of_budgets():
    return [name for name in vars(budgets) if name.isupper()]


@pytest.mark.parametrize("name", names_of_budgets())
@pytest.mark.parametrize("profile", list(Profile))
def test_each_budget_ends_a_formula_by_name_in_both_profiles(name, profile):
    text, code = MET[name]
    started = time.monotonic()

    with pytest.raises((FindingsError, NoAnswer), match=code):
        run(text, profile)

    assert time.monotonic() - started < _LONGEST


def run(text, profile):
    """The value of a formula without facts."""
    formula = compile_formula(text, Scope(), profile)
    try:
        return exactly(formula.bind())
    except Inexact:
        return in_fractions(formula.bind(exact=True))


def test_the_guide_of_the_engine_lists_each_budget_with_its_figure():
    guide = (Path(__file__).parents[2] / "engine" / "README.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `([A-Z_]+)` \| ([0-9,]+) ", guide, re.MULTILINE))

    assert listed == {name: f"{getattr(budgets, name):,}" for name in names_of_budgets()}


@pytest.mark.parametrize(
    "text",
    [
        "count(for i in 1..100000, j in 1..100000 return 1)",
        "{f: function(g, n) g(g, n + 1), r: f(f, 0)}.r",
        "2 ** 99999",
        "max([2 ** 99999])",
        "[1, 2][2 ** 99999 > item]",
    ],
)
def test_a_budget_is_never_hidden_by_null(text):
    formula = compile_formula(text, Scope(), Profile.DMN)

    with pytest.raises(OverBudget):
        exactly(formula.bind())


def test_the_deepest_formulas_that_are_read_also_run():
    assert value_of(" + ".join("1" * (TREE_DEPTH - 1))) == TREE_DEPTH - 1
    assert value_of("(" * (NESTING - 2) + "tickets" + ")" * (NESTING - 2)) == VALUES["tickets"]
    assert value_of("not(" * (NESTING - 2) + "late" + ")" * (NESTING - 2)) is (NESTING % 2 == 0)
    nested = "for x in [tickets] return " * (NESTING - 2) + "x"
    assert str(value_of(nested)).count("[") == NESTING - 2


def test_steps_count_anew_for_each_answer():
    formula = compiled("count(for i in 1..400000 return i)")

    assert [exactly(formula.bind()) for _ in range(3)] == [400_000] * 3


def test_steps_count_together_where_one_formula_calls_another():
    inner = compiled("count(for i in 1..400000 return i)")
    outer = compiled("count(for i in 1..3 return (function() late)())")

    assert exactly(inner.bind()) == 400_000
    assert exactly(outer.bind(), True) == 3
    with pytest.raises(OverBudget):
        exactly(compiled("for i in 1..3 return response(S1)").bind(), lambda _: exactly(inner.bind()))


def test_numbers_of_thousands_of_digits_can_be_calculated_and_shown():
    assert len(show(value_of("tickets ** 9999"))) == 4771
    assert "/" in show(value_of("(1 / tickets) ** 9999"))

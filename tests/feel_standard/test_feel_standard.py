"""Tables of formulas with the values that DMN 1.5 gives them; a line more is a test more."""

from __future__ import annotations

from decimal import Inexact
from pathlib import Path

import pytest

from addendum.feel import Profile, Scope, compile_formula
from addendum.feel.builtins import names
from addendum.feel.ranges import Range
from addendum.values import exactly, in_fractions, to_fraction

TABLES = sorted((Path(__file__).parent / "tables").glob("*.txt"))


def rows():
    """The lines of all tables, each named by its file and number."""
    for path in TABLES:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line and not line.startswith("#"):
                yield pytest.param(*line.split(" → "), id=f"{path.stem}-{number}")


def value(text):
    """The value of a formula of the `dmn` profile with no names around it, in a form to compare."""
    formula = compile_formula(text, Scope(), Profile.DMN)
    try:
        return shape(to_fraction(exactly(formula.bind())))
    except Inexact:
        return shape(in_fractions(formula.bind(exact=True)))


def shape(found):
    """A value with its kind and every part: a time with its zone, a range with its brackets."""
    if isinstance(found, (list, tuple)):
        return [shape(each) for each in found]
    if isinstance(found, dict):
        return {name: shape(each) for name, each in found.items()}
    if isinstance(found, Range):
        ends = [shape(to_fraction(end)) for end in (found.start, found.end)]
        return ("range", *ends, found.start_included, found.end_included)
    return "function" if callable(found) else (type(found).__name__, str(found))


@pytest.mark.parametrize(("formula", "expected"), list(rows()))
def test_a_formula_has_the_value_that_the_standard_gives_it(formula, expected):
    assert value(formula) == value(expected)


def test_every_built_in_function_has_a_row():
    written = "\n".join(path.read_text(encoding="utf-8") for path in TABLES)

    assert [name for name in sorted(names()) if f"{name}(" not in written] == []


def test_whole_lines_may_be_comments():
    assert value("/* a\nb */ 1 // c\n + 1") == value("2")

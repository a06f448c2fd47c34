"""Formulas as data: read back, they are what they were, to the last note of the checker."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings

from addendum.feel import (
    Profile,
    Scope,
    compile_formula,
    compile_unary_tests,
    formula_from_data,
    formula_to_data,
)
from addendum.feel.printer import print_tree
from addendum.feel.tree import walk
from addendum.findings import FindingsError, Place
from addendum.values import ANY, NUMBER, Date, NoAnswer, NotStored, exactly, type_from_data, type_to_data
from feel.support import FUNCTIONS, SCOPE, VALUES, at, compiled
from feel.trees import NAMES, formulas

TEXTS = [
    "1 + 2 * 3",
    "fee * 5 % + EUR 10",
    "max(0 %, (period.length - 432 minutes) / period.length * 100 %)",
    'min(fee, fees("core"), EUR 900)',
    "response(severity: S3)",
    "scaled(by: 3, value: 2)",
    "rank(S2) < rank(severity) or severity = S2",
    'tier("premium").response(S1) + tier("premium").hours',
    "every s in list(severities) satisfies response(s) >= response(S1)",
    "outages[length > 45 minutes and cause != plan].cause",
    "for o in outages, i in 1..3 return o.length * i * count(partial)",
    'if note is given then note else "none"',
    '{a: tickets, b: a * 2, "c d": [a, b]}.b',
    "(function(x: number, y) x + tickets)(1, 2)",
    'date("2024-02-29") + 1 month',
    "downtime in ([1 hour..2 hours], < 10 minutes)",
    "opened instance of date",
    "no commitment",
    "sort(outages, function(x, y) x.length < y.length)[1].cause",
]


def again(formula):
    """The formula written as JSON text and read back."""
    return formula_from_data(json.loads(json.dumps(formula_to_data(formula, type_to_data))), type_from_data)


def noted(formula):
    """All that is known of a formula, with the nodes by their number in place of their identity."""
    tree, notes, policy, _ = formula.parts
    numbers = {id(node): number for number, node in enumerate(walk(tree))}
    told = {}
    for name, value in vars(notes).items():
        if isinstance(value, set):
            told[name] = {numbers[each] for each in value}
        elif isinstance(value, dict) and name.startswith("_"):
            told[name] = {numbers[each]: note for each, note in value.items() if note is not ANY}
        else:
            told[name] = value
    spots = [(node.start, node.end) for node in walk(tree)]
    return formula.text, formula.type, formula.names, formula.functions, policy, tree, spots, told


@pytest.mark.parametrize("text", TEXTS)
def test_a_formula_is_read_back_with_its_tree_and_all_notes(text):
    try:
        formula = compiled(text)
    except FindingsError as error:
        pytest.fail(str(error))

    assert noted(again(formula)) == noted(formula)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(formulas(policy=False))
def test_any_formula_of_dmn_is_read_back(tree):
    scope = Scope(dict.fromkeys(NAMES, ANY))
    try:
        formula = compile_formula(print_tree(tree), scope, Profile.DMN)
    except FindingsError:
        return

    assert noted(again(formula)) == noted(formula)


def test_a_formula_that_is_read_back_gives_the_same_value():
    formula = again(compiled("scaled(tickets, 3) + count(outages[length > 45 minutes])"))
    functions = {**FUNCTIONS, "scaled": lambda value, by, plus: value * by + (plus or 0)}
    arguments = [VALUES[name] for name in formula.names] + [functions[name] for name in formula.functions]

    assert exactly(formula.bind(), *arguments) == 10


def test_an_error_has_the_place_that_it_had():
    formula = again(compiled("1 + 2 / zero"))

    with pytest.raises(NoAnswer) as caught:
        exactly(formula.bind(), 0)

    assert caught.value.at == at(4, 8)


def test_a_formula_that_a_kind_composed_has_one_place():
    place = Place("policy.yaml", 7, 3, 9)
    formula = compile_formula("2 / zero", SCOPE, Profile.POLICY, lambda _start, _length: place)

    data = formula_to_data(formula, type_to_data)
    with pytest.raises(NoAnswer) as caught:
        exactly(formula_from_data(data, type_from_data).bind(), 0)

    assert list(place) in data
    assert caught.value.at == place


def test_unary_tests_are_read_back():
    formula = compile_unary_tests("> tickets, [1..2]", Scope({"tickets": NUMBER}), Profile.POLICY, at, NUMBER)

    assert noted(again(formula)) == noted(formula)


def test_a_constant_without_a_form_as_data_is_not_stored():
    formula = compiled('date("2024-02-29")')
    _, notes, _, _ = formula.parts
    notes.set_constant(formula.tree, object())

    with pytest.raises(NotStored):
        formula_to_data(formula, type_to_data)


def test_reading_a_formula_back_imports_neither_its_parser_nor_its_checker():
    data = formula_to_data(compiled("opened + 1 month"), type_to_data)
    program = (
        "import sys; from addendum.feel import formula_from_data; from addendum.values import *;"
        f"formula = formula_from_data({data!r}, type_from_data);"
        "before = [name for name in sys.modules if name.startswith('addendum.feel')];"
        "print(formula.bind()(Date.parse('2024-01-31'))); print(*before); print(*sys.modules)"
    )

    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603

    value, before, loaded = ran.stdout.splitlines()
    assert value == str(Date.parse("2024-02-29"))
    assert before.split() == ["addendum.feel", "addendum.feel.compiled", "addendum.feel.stored"]
    assert not {f"addendum.feel.{name}" for name in ("parser", "lexer", "checking", "scope")} & set(
        loaded.split()
    )

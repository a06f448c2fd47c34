"""Trees made anew and laid out: what is changed is changed everywhere, and nothing else is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addendum.feel import laid_out, print_tree, rebuilt
from addendum.feel import tree as t
from addendum.feel.parser import Parser
from addendum.feel.vocabulary import Vocabulary
from feel.trees import FIELDS, NAMES, formulas

VOCABULARY = Vocabulary(NAMES)


def parsed(text, policy=False):
    return Parser(text, (VOCABULARY,), FIELDS, policy).formula()


@settings(max_examples=100, deadline=None)
@given(formulas(policy=True))
def test_a_tree_rebuilt_without_a_change_is_equal_and_another(tree):
    copy = rebuilt(tree, lambda _, made: made)

    assert copy == tree
    assert {id(node) for node in t.walk(copy)}.isdisjoint(id(node) for node in t.walk(tree))


def test_a_change_sees_each_part_as_it_was_and_as_it_became():
    seen = []

    def change(was, made):
        seen.append((print_tree(was), print_tree(made)))
        return t.Name("y") if isinstance(made, t.Name) else made

    assert print_tree(rebuilt(parsed("x + fee * 2"), change)) == "y + y * 2"
    assert ("fee * 2", "y * 2") in seen


@settings(max_examples=200, deadline=None)
@given(formulas(policy=False), st.integers(10, 60))
def test_a_formula_laid_out_parses_to_an_equal_tree(tree, width):
    assert parsed("\n".join(laid_out(tree, width))) == tree


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("x + 1", ["x + 1"]),
        (
            "if x > 1000 then fee * 2 else if x > 100 then fee else 0",
            ["if x > 1000", "then fee * 2", "else if x > 100", "then fee", "else 0"],
        ),
        (
            '{total: x + fee, "first name": x, c: 3 + 4 + 5}',
            ["{", "  total: x + fee,", '  "first name": x,', "  c: 3 + 4 + 5", "}"],
        ),
        ("for y in [1, 2] return y * fee", ["for y in [1, 2]", "return y * fee"]),
        ("some y in [1, 2] satisfies y > 1", ["some y in [1, 2]", "satisfies y > 1"]),
        ("x + fee + x + fee + x + fee", ["x + fee + x + fee +", "  x + fee"]),
        ('"a text that is too long to be laid out"', ['"a text that is too long to be laid out"']),
    ],
)
def test_a_formula_that_is_too_wide_goes_over_several_lines(text, lines):
    assert laid_out(parsed(text), 20) == lines

from hypothesis import given, settings
from hypothesis import strategies as st

from addendum.feel.parser import Parser
from addendum.feel.printer import print_tree
from addendum.feel.tree import walk
from addendum.feel.vocabulary import Vocabulary
from feel.trees import FIELDS, NAMES, formulas, unary_tests

VOCABULARY = Vocabulary(NAMES)


def parsed(text, policy=False):
    return Parser(text, (VOCABULARY,), FIELDS, policy)


@settings(max_examples=100, deadline=None)
@given(st.booleans().flatmap(lambda policy: st.tuples(st.just(policy), formulas(policy))))
def test_a_printed_tree_parses_to_an_equal_tree(made):
    policy, tree = made

    again = parsed(print_tree(tree), policy).formula()

    assert again == tree


@settings(max_examples=100, deadline=None)
@given(unary_tests())
def test_printed_unary_tests_parse_to_equal_tests(tree):
    again = parsed(print_tree(tree)).unary_tests()

    assert again == tree


@settings(max_examples=100, deadline=None)
@given(formulas(policy=True))
def test_every_node_knows_the_stretch_of_text_it_was_read_from(tree):
    text = print_tree(tree)

    nodes = list(walk(parsed(text, policy=True).formula()))

    assert all(0 <= node.start < node.end <= len(text) for node in nodes)
    assert all(
        child.start >= node.start and child.end <= node.end for node in nodes for child in node.children()
    )

"""The words that names have to keep clear of."""

from addendum.feel import builtin_names, formula_words
from addendum.feel.cursor import JOINING
from addendum.feel.parser import _FORMS


def test_all_words_of_the_grammar_and_the_units_are_kept():
    assert formula_words() >= JOINING | _FORMS | {"true", "false", "null", "is", "given", "rank", "minutes"}


def test_built_in_functions_are_known_by_their_names():
    assert {"sum", "date and time", "index of"} <= builtin_names()

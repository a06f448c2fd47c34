"""The formula language: FEEL of DMN 1.5 with units, checked by types and compiled to Python functions."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.feel import tree
    from addendum.feel.changing import (
        TURNED,
        Written,
        comparisons_in,
        numbers_in,
        with_comparison,
        with_number,
    )
    from addendum.feel.checking.type_names import STANDARD_TYPES
    from addendum.feel.compiled import Compiled
    from addendum.feel.compiling import compile_formula, compile_unary_tests
    from addendum.feel.failure import FeelFailure
    from addendum.feel.layout import laid_out
    from addendum.feel.limits import OverBudget
    from addendum.feel.notes import Notes
    from addendum.feel.printer import print_tree
    from addendum.feel.rewriting import rebuilt
    from addendum.feel.running.functions import FeelFunction, fit
    from addendum.feel.running.steps import counted
    from addendum.feel.scope import Profile, Scope, Signature
    from addendum.feel.stored import formula_from_data, formula_to_data
    from addendum.feel.unary_literals import PlainTests, plain_tests, plain_value
    from addendum.feel.words import builtin_names, formula_words

__all__ = [
    "STANDARD_TYPES",
    "TURNED",
    "Compiled",
    "FeelFailure",
    "FeelFunction",
    "Notes",
    "OverBudget",
    "PlainTests",
    "Profile",
    "Scope",
    "Signature",
    "Written",
    "builtin_names",
    "comparisons_in",
    "compile_formula",
    "compile_unary_tests",
    "counted",
    "fit",
    "formula_from_data",
    "formula_to_data",
    "formula_words",
    "laid_out",
    "numbers_in",
    "plain_tests",
    "plain_value",
    "print_tree",
    "rebuilt",
    "tree",
    "with_comparison",
    "with_number",
]

# A policy that is compiled already needs what runs formulas, and one that only has tables needs nothing here.
__getattr__ = on_demand(
    __name__,
    {
        "changing": "TURNED Written comparisons_in numbers_in with_comparison with_number",
        "checking.type_names": "STANDARD_TYPES",
        "compiled": "Compiled",
        "compiling": "compile_formula compile_unary_tests",
        "failure": "FeelFailure",
        "layout": "laid_out",
        "limits": "OverBudget",
        "notes": "Notes",
        "printer": "print_tree",
        "rewriting": "rebuilt",
        "running.functions": "FeelFunction fit",
        "running.steps": "counted",
        "scope": "Profile Scope Signature",
        "stored": "formula_from_data formula_to_data",
        "unary_literals": "PlainTests plain_tests plain_value",
        "words": "builtin_names formula_words",
    },
)

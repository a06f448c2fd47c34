"""The formula language: FEEL of DMN 1.5 with units, checked by types and compiled to Python functions."""

from addendum.feel.compiled import Compiled
from addendum.feel.compiling import compile_formula, compile_unary_tests
from addendum.feel.failure import FeelFailure
from addendum.feel.scope import Profile, Scope, Signature

__all__ = [
    "Compiled",
    "FeelFailure",
    "Profile",
    "Scope",
    "Signature",
    "compile_formula",
    "compile_unary_tests",
]

"""The formula language: FEEL of DMN 1.5 with units, checked by types and compiled to Python functions."""

from typing import TYPE_CHECKING

from addendum.feel.compiled import Compiled
from addendum.feel.compiling import compile_formula, compile_unary_tests
from addendum.feel.failure import FeelFailure
from addendum.feel.scope import Profile, Scope, Signature

if TYPE_CHECKING:
    from addendum.feel.operators import instance_of
    from addendum.feel.running.functions import FeelFunction, call_value, fit

__all__ = [
    "Compiled",
    "FeelFailure",
    "FeelFunction",
    "Profile",
    "Scope",
    "Signature",
    "call_value",
    "compile_formula",
    "compile_unary_tests",
    "fit",
    "instance_of",
]

# What runs formulas takes as long to import as what compiles them, and few that compile need it by name.
_WHEN_USED = {
    "FeelFunction": "addendum.feel.running.functions",
    "call_value": "addendum.feel.running.functions",
    "fit": "addendum.feel.running.functions",
    "instance_of": "addendum.feel.operators",
}


def __getattr__(name: str) -> object:
    """Import what is exported here but seldom needed, when it is."""
    from importlib import import_module

    if name not in _WHEN_USED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHEN_USED[name]), name)

"""The formula language: FEEL of DMN 1.5 with units, checked by types and compiled to Python functions."""

from typing import TYPE_CHECKING

from addendum.feel.compiled import Compiled
from addendum.feel.compiling import compile_formula, compile_unary_tests
from addendum.feel.failure import FeelFailure
from addendum.feel.scope import Profile, Scope, Signature

if TYPE_CHECKING:
    from addendum.feel.limits import OverBudget
    from addendum.feel.running.functions import FeelFunction, fit
    from addendum.feel.running.steps import counted
    from addendum.feel.unary_literals import plain_tests, plain_value

__all__ = [
    "Compiled",
    "FeelFailure",
    "FeelFunction",
    "OverBudget",
    "Profile",
    "Scope",
    "Signature",
    "compile_formula",
    "compile_unary_tests",
    "counted",
    "fit",
    "plain_tests",
    "plain_value",
]

# What runs formulas takes as long to import as what compiles them, and few that compile need it by name.
_WHEN_USED = {
    "FeelFunction": "addendum.feel.running.functions",
    "OverBudget": "addendum.feel.limits",
    "counted": "addendum.feel.running.steps",
    "fit": "addendum.feel.running.functions",
    "plain_tests": "addendum.feel.unary_literals",
    "plain_value": "addendum.feel.unary_literals",
}


def __getattr__(name: str) -> object:
    """Import what is exported here but seldom needed, when it is."""
    from importlib import import_module

    if name not in _WHEN_USED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHEN_USED[name]), name)

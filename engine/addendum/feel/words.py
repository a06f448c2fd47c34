"""The words that the formula language keeps for itself."""

from __future__ import annotations

from addendum.feel.builtins import names
from addendum.feel.units import UNIT_WORDS

_GRAMMAR = "if then else for in return some every satisfies and or between instance of is given"
_VALUES = "function external true false null item partial"
_OF_POLICIES = "list rank tier"


def formula_words() -> frozenset[str]:
    """Words that no name in a formula can be, or that mean something of their own there."""
    return frozenset((*f"{_GRAMMAR} {_VALUES} {_OF_POLICIES}".split(), *UNIT_WORDS))


def builtin_names() -> frozenset[str]:
    """The names of all built-in functions; a decision of such a name would take the function's place."""
    return names()

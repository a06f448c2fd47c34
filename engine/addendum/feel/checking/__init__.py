"""From a tree to notes on it: what its names mean, what types its parts have, and what is wrong with it."""

from addendum.feel.checking.checker import Checker

__all__ = ["Checker"]

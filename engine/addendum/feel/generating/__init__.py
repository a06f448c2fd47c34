"""From a checked tree to a Python function, written as a syntax tree; no text is ever run."""

from addendum.feel.generating.generator import generate

__all__ = ["generate"]

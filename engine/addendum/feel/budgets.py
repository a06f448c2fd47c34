"""How large a formula and its values may grow; past a budget there is a named error, never a hang."""

from __future__ import annotations

TEXT_LENGTH = 20_000
"""Characters of one formula."""

NESTING = 60
"""Brackets, conditions and functions inside one another."""

TREE_DEPTH = 160
"""Operators applied to one another's results, as in a sum of so many terms."""

STEPS = 1_000_000
"""Rounds of loops and filters, calls of a formula's own functions, items looked through, in one answer.

A round or call with many operations in it takes a step for every sixteen, and work on long texts and numbers
takes steps by their length.
"""

CALL_DEPTH = 120
"""Calls of a formula's own functions inside one another."""

LIST_LENGTH = 1_000_000
"""Items of one list."""

STRING_LENGTH = 100_000
"""Characters of one text."""

NUMBER_BITS = 40_000
"""Bits of the numerator or denominator of one exact number: about 12,000 digits."""

EXPONENT = 10_000
"""The largest exponent of `**`."""

LITERAL_EXPONENT = 6_176
"""The largest power of ten in a number as written, or read by `number`; decimal128 ends here."""

RESULT_EXPONENT = 6_144
"""The largest power of ten that `exp` gives, as in decimal128."""

DATA_DEPTH = 200
"""Lists and contexts inside one another, where a function has to look into them."""

RANGE_LENGTH = 1_000
"""Characters of a text that `range` reads."""

PATTERN_LENGTH = 2_000
"""Characters of one regular expression."""

PATTERN_NESTING = 50
"""Groups of a regular expression inside one another."""

PATTERN_REPEATS = 1_000
"""The largest number in the braces of a regular expression."""

PATTERN_SIZE = 10_000
"""Parts of a regular expression, each as often as braces repeat it."""

PATTERN_STEPS = 1_000_000
"""Steps of a regular expression through one text."""

"""How large a formula and its values may grow; past a budget there is a named error, never a hang."""

from __future__ import annotations

TEXT_LENGTH = 20_000
"""Characters of one formula."""

NESTING = 60
"""Brackets, conditions and functions inside one another."""

TREE_DEPTH = 160
"""Operators applied to one another's results, as in a sum of so many terms."""

STEPS = 1_000_000
"""Rounds of loops and filters, calls of a formula's own functions, items looked through, in one answer."""

CALL_DEPTH = 120
"""Calls of a formula's own functions inside one another."""

LIST_LENGTH = 1_000_000
"""Items of one list."""

STRING_LENGTH = 1_000_000
"""Characters of one text."""

NUMBER_BITS = 100_000
"""Bits of the numerator or denominator of one exact number: about 30,000 digits."""

EXPONENT = 10_000
"""The largest exponent of `**`."""

LITERAL_EXPONENT = 6_176
"""The largest power of ten in a number as written; decimal128 ends here."""

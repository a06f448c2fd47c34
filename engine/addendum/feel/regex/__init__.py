"""Regular expressions of XPath 3.1, as FEEL's text functions use them, matched within a budget of steps.

Python's own matcher is not used: some patterns keep it busy for years, which no limit on lengths prevents,
and its language is another one. This one visits a place of the pattern at a place of the text at most once.
"""

from addendum.feel.regex.matcher import Match, find_all, search
from addendum.feel.regex.pattern import PatternFault, PatternTooLarge
from addendum.feel.regex.program import Program, compile_pattern

__all__ = ["Match", "PatternFault", "PatternTooLarge", "Program", "compile_pattern", "find_all", "search"]

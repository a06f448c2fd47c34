"""What a check reports: a code, a place, one sentence, an example it breaks, and the fix."""

from addendum.findings.finding import Finding, FindingsError, Level, Place, Related
from addendum.findings.suggestions import did_you_mean, listed

__all__ = [
    "Finding",
    "FindingsError",
    "Level",
    "Place",
    "Related",
    "did_you_mean",
    "listed",
]

"""What a check reports: a code, a place, one sentence, an example it breaks, and the fix."""

from typing import TYPE_CHECKING

from addendum.findings.finding import Finding, FindingsError, Level, Place, Related
from addendum.light import on_demand

if TYPE_CHECKING:
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

# Places are everywhere; names are listed and compared only where one is wrong.
__getattr__ = on_demand(__name__, {"suggestions": "did_you_mean listed"})

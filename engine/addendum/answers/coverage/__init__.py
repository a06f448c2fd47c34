"""Coverage: what of the policies the scenarios reach, and cases for what they leave out."""

from addendum.answers.coverage.items import CoverageReport, Item, Kind, Uncovered
from addendum.answers.coverage.measuring import measure_coverage

__all__ = ["CoverageReport", "Item", "Kind", "Uncovered", "measure_coverage"]

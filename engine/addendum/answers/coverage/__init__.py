"""Coverage: what of the policies the scenarios reach, and cases for what they leave out."""

from addendum.answers.coverage.chart import Chart
from addendum.answers.coverage.items import CoverageReport, Item, Kind, Uncovered
from addendum.answers.coverage.measuring import measure_coverage
from addendum.answers.coverage.telling import border_words

__all__ = ["Chart", "CoverageReport", "Item", "Kind", "Uncovered", "border_words", "measure_coverage"]

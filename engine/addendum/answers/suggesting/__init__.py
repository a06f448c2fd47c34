"""Suggested cases: facts that lead where no scenario has been, found by the geometry of tables, and asked."""

from addendum.answers.suggesting.apart import Apart, told_apart
from addendum.answers.suggesting.eras import Era, eras_of
from addendum.answers.suggesting.outcomes import Outcomes
from addendum.answers.suggesting.places import Places
from addendum.answers.suggesting.reach import behind, made
from addendum.answers.suggesting.running import Run
from addendum.answers.suggesting.suggestion import Suggestion, suggestion_of
from addendum.answers.suggesting.survey import Survey
from addendum.answers.suggesting.trying import Asker, Base, Try

__all__ = [
    "Apart",
    "Asker",
    "Base",
    "Era",
    "Outcomes",
    "Places",
    "Run",
    "Suggestion",
    "Survey",
    "Try",
    "behind",
    "eras_of",
    "made",
    "suggestion_of",
    "told_apart",
]

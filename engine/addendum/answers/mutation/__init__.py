"""Mutation: which slips of an author the scenarios would notice, and cases for those that they would not."""

from addendum.answers.mutation.items import Mutant, MutantKind, MutationReport, Survivor
from addendum.answers.mutation.measuring import measure_mutation

__all__ = ["Mutant", "MutantKind", "MutationReport", "Survivor", "measure_mutation"]

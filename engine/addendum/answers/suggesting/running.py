"""Scenarios run once while it is noted what they look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.scenario import ERROR
from addendum.answers.scenarios import CaseResult, chosen_cases, run_case
from addendum.kinds import text_at
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from addendum.answers.library import Library
    from addendum.answers.scenario import Case
    from addendum.answers.watch import Looks, Watch


class Run(NamedTuple):
    """A case with how it went, and what was looked at on the way."""

    case: Case
    result: CaseResult
    seen: Looks

    @property
    def looks(self) -> Looks:
        """What the answer of the case looked at: nothing where it expects an error."""
        return self.seen if self.is_answered else {}

    @property
    def is_answered(self) -> bool:
        """Whether the case expects an answer, and gets it."""
        return self.result.passed and not text_at(self.case.expected, ERROR)


def runs_of(library: Library, watch: Watch, paths: Sequence[Path], match: str) -> Iterator[Run]:
    """The chosen cases, each run under the watch of its library."""
    for case in chosen_cases(library, paths, match):
        watch.taken()
        result = run_case(library, case)
        yield Run(case, result, watch.taken())

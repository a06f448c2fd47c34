"""Coverage: what of the policies the scenarios reach, with a case for each thing that they leave out."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from addendum.answers.coverage.aims import Aims
from addendum.answers.coverage.chart import Chart
from addendum.answers.coverage.items import CoverageReport, Kind, Uncovered
from addendum.answers.coverage.promises import promises_in
from addendum.answers.coverage.variants import overrides_in, readings_in
from addendum.answers.suggesting import Survey, suggestion_of
from addendum.values import to_json

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence
    from pathlib import Path

    from addendum.answers.coverage.items import Item
    from addendum.answers.coverage.promises import PromiseItem
    from addendum.answers.coverage.variants import OverrideItem, ReadingItem
    from addendum.answers.library import Library
    from addendum.answers.suggesting import Era, Suggestion, Try
    from addendum.answers.watch import Looks
    from addendum.library import Standing

    Asked = OverrideItem | ReadingItem | PromiseItem

_MOST_SUGGESTED = 500
_MOST_ERAS = 3
_MOST_TRIES = 12


def measure_coverage(
    library: Library, paths: Sequence[Path] = (), match: str = "", *, suggest: bool = True
) -> CoverageReport:
    """What the scenarios of a library reach, or those at or below `paths` whose name contains `match`.

    Without `suggest` no cases are looked for that would reach the rest, which takes most of the time.
    """
    return _Measuring(Survey(library, paths, match)).coverage(suggest=suggest)


class _Measuring:
    """The items of all eras of a survey, and which of them its runs reach."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._charts: dict[Standing, Chart] = {}
        self._aims: dict[Standing, Aims] = {}
        self._eras: dict[Hashable, list[Era]] = {}
        self._items: dict[Hashable, Item] = {}
        for era in survey.eras:
            for key, item in self._chart(era.standing).items.items():
                self._items.setdefault(key, item)
                self._eras.setdefault(key, []).append(era)

    def coverage(self, *, suggest: bool) -> CoverageReport:
        """What is reached, and what is not, with a case for each where they are wanted."""
        reached = {key for run in self._survey.runs for key in self._reached(run.looks)}
        asked = {each.item.key: each for each in self._asked()}
        reached |= {key for key, each in asked.items() if each.is_reached()}
        items = [*self._items.values(), *(each.item for each in asked.values())]
        items.sort(key=lambda item: (item.place, item.kind))
        missing = [item for item in items if item.key not in reached]
        suggested = self._suggested(missing, asked) if suggest else {}
        counts = Counter(item.kind for item in items)
        return CoverageReport(
            tests=self._survey.tests,
            totals={kind: counts[kind] for kind in Kind if kind in counts},
            covered=dict(Counter(item.kind for item in items if item.key in reached)),
            uncovered=tuple(Uncovered(item, suggested.get(item.key)) for item in missing),
        )

    def _asked(self) -> Iterator[Asked]:
        """The items that only asking again can tell reached, or that are about several decisions."""
        yield from overrides_in(self._survey)
        yield from readings_in(self._survey)
        yield from promises_in(self._survey)

    def _chart(self, standing: Standing) -> Chart:
        found = self._charts.get(standing)
        if found is None:
            found = self._charts[standing] = Chart(standing, self._survey.places)
        return found

    def _reached(self, looks: Looks) -> set[Hashable]:
        """The keys of what was reached, by what answers looked at."""
        return {key for standing, record in looks.items() for key in self._chart(standing).reached(record)}

    def _suggested(
        self, missing: Sequence[Item], asked: Mapping[Hashable, Asked]
    ) -> dict[Hashable, Suggestion]:
        """Cases for the items that are missing, by their keys; one that shows several is told of all of them.

        Borders come first: a case at a border also shows a row.
        """
        found: dict[Hashable, Suggestion] = {}
        for item in sorted(missing, key=lambda each: each.kind is not Kind.BORDER)[:_MOST_SUGGESTED]:
            if item.key in asked:
                suggestion = asked[item.key].suggestion()
                found |= {item.key: suggestion} if suggestion is not None else {}
            elif item.key not in found:
                for key, suggestion in self._reaching(item):
                    found.setdefault(key, suggestion)
        return found

    def _reaching(self, item: Item) -> Iterator[tuple[Hashable, Suggestion]]:
        """A case that reaches an item, by the keys of all that it reaches; nothing where none was found."""

        def good(found: Try) -> bool:
            return item.key in self._reached(found.looks)

        for era in self._eras[item.key][:_MOST_ERAS]:
            for decision, wanted, row in self._aims_of(era).of(item):
                for found in islice(self._tries(era, decision, wanted), _MOST_TRIES):
                    if good(found):
                        shorter = self._survey.asker.shortened(found, good)
                        decisions = self._chart(era.standing).decisions_of(item)
                        suggestion = suggestion_of(self._survey.library, shorter, item.name, decisions, row)
                        yield from ((key, suggestion) for key in self._reached(shorter.looks))
                        return

    def _tries(self, era: Era, decision: str, wanted: dict[str, object]) -> Iterator[Try]:
        given = {name: to_json(value) for name, value in wanted.items()}
        return self._survey.asker.tries(era, decision, given, {})

    def _aims_of(self, era: Era) -> Aims:
        found = self._aims.get(era.standing)
        if found is None:
            found = self._aims[era.standing] = Aims(self._chart(era.standing))
        return found

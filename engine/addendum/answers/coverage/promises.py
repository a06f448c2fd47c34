"""Promises: scenarios show one where they ask for all the values that it is about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from addendum.answers.coverage.items import Item, Kind
from addendum.answers.suggesting import made, suggestion_of
from addendum.feel import tree

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from addendum.answers.suggesting import Era, Suggestion, Survey, Try
    from addendum.answers.watch import Looks
    from addendum.kinds import Promise
    from addendum.library import Standing

    Asked = tuple[str, str]

_TIER = "tier"


class PromiseItem:
    """A promise of some eras; `about` are decisions, each with the tier that it names, `""` for none."""

    def __init__(self, survey: Survey, promise: Promise, eras: list[Era]) -> None:
        self._survey = survey
        self._eras = eras
        self._about = frozenset(_about(promise, eras[0].standing))
        origin = promise.origin
        says = f"{promise.id}: {promise.says}" if promise.says else promise.id
        name = promise.says or f"The promise {promise.id}"
        key = promise_key(promise)
        self.item = Item(Kind.PROMISE, key, origin.place, origin.policy, origin.version, says, name)

    def is_reached(self) -> bool:
        """Whether the scenarios ask for each value that the promise is about."""
        return not self._missing()

    def suggestion(self) -> Suggestion | None:
        """A case that asks for a value that none asks for; None where none was found."""
        survey = self._survey
        for asked in sorted(self._missing()):
            asks = partial(self._asks, asked)
            for era in survey.eras:
                if not self._is_of(era.standing, asked):
                    continue
                for found in survey.asker.tries(era, asked[1], {}, {}):
                    if asks(found):
                        shorter = survey.asker.shortened(found, asks)
                        return suggestion_of(survey.library, shorter, self.item.name, (asked[1],))
        return None

    def _missing(self) -> set[Asked]:
        shown = {asked for run in self._survey.runs for asked in self._shown_by(run.looks)}
        return set(self._about - shown)

    def _shown_by(self, looks: Looks) -> Iterator[Asked]:
        """What the promise is about and was looked at."""
        for standing, record in looks.items():
            names = made(standing.lowered.program, record)
            yield from (each for each in self._about if each[1] in names and self._is_of(standing, each))

    def _asks(self, asked: Asked, found: Try) -> bool:
        return asked in self._shown_by(found.looks)

    def _is_of(self, standing: Standing, asked: Asked) -> bool:
        """Whether a standing decides what is asked: that of the tier named, else one that promises."""
        tier, decision = asked
        if decision not in standing.lowered.program.decisions:
            return False
        if tier:
            return standing.tier.rsplit("/", 1)[-1] == tier
        return any(promise_key(each) == self.item.key for each in standing.lowered.promises)


def promises_in(survey: Survey) -> Iterator[PromiseItem]:
    """The promises of all eras of a survey, each once."""
    eras: dict[Hashable, list[Era]] = {}
    found: dict[Hashable, Promise] = {}
    for era in survey.eras:
        lowered = era.standing.lowered
        if lowered.promises:
            lowered = survey.library.policies.with_promises(lowered, era.standing.bundle)
        for promise in lowered.promises:
            found.setdefault(promise_key(promise), promise)
            eras.setdefault(promise_key(promise), []).append(era)
    for key, promise in found.items():
        yield PromiseItem(survey, promise, eras[key])


def promise_key(promise: Promise) -> Hashable:
    """What tells a promise from all others: where it is written."""
    place = promise.origin.place
    return (Kind.PROMISE, place.file, place.line, place.column)


def _about(promise: Promise, standing: Standing) -> Iterator[Asked]:
    """The decisions that a promise is about, each with the tier that it names."""
    if promise.never is not None:
        yield "", promise.never.decision
    formula = promise.always
    if formula is None:
        return
    decisions = standing.lowered.program.decisions
    yield from (("", name) for name in (*formula.names, *formula.functions) if name in decisions)
    for node in tree.walk(formula.tree):
        if isinstance(node, tree.Path) and isinstance(node.source, tree.Call):
            called, arguments = node.source.function, node.source.arguments
            literal = arguments[0] if arguments else None
            if isinstance(called, tree.Name) and called.name == _TIER and isinstance(literal, tree.Text):
                yield literal.value, node.name

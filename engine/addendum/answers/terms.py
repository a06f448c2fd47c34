"""The terms of a question as people read them: each thing that is said, with the cases it is said for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.rows import Line, lines
from addendum.answers.words import joined, within_sentence, word_of
from addendum.kinds import Term, terms_of
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addendum.answers.rows import Tested
    from addendum.kinds import Document, Lowered, Question
    from addendum.library import Standing
    from addendum.rules import Origin


class Case(NamedTuple):
    """What is said for one case: its conditions (none where it always holds), the words, and their place."""

    when: tuple[Tested, ...]
    says: str
    origin: Origin


class Said(NamedTuple):
    """A thing that is said. `source` is the decision that it is on, `""` where there is none."""

    title: str
    cases: tuple[Case, ...]
    source: str = ""

    @property
    def by(self) -> str:
        """What all cases turn on, as people call it; `""` where that is nothing, or several things."""
        labels = {each.label for case in self.cases for each in case.when}
        return labels.pop() if len(labels) == 1 and all(len(case.when) == 1 for case in self.cases) else ""

    @property
    def heading(self) -> str:
        """The title, with what all cases turn on."""
        return f"{self.title}, by {within_sentence(self.by)}" if self.by else self.title

    @property
    def texts(self) -> tuple[str, ...]:
        """What is said, a line for each case: `99 % to below 99.99 %: 10 %` below the heading."""
        if not self.by:
            return self.labelled_texts
        return tuple(f"{case.when[0].asks}: {case.says}" for case in self.cases)

    @property
    def labelled_texts(self) -> tuple[str, ...]:
        """What is said, a line for each case, which says itself what it turns on."""
        return tuple(
            f"{', '.join(each.text for each in case.when)}: {case.says}" if case.when else case.says
            for case in self.cases
        )


def said_on(standing: Standing, question: Question) -> tuple[Said, ...]:
    """All that is said on a question, in the order of a contract."""
    lowered = standing.lowered
    document = _document(standing, question)
    terms = terms_of(document, question, lowered.lists, lowered.titles) if document is not None else ()
    if not terms:
        found = [_said(lowered, each.source, "", ()) for each in question.fields]
    else:
        limits = [term for term in terms if term.limits]
        found = [_of_term(lowered, term, limits) for term in terms]
    return tuple(each for each in found if each.cases)


def _document(standing: Standing, question: Question) -> Document | None:
    documents = standing.bundle.documents
    return next((each for each in documents if each.head.id == question.document), None)


def _of_term(lowered: Lowered, term: Term, limits: Sequence[Term]) -> Said:
    if term.says:
        return Said(term.title, tuple(Case((), line, origin) for line, origin in term.says), term.source)
    if term.aside:
        return Said(term.title, (), term.source)
    if term.limits:
        return _limit(lowered, term)
    return _said(lowered, term.source, term.title, limits)


def _limit(lowered: Lowered, term: Term) -> Said:
    """What must hold, in place of whether it does."""
    cases = []
    for line in lines(lowered, term.source):
        own = [each.spoken for each in line.conditions if each.name in term.limits]
        others = tuple(each for each in line.conditions if each.name not in term.limits)
        cases.append(Case(others, joined(own) or line.result, line.origin))
    return Said(term.title, tuple(cases), term.source)


def _said(lowered: Lowered, source: str, title: str, limits: Sequence[Term]) -> Said:
    """The rows of a decision, without those that stand where limits do: they only say when nothing is due."""
    told = {
        line.origin.place
        for term in limits
        for line in lines(lowered, term.source)
        if line.conditions or term.aside
    }
    found = [line for line in lines(lowered, source) if line.origin.place not in told]
    names = {name for term in limits for name in (term.source, *term.limits)}
    shared = _shared(found, names)
    cases = tuple(
        Case(tuple(each for each in line.conditions if each not in shared), line.result, line.origin)
        for line in found
    )
    return Said(title or word_of(lowered, source), cases, source)


def _shared(found: Sequence[Line], names: Iterable[str]) -> set[Tested]:
    """The conditions on limits that all lines have: they only say that one is missed, or another kept."""
    own = [set(line.conditions) for line in found]
    return {each for each in set.intersection(*own) if each.name in names} if own else set()

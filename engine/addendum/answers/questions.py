"""What can be asked: the questions of a contract or tier, what each needs and what it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.bound import Bound
from addendum.answers.dates import day_at
from addendum.answers.explaining import title_of
from addendum.answers.words import joined, word_of
from addendum.light import NamedTuple
from addendum.rules import Table, facts_behind
from addendum.values import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.answers.bound import Ground
    from addendum.answers.library import Library
    from addendum.kinds import Question
    from addendum.rules import Program
    from addendum.values import Date


class FactInfo(NamedTuple):
    """A value that a question needs or gives. `type` is as policies write it, `says` in words.

    `optional` ones may be left out; `given_by` says who gives the fact (question, contract, ledger), `""`
    where the policies leave it open. A calculated value that a case may give `replaces` these facts.
    """

    name: str
    type: str
    title: str = ""
    says: str = ""
    optional: bool = False
    given_by: str = ""
    replaces: tuple[str, ...] = ()


class QuestionInfo(NamedTuple):
    """A question, the document that answers it, and the contract or tier that is asked."""

    name: str
    title: str
    document: str
    subject: str
    needs: tuple[FactInfo, ...]
    gives: tuple[FactInfo, ...]


def questions_of(
    library: Library, *, contract: str | None, tier: str | None, at: str | Date | None
) -> tuple[QuestionInfo, ...]:
    """The questions of the subject meant, else of all; those that subjects share stand once."""
    day = day_at(at) if at is not None else None
    found: dict[QuestionInfo, QuestionInfo] = {}
    for subject in _subjects(library, contract, tier):
        ground = ground_on(library, subject, day)
        if ground is not None:
            for question in ground.standing.lowered.questions.values():
                info = _info(ground, question)
                found.setdefault(info._replace(subject=""), info)
    return tuple(found.values())


def ground_on(library: Library, subject: str, day: Date | None) -> Ground | None:
    """What a subject is answered from on a day, by default the last one; None where it is not in force."""
    days = [day] if day is not None else library.index.days_of(subject)[-1:]
    try:
        return library.ground(subject, days[0]) if days else None
    except NoAnswer as error:
        if error.code == "NOT-IN-FORCE":
            return None
        raise


def _subjects(library: Library, contract: str | None, tier: str | None) -> list[str]:
    try:
        return [library.index.subject(contract, tier)]
    except NoAnswer as error:
        if error.code != "SUBJECT-NEEDED":
            raise
    return [*library.index.tiers, *library.index.contracts]


def _info(ground: Ground, question: Question) -> QuestionInfo:
    return QuestionInfo(
        name=question.name,
        title=question.title,
        document=question.document,
        subject=ground.standing.subject,
        needs=tuple(_needs(ground, question)),
        gives=tuple(_gives(ground, question)),
    )


def _gives(ground: Ground, question: Question) -> Iterator[FactInfo]:
    """The values of the answer; the parts of a map by its title and the words that they stand under."""
    titles = {entry.key: title_of(ground, entry) for entry in Bound(ground, question).entries}
    for path, source, *_ in question.fields:
        title = ", ".join((titles[path[0]], *path[1:]))
        yield FactInfo(".".join(path), str(ground.type_named(source)), title)


def _needs(ground: Ground, question: Question) -> Iterator[FactInfo]:
    program = ground.standing.lowered.program
    behind = facts_behind(program, (entry.source for entry in question.fields))
    period = (question.period,) if question.period in program.facts else ()
    for name in dict.fromkeys((*period, *behind)):
        fact = program.facts[name]
        yield FactInfo(
            name,
            str(fact.type),
            fact.title,
            fact.type.says,
            fact.optional or fact.value is not None,
            fact.given_by,
        )
    for name in _may_be_given(program, question, ground.standing.lowered.totals):
        of_type = ground.type_named(name)
        replaced = tuple(_replaced(program, name, question.period))
        title = f"{word_of(ground.standing.lowered, name)}, in place of {joined(replaced)}"
        yield FactInfo(name, str(of_type), title, of_type.says, optional=True, replaces=replaced)


def _replaced(program: Program, name: str, period: str) -> Iterator[str]:
    """The facts that need not be given where the value is; the period governs all the same."""
    for fact in facts_behind(program, (name,)):
        found = program.facts[fact]
        if fact != period and not found.optional and found.value is None:
            yield fact


def _may_be_given(program: Program, question: Question, totals: frozenset[str]) -> Iterator[str]:
    """The calculated values that others rest on, and totals of lists: a case may give them outright."""
    sources = dict.fromkeys(entry.source for entry in question.fields)
    looked_at = {name for source in sources for name in _looked_at(program, source)}
    for name in sources:
        decision = program.decisions.get(name)
        if decision is not None and not isinstance(decision.logic, Table) and name in looked_at:
            yield name
    yield from sorted(totals & _decisions_behind(program, sources) - set(sources))


def _decisions_behind(program: Program, sources: Iterable[str]) -> set[str]:
    found: set[str] = set()
    waiting = list(sources)
    while waiting:
        name = waiting.pop()
        if name in program.decisions and name not in found:
            found.add(name)
            waiting.extend(_looked_at(program, name))
    return found


def _looked_at(program: Program, name: str) -> Iterable[str]:
    decision = program.decisions.get(name)
    if decision is None:
        return ()
    logic = decision.logic
    return [column.name for column in logic.columns] if isinstance(logic, Table) else logic.names

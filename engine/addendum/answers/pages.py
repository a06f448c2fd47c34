"""Pages for people: all that a tier or a contract says, as contracts print it, and where it is written."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from addendum.answers.notes import written
from addendum.answers.offer import (
    SEVERITY,
    features_of,
    member_label,
    members_of,
    members_words,
    promised_keys,
    promised_text,
    titled,
)
from addendum.answers.outline import calendars_in
from addendum.answers.rows import cell, lines
from addendum.answers.section import Draft
from addendum.answers.terms import said_on
from addendum.answers.words import begun, spoken, value_words, within_sentence, word_of
from addendum.kinds import mapping_at
from addendum.rules import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.answers.rows import Line
    from addendum.answers.terms import Case, Said
    from addendum.findings import Place
    from addendum.kinds import Document, Lowered, Promise, Question
    from addendum.library import Standing

    Rows = list[tuple[tuple[str, ...], Place | None]]


def page_of(standing: Standing) -> tuple[Draft, ...]:
    """All that a tier or a contract says on one day."""
    return (Draft(titled(standing), paragraphs=(_subject_line(standing),)), *_sections(standing))


def _sections(standing: Standing) -> Iterator[Draft]:
    lowered = standing.lowered
    yield from _features(standing)
    yield from _given(lowered)
    for question in lowered.questions.values():
        if question.fields[0].source == SEVERITY:
            yield _targets(lowered, question)
        else:
            yield _decisions(standing, question)
    for document in standing.bundle.documents:
        yield from _rules(lowered, document)
        yield from _calendars(document)
    yield from _lists(lowered)
    yield from _promises(lowered)
    yield from _readings(lowered)


def _subject_line(standing: Standing) -> str:
    contract, tier = standing.bundle.contract, standing.bundle.tier
    tier_text = f"`{tier.head.id}` version {tier.head.version}" if tier is not None else "no tier"
    day = f", as of {standing.bundle.day}" if standing.bundle.day is not None else ""
    if contract is None:
        return f"The tier {tier_text}{day}."
    named = f"`{contract.head.id}` version {contract.head.version}"
    return f"The contract {named}, on the tier {tier_text}{day}."


def _features(standing: Standing) -> Iterator[Draft]:
    rows: Rows = [
        ((word_of(standing.lowered, name), value), place) for name, value, place in features_of(standing)
    ]
    if rows:
        yield Draft("Features", ("Feature", "Value"), rows)


def _given(lowered: Lowered) -> Iterator[Draft]:
    rows: Rows = [
        ((word_of(lowered, fact.name), value_words(lowered, fact.type, fact.value)), fact.origin.place)
        for fact in lowered.program.facts.values()
        if fact.value is not None and fact.given_by == "contract"
    ]
    if rows:
        yield Draft("The order form", ("Fact", "Value"), rows)


def _targets(lowered: Lowered, question: Question) -> Draft:
    """A row a severity: when and where one may report, and what is promised."""
    keys = promised_keys(lowered, question)
    sources = {key: next(each.source for each in question.fields if each.path[0] == key) for key in keys}
    timed = [each.source for each in question.fields if len(each.path) > 1 and not each.inner]
    rows: Rows = []
    for member in members_of(lowered, SEVERITY):
        cells = [cell(lowered, source, SEVERITY, member) for source in (*timed, *sources.values())]
        places = [line.origin.place for found in cells for line in found.lines]
        texts = [promised_text(lowered, question, key, member) for key in keys]
        rows.append(((member_label(lowered, member), *texts), places[0] if places else None))
    header = ("Severity", *(word_of(lowered, source) for source in sources.values()))
    return Draft(question.title, header, rows)


def _decisions(standing: Standing, question: Question) -> Draft:
    """What the document says that answers the question, thing by thing and case by case."""
    rows = [row for said in said_on(standing, question) for row in _said_rows(said)]
    return Draft(question.title, ("What", "When", "Then", "Row"), rows, grouped=True)


def _said_rows(said: Said) -> Iterator[tuple[tuple[str, ...], Place]]:
    """A row for each case; what stands on one line of the policy is one row."""
    for _, cases in groupby(said.cases, key=_line_of):
        first, *others = cases
        conditions = "; ".join(each.text for each in first.when)
        name = first.origin.name if first.origin.name != said.source else ""
        says = "\n".join(case.says for case in (first, *others))
        yield (said.title, conditions, says, name), first.origin.place


def _line_of(case: Case) -> tuple[object, ...]:
    return (case.when, case.origin.place.file, case.origin.place.line, case.origin.name)


def _rules(lowered: Lowered, document: Document) -> Iterator[Draft]:
    """The tables and formulas of a contract's own."""
    if document.head.kind != "rules":
        return
    decisions = mapping_at(document.body, "decisions")
    for key, _ in decisions.entries if decisions is not None else ():
        decision = lowered.program.decisions.get(key.text)
        if decision is not None:
            rows = [_row(line) for line in lines(lowered, key.text)]
            if isinstance(decision.logic, Table) and decision.logic.otherwise is not None:
                rest = ", ".join(
                    value_words(lowered, output.type, value)
                    for value, output in zip(decision.logic.otherwise, decision.outputs, strict=True)
                )
                origin = decision.logic.otherwise_origin or decision.origin
                rows.append((("otherwise", rest, ""), origin.place))
            yield Draft(word_of(lowered, key.text), ("When", "Then", "Row"), rows)


def _row(line: Line) -> tuple[tuple[str, ...], Place]:
    when = "; ".join(each.text for each in line.conditions) or "always"
    return (when, line.result, line.origin.name), line.origin.place


def _calendars(document: Document) -> Iterator[Draft]:
    rows: Rows = list(calendars_in(document))
    if rows:
        yield Draft(document.head.title, ("Calendar", "Title", "Hours"), rows)


def _lists(lowered: Lowered) -> Iterator[Draft]:
    """The lists that the documents speak of, with their members in order."""
    rows: Rows = [
        ((begun(spoken(name)), members_words(lowered, members)), None)
        for name, members in lowered.lists.items()
    ]
    if rows:
        yield Draft("Lists", ("List", "Members"), rows)


def _promises(lowered: Lowered) -> Iterator[Draft]:
    rows: Rows = [
        ((promise.says or promise.id, _statement(lowered, promise)), promise.origin.place)
        for promise in lowered.promises
    ]
    if rows:
        yield Draft("Promises", ("Promise", "Checked as"), rows)


def _statement(lowered: Lowered, promise: Promise) -> str:
    if promise.never is not None:
        decision, moves, fact, goes = promise.never
        rising, when = (within_sentence(word_of(lowered, name)) for name in (decision, fact))
        return f"never: {rising} {moves} as {when} {goes}"
    return " ".join(promise.written.text.split()) if promise.written is not None else ""


def _readings(lowered: Lowered) -> Iterator[Draft]:
    rows: Rows = [
        ((choice.id, choice.question, written(choice.value), choice.because), choice.place)
        for choice in lowered.readings
    ]
    if rows:
        yield Draft("How unclear words are read", ("Reading", "Question", "Taken", "Because"), rows)

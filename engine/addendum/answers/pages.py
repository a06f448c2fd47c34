"""Pages for people: all that a tier or a contract says, as contracts print it, and where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.notes import written
from addendum.answers.offer import (
    SEVERITY,
    cell,
    features_of,
    lines,
    member_label,
    members_of,
    members_words,
    promised_text,
    titled,
)
from addendum.answers.outline import calendars_in
from addendum.answers.section import Section, located_section
from addendum.answers.words import begun, spoken, value_words, word_of
from addendum.kinds import mapping_at
from addendum.rules import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.findings import Place
    from addendum.kinds import Document, Lowered, Promise, Question
    from addendum.library import Standing

    Rows = list[tuple[tuple[str, ...], Place | None]]


def page_of(standing: Standing) -> tuple[Section, ...]:
    """All that a tier or a contract says on one day."""
    return (Section(titled(standing), (_subject_line(standing),)), *_sections(standing))


def _sections(standing: Standing) -> Iterator[Section]:
    lowered = standing.lowered
    yield from _features(standing)
    yield from _given(lowered)
    for question in lowered.questions.values():
        if question.fields[0].source == SEVERITY:
            yield _targets(lowered, question)
        else:
            yield _decisions(lowered, question)
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


def _features(standing: Standing) -> Iterator[Section]:
    rows: Rows = [
        ((word_of(standing.lowered, name), value), place) for name, value, place in features_of(standing)
    ]
    if rows:
        yield located_section("Features", ("Feature", "Value"), rows)


def _given(lowered: Lowered) -> Iterator[Section]:
    rows: Rows = [
        ((word_of(lowered, fact.name), value_words(lowered, fact.type, fact.value)), fact.origin.place)
        for fact in lowered.program.facts.values()
        if fact.value is not None and fact.given_by == "contract"
    ]
    if rows:
        yield located_section("The order form", ("Fact", "Value"), rows)


def _targets(lowered: Lowered, question: Question) -> Section:
    """A row a severity: when and where one may report, and what is promised."""
    keys = dict.fromkeys(entry.path[0] for entry in question.fields[1:])
    sources = {key: next(each.source for each in question.fields if each.path[0] == key) for key in keys}
    rows: Rows = []
    for member in members_of(lowered, SEVERITY):
        cells = [cell(lowered, source, SEVERITY, member) for source in sources.values()]
        places = [line.origin.place for found in (*cells[2:], *cells) for line in found.lines]
        texts = [promised_text(lowered, question, key, member) for key in keys]
        rows.append(((member_label(lowered, member), *texts), places[0] if places else None))
    header = ("Severity", *(word_of(lowered, source) for source in sources.values()))
    return located_section(question.title, header, rows)


def _decisions(lowered: Lowered, question: Question) -> Section:
    shown = [entry.source for entry in question.fields]
    names: dict[str, None] = {}
    for name in shown:
        names.update(dict.fromkeys((*_calculated_from(lowered, name, shown), name)))
    rows = [row for name in names for row in _rows(lowered, name)]
    return located_section(question.title, ("What", "When", "Then", "Row"), rows)


def _calculated_from(lowered: Lowered, name: str, shown: list[str]) -> Iterator[str]:
    """The steps of a calculation, the first one first: formulas behind a formula, not shown anyway."""
    decision = lowered.program.decisions.get(name)
    if decision is None or isinstance(decision.logic, Table):
        return
    for needed in decision.logic.names:
        if needed in lowered.program.decisions and needed not in shown:
            yield from _calculated_from(lowered, needed, shown)
            yield needed


def _rows(lowered: Lowered, name: str) -> Rows:
    title = word_of(lowered, name)
    return [
        ((title, "; ".join(line.conditions) or "always", line.result, line.origin.name), line.origin.place)
        for line in lines(lowered, name)
    ]


def _rules(lowered: Lowered, document: Document) -> Iterator[Section]:
    """The tables and formulas of a contract's own."""
    if document.head.kind != "rules":
        return
    decisions = mapping_at(document.body, "decisions")
    for key, _ in decisions.entries if decisions is not None else ():
        decision = lowered.program.decisions.get(key.text)
        if decision is not None:
            rows = _rows(lowered, key.text)
            if isinstance(decision.logic, Table) and decision.logic.otherwise is not None:
                rest = ", ".join(
                    value_words(lowered, output.type, value)
                    for value, output in zip(decision.logic.otherwise, decision.outputs, strict=True)
                )
                origin = decision.logic.otherwise_origin or decision.origin
                rows.append(((word_of(lowered, key.text), "otherwise", rest, ""), origin.place))
            untitled = [(row[1:], place) for row, place in rows]
            yield located_section(word_of(lowered, key.text), ("When", "Then", "Row"), untitled)


def _calendars(document: Document) -> Iterator[Section]:
    rows: Rows = [((name, text), place) for name, text, place in calendars_in(document)]
    if rows:
        yield located_section(document.head.title, ("Calendar", "Open"), rows)


def _lists(lowered: Lowered) -> Iterator[Section]:
    """The lists that the documents speak of, with their members in order."""
    rows = tuple(
        (begun(spoken(name)), members_words(lowered, members)) for name, members in lowered.lists.items()
    )
    if rows:
        yield Section("Lists", (), ("List", "Members"), rows)


def _promises(lowered: Lowered) -> Iterator[Section]:
    rows: Rows = [
        ((promise.says or promise.id, _statement(promise)), promise.origin.place)
        for promise in lowered.promises
    ]
    if rows:
        yield located_section("Promises", ("Promise", "Checked as"), rows)


def _statement(promise: Promise) -> str:
    if promise.never is not None:
        decision, moves, fact, goes = promise.never
        return f"never: {spoken(decision)} {moves} as {spoken(fact)} {goes}"
    return " ".join(promise.written.text.split()) if promise.written is not None else ""


def _readings(lowered: Lowered) -> Iterator[Section]:
    rows: Rows = [
        ((choice.id, choice.question, written(choice.value), choice.because), choice.place)
        for choice in lowered.readings
    ]
    if rows:
        yield located_section("How unclear words are read", ("Reading", "Question", "Taken", "Because"), rows)

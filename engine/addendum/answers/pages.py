"""Pages for people: a tier or a contract as tables, and tiers side by side, as contracts print them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from addendum.answers.offer import (
    cell,
    features_of,
    lines,
    members_of,
    severity_questions,
    titled,
    word_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.kinds import Lowered, Question
    from addendum.library import Standing

_SEVERITY = "severity"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, sentences below it, and a table; a page is a list of them."""

    title: str
    paragraphs: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = field(default=())


def page_of(standing: Standing) -> tuple[Section, ...]:
    """All that a tier or a contract says on one day, with the place of each value."""
    lowered = standing.lowered
    sections = [_features(standing), _given(lowered)]
    for question in lowered.questions.values():
        if question.fields[0].source == _SEVERITY:
            sections.append(_targets(lowered, question))
        else:
            sections.append(_decisions(lowered, question))
    sections.append(_readings(lowered))
    head = Section(titled(standing), (_subject_line(standing),))
    return (head, *(section for section in sections if section is not None))


def comparison_of(standings: Sequence[Standing]) -> tuple[Section, ...]:
    """Subjects side by side: features, response targets by severity, and what every other question is decided by."""
    titles = tuple(titled(standing) for standing in standings)
    sections = [
        Section("Features", (), ("", *titles), _feature_rows(standings)),
        Section("Support by severity", (), ("", *titles), _target_rows(standings)),
    ]
    for name in dict.fromkeys(name for standing in standings for name in standing.lowered.questions):
        rows = _question_rows(standings, name)
        if rows:
            title = next(s.lowered.questions[name].title for s in standings if name in s.lowered.questions)
            sections.append(Section(title, (), ("", *titles), rows))
    return tuple(section for section in sections if section.rows)


def _subject_line(standing: Standing) -> str:
    contract, tier = standing.bundle.contract, standing.bundle.tier
    tier_text = f"`{tier.head.id}` version {tier.head.version}" if tier is not None else "no tier"
    if contract is None:
        return f"The tier {tier_text}."
    return f"The contract `{contract.head.id}` version {contract.head.version}, on the tier {tier_text}."


def _features(standing: Standing) -> Section | None:
    rows = tuple((word_of(standing.lowered, name), value) for name, value in features_of(standing))
    return Section("Features", (), ("Feature", "Value"), rows) if rows else None


def _given(lowered: Lowered) -> Section | None:
    from addendum.values import show

    rows = tuple(
        (word_of(lowered, fact.name), _given_value(fact.value, show), str(fact.origin.place))
        for fact in lowered.program.facts.values()
        if fact.value is not None
    )
    return Section("The order form", (), ("Fact", "Value", "Written at"), rows) if rows else None


def _given_value(value: object, show: object) -> str:
    from addendum.values import show as show_value

    if isinstance(value, dict):
        return ", ".join(f"{key}: {_given_value(inner, show)}" for key, inner in value.items())
    return show_value(value)


def _targets(lowered: Lowered, question: Question) -> Section:
    sources = [entry for entry in question.fields[1:] if not entry.inner]
    header = ("Severity", *(word_of(lowered, entry.source) for entry in sources), "Written at")
    rows = []
    for member in members_of(lowered, _SEVERITY):
        cells = [cell(lowered, entry.source, _SEVERITY, member) for entry in sources]
        places = [line.origin.place for found in cells[2:] for line in found.lines]
        places += [line.origin.place for found in cells for line in found.lines]
        title = lowered.titles.get(f"severities.{member}", "")
        label = f"{member} {title}".strip()
        rows.append((label, *(found.text for found in cells), str(places[0]) if places else ""))
    return Section(question.title, (), header, tuple(rows))


def _decisions(lowered: Lowered, question: Question) -> Section:
    rows = []
    for entry in question.fields:
        for line in lines(lowered, entry.source):
            rows.append(
                (
                    word_of(lowered, entry.source),
                    "; ".join(line.conditions) or "always",
                    line.result,
                    line.origin.name,
                    str(line.origin.place),
                )
            )
    return Section(question.title, (), ("What", "When", "Then", "Row", "Written at"), tuple(rows))


def _readings(lowered: Lowered) -> Section | None:
    rows = tuple(
        (choice.id, choice.question, _written(choice.value), choice.because, str(choice.place))
        for choice in lowered.readings
    )
    header = ("Reading", "Question", "Taken", "Because", "Written at")
    return Section("How unclear words are read", (), header, rows) if rows else None


def _written(node: object) -> str:
    from addendum.documents import Mapping, Scalar

    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return ", ".join(f"{key.text} {_written(value)}" for key, value in node.entries)
    return ""


def _feature_rows(standings: Sequence[Standing]) -> tuple[tuple[str, ...], ...]:
    listed = [dict(features_of(standing)) for standing in standings]
    names = dict.fromkeys(name for each in listed for name in each)
    return tuple(
        (word_of(standings[0].lowered, name), *(each.get(name, "") for each in listed)) for name in names
    )


def _target_rows(standings: Sequence[Standing]) -> tuple[tuple[str, ...], ...]:
    rows = []
    lowered = standings[0].lowered
    sources = dict.fromkeys(
        entry.source
        for standing in standings
        for question in severity_questions(standing.lowered)
        for entry in question.fields[1:]
        if not entry.inner
    )
    members = dict.fromkeys(member for s in standings for member in members_of(s.lowered, _SEVERITY))
    for member in members:
        title = lowered.titles.get(f"severities.{member}", "")
        for source in sources:
            found = [_cell_text(standing.lowered, source, member) for standing in standings]
            rows.append((f"{member} {title}: {_lower_first(word_of(lowered, source))}", *found))
    return tuple(rows)


def _cell_text(lowered: Lowered, source: str, member: str) -> str:
    if source not in lowered.program.decisions:
        return "no commitment"
    return cell(lowered, source, _SEVERITY, member).text


def _question_rows(standings: Sequence[Standing], name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a question's decisions, one line a condition; a subject without it shows a dash."""
    if any(
        standing.lowered.questions[name] in severity_questions(standing.lowered)
        for standing in standings
        if name in standing.lowered.questions
    ):
        return ()
    table: dict[str, list[str]] = {}
    for index, standing in enumerate(standings):
        question = standing.lowered.questions.get(name)
        for entry in question.fields if question is not None else ():
            for line in lines(standing.lowered, entry.source):
                label = ", ".join((word_of(standing.lowered, entry.source), *line.conditions))
                table.setdefault(label, ["–"] * len(standings))[index] = line.result
    return tuple((label, *found) for label, found in table.items())


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]

"""Tiers side by side, as contracts print them: a row for each thing promised, a column for each tier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.offer import (
    SEVERITY,
    features_of,
    member_label,
    members_of,
    promised_keys,
    promised_text,
    titled,
)
from addendum.answers.section import Section
from addendum.answers.terms import said_on
from addendum.answers.words import begun, joined, spoken, within_sentence, word_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addendum.answers.terms import Said
    from addendum.kinds import Question
    from addendum.library import Standing

    Rows = tuple[tuple[str, ...], ...]
    Asked = Sequence[Question | None]

_NOTHING = "-"


def comparison_of(standings: Sequence[Standing]) -> tuple[Section, ...]:
    """Subjects side by side, a column each."""
    header = ("", *(titled(standing) for standing in standings))
    sections = [Section("Features", (), header, _features(standings))]
    for name in dict.fromkeys(name for standing in standings for name in standing.lowered.questions):
        asked = [standing.lowered.questions.get(name) for standing in standings]
        first = next(question for question in asked if question is not None)
        rows = _targets if first.fields[0].source == SEVERITY else _terms
        sections.append(Section(_title(name, asked), (), header, tuple(rows(standings, asked))))
    return tuple(section for section in sections if section.rows)


def _title(name: str, asked: Asked) -> str:
    """The title of a question where all who answer it call it so, else its name in words."""
    titles = {question.title for question in asked if question is not None and question.title}
    return titles.pop() if len(titles) == 1 else begun(spoken(name))


def _features(standings: Sequence[Standing]) -> Rows:
    listed = [{name: value for name, value, _ in features_of(standing)} for standing in standings]
    names = dict.fromkeys(name for each in listed for name in each)
    return tuple(
        (word_of(standings[0].lowered, name), *(each.get(name, _NOTHING) for each in listed))
        for name in names
    )


def _targets(standings: Sequence[Standing], asked: Asked) -> Iterator[tuple[str, ...]]:
    """A row for each thing and each severity; severities for which all is the same share one."""
    titles: dict[str, str] = {}
    for standing, question in zip(standings, asked, strict=True):
        keys = promised_keys(standing.lowered, question) if question is not None else []
        for entry in question.fields if question is not None else ():
            if entry.path[0] in keys:
                titles.setdefault(entry.path[0], word_of(standing.lowered, entry.source))
    members = dict.fromkeys(member for each in standings for member in members_of(each.lowered, SEVERITY))
    for key, title in titles.items():
        alike: dict[tuple[str, ...], list[str]] = {}
        for member in members:
            cells = (
                promised_text(standing.lowered, question, key, member) if question is not None else _NOTHING
                for standing, question in zip(standings, asked, strict=True)
            )
            alike.setdefault(tuple(cells), []).append(member)
        for texts, sharing in alike.items():
            yield (_of_severities(standings[0], title, sharing, len(members)), *texts)


def _of_severities(standing: Standing, title: str, sharing: Sequence[str], count: int) -> str:
    if len(sharing) == 1:
        return f"{title}, {member_label(standing.lowered, sharing[0])}"
    return title if len(sharing) == count else f"{title}, {joined(sharing)}"


def _terms(standings: Sequence[Standing], asked: Asked) -> Iterator[tuple[str, ...]]:
    """A row for each thing that one of the documents says, with a line for each case."""
    said = [
        {each.title: each for each in said_on(standing, question)} if question is not None else {}
        for standing, question in zip(standings, asked, strict=True)
    ]
    for title in _in_order([list(each) for each in said]):
        found = [each.get(title) for each in said]
        by = {each.by for each in found if each is not None and each.by}
        shared = by.pop() if len(by) == 1 else ""
        label = f"{title}, by {within_sentence(shared)}" if shared else title
        yield (label, *(_cell(each, shared) for each in found))


def _cell(said: Said | None, shared: str) -> str:
    """What is said, a line for each case; the label of the row tells what the cases turn on, where it can."""
    if said is None:
        return _NOTHING
    return "\n".join(said.texts if said.by == shared else said.labelled_texts)


def _in_order(orders: Sequence[Sequence[str]]) -> list[str]:
    """All titles, each after those that stand before it in its own document."""
    found: list[str] = []
    for order in orders:
        at = 0
        for title in order:
            if title in found:
                at = found.index(title) + 1
            else:
                found.insert(at, title)
                at += 1
    return found

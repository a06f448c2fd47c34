"""Tiers side by side: features, response targets by severity, and what every other question is decided by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.offer import (
    SEVERITY,
    features_of,
    lines,
    member_label,
    members_of,
    promised_text,
    titled,
)
from addendum.answers.section import Section
from addendum.answers.words import begun, spoken, word_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.kinds import Question
    from addendum.library import Standing

    Rows = tuple[tuple[str, ...], ...]

_NOTHING = "-"


def comparison_of(standings: Sequence[Standing]) -> tuple[Section, ...]:
    """Subjects side by side, a column each."""
    header = ("", *(titled(standing) for standing in standings))
    sections = [Section("Features", (), header, _features(standings))]
    for name in dict.fromkeys(name for standing in standings for name in standing.lowered.questions):
        asked = [standing.lowered.questions.get(name) for standing in standings]
        first = next(question for question in asked if question is not None)
        rows = _targets if first.fields[0].source == SEVERITY else _decisions
        sections.append(Section(_title(name, asked), (), header, rows(standings, asked)))
    return tuple(section for section in sections if section.rows)


def _title(name: str, asked: Sequence[Question | None]) -> str:
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


def _targets(standings: Sequence[Standing], asked: Sequence[Question | None]) -> Rows:
    """A row for each severity and each thing that is promised for it."""
    titles: dict[str, str] = {}
    for standing, question in zip(standings, asked, strict=True):
        for entry in question.fields[1:] if question is not None else ():
            titles.setdefault(entry.path[0], word_of(standing.lowered, entry.source))
    members = dict.fromkeys(member for each in standings for member in members_of(each.lowered, SEVERITY))
    return tuple(
        (
            f"{member_label(standings[0].lowered, member)}: {title[:1].lower()}{title[1:]}",
            *(
                promised_text(standing.lowered, question, key, member) if question is not None else _NOTHING
                for standing, question in zip(standings, asked, strict=True)
            ),
        )
        for member in members
        for key, title in titles.items()
    )


def _decisions(standings: Sequence[Standing], asked: Sequence[Question | None]) -> Rows:
    """A row for each condition under which one of the subjects decides something."""
    table: dict[str, list[str]] = {}
    for index, (standing, question) in enumerate(zip(standings, asked, strict=True)):
        for entry in question.fields if question is not None else ():
            for line in lines(standing.lowered, entry.source):
                label = ", ".join((word_of(standing.lowered, entry.source), *line.conditions))
                table.setdefault(label, [_NOTHING] * len(standings))[index] = line.result
    return tuple((label, *found) for label, found in table.items())

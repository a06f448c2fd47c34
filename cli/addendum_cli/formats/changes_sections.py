"""A comparison as sections: for each document and those whom it concerns a table of what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum
from addendum_cli.formats.results import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addendum import FoundChange, Section, Span
    from addendum_cli.formats.results import Compared

_HEADER = ("Where", "What", "Before", "After", "For the customer", "Line")
_NOTHING = "-"
_HOW = {
    "new": "Version {version} is new{since}.",
    "gone": "Version {version} is gone.",
    "edited": "Version {version} was edited.",
    "amended": "Version {version} was amended.",
    "compared": "Version {earlier} and version {version}{since}.",
}


def sections_of(compared: Compared) -> Iterator[Section]:
    """A section for each document with changes of meaning, then one on texts and one on other documents."""
    told: set[str] = set()
    for policy, changes in _by_policy(compared).items():
        answers = [found for found in changes if found.change.reach is not addendum.Reach.EDITORIAL]
        texts = [found for found in changes if found.change.reach is addendum.Reach.EDITORIAL]
        for spans, group in _by_spans(answers).items():
            first = policy not in told
            told.add(policy)
            about = _versions(compared, policy) if first else ()
            paragraphs = (*about, *_concerned(spans))
            yield _section(policy if first else "", paragraphs, compared, group)
        if texts:
            title = "" if policy in told else policy
            about = () if policy in told else _versions(compared, policy)
            told.add(policy)
            yield _section(title, (*about, "In words only, without another answer:"), compared, texts)
    others = [each.id for each in compared.comparison.versions if each.id not in told]
    for policy in dict.fromkeys(others):
        says = "No question is answered otherwise."
        yield addendum.Section(policy, (*_versions(compared, policy), says))


def summary(compared: Compared) -> str:
    """How many changes there are, and of what sort, in a sentence."""
    comparison = compared.comparison
    if not comparison.changes:
        return "Nothing changed." if not comparison.versions else "No question is answered otherwise."
    directions = comparison.directions
    told = [f"{count} {direction.value}" for direction, count in directions.items() if count]
    answers = sum(directions.values())
    texts = len(comparison.changes) - answers
    parts = (
        [f"{counted(answers, 'change')} of answers ({', '.join(told)} for the customer)"] if answers else []
    )
    parts += [f"{counted(texts, 'change')} of words only"] if texts else []
    reach = comparison.reach.value if comparison.reach is not None else ""
    return f"{' and '.join(parts)}: {reach}."


def _by_policy(compared: Compared) -> dict[str, list[FoundChange]]:
    found: dict[str, list[FoundChange]] = {}
    for each in compared.comparison.changes:
        found.setdefault(each.change.policy, []).append(each)
    return found


def _by_spans(changes: Sequence[FoundChange]) -> dict[tuple[Span, ...], list[FoundChange]]:
    found: dict[tuple[Span, ...], list[FoundChange]] = {}
    for each in changes:
        found.setdefault(each.spans, []).append(each)
    return found


def _versions(compared: Compared, policy: str) -> tuple[str, ...]:
    """What became of the versions of a document, in sentences."""
    told = []
    for each in compared.comparison.versions:
        if each.id == policy:
            effective = each.document.head.effective
            since = f", in force from {effective}" if effective is not None else ""
            words = _HOW[each.how.value]
            told.append(words.format(version=each.version, earlier=each.earlier, since=since))
    return (" ".join(told),) if told else ()


def _concerned(spans: Sequence[Span]) -> tuple[str, ...]:
    """For whom, and on which days; nothing for a document that stands alone."""
    told: dict[str, list[str]] = {}
    for subject, since, until in spans:
        days = f" from {since}" if since is not None else ""
        days += f" until {until}" if until is not None else ""
        if subject:
            told.setdefault(days, []).append(f"`{subject}`")
    texts = [f"{', '.join(subjects)}{days}" for days, subjects in told.items()]
    return (f"For {'; '.join(texts)}.",) if texts else ()


def _section(
    title: str, paragraphs: tuple[str, ...], compared: Compared, changes: Sequence[FoundChange]
) -> Section:
    files: dict[str, int] = {}
    rows = [_row(compared, found, files) for found in changes]
    if len(files) == 1:
        paragraphs = (*paragraphs, f"Written in `{next(iter(files))}`.")
    elif files:
        told = ", ".join(f"[{mark}] `{file}`" for file, mark in files.items())
        paragraphs = (*paragraphs, f"Written in {told}.")
    if len(files) == 1:
        rows = [(*row[:-1], row[-1].partition(" ")[0]) for row in rows]
    kept = [at for at in range(len(_HEADER)) if at in (1, 2, 3) or any(row[at] for row in rows)]
    header = tuple(_HEADER[at] for at in kept)
    return addendum.Section(title, paragraphs, header, tuple(tuple(row[at] for at in kept) for row in rows))


def _row(compared: Compared, found: FoundChange, files: dict[str, int]) -> tuple[str, ...]:
    change = found.change
    where = "; ".join(f"{each.label} {each.asks}".strip() for each in change.where)
    before, after = (said.says if said is not None else _NOTHING for said in (change.before, change.after))
    sides = ((change.after, compared.later), (change.before, compared.earlier))
    written = next(
        (
            (path(said.origin.place.file), said.origin.place.line)
            for said, path in sides
            if said is not None and said.origin is not None
        ),
        None,
    )
    line = ""
    if written is not None:
        mark = files.setdefault(written[0], len(files) + 1)
        line = f"{written[1]} [{mark}]"
    reach = (
        "" if change.reach is addendum.Reach.EDITORIAL else f"{change.direction.value}, {change.reach.value}"
    )
    return (where, change.title, before, after, reach, line)

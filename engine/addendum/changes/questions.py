"""Questions of two editions: those that can be asked, and the parts of their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.words import spoken
from addendum.changes.change import Change, Direction, Reach, Stated
from addendum.documents import Scalar
from addendum.kinds import items_at
from addendum.rules import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.changes.pair import Pair, Side
    from addendum.kinds import Question

QUESTION, ANSWER = "question", "answer"


def question_changes(pair: Pair) -> Iterator[Change]:
    """Questions that came or went, and parts of answers that did while what they tell of is there."""
    before, after = pair.before.lowered.questions, pair.after.lowered.questions
    for name in dict.fromkeys((*after, *before)):
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            yield _question(pair, name, old, new)
            continue
        before_paths, after_paths = _paths(old), _paths(new)
        for source in dict.fromkeys((*after_paths, *before_paths)):
            was, now = before_paths.get(source), after_paths.get(source)
            if was != now and not _is_told_by_itself(pair, source):
                yield _part(pair, new, was, now)
        if old.period != new.period:
            yield _change(pair, new, f"{_title(new)}, asked by", old.period or "-", new.period or "-")


def _question(pair: Pair, name: str, old: Question | None, new: Question | None) -> Change:
    said = [
        Stated(_title(each), name, _named_by(side, each)) if each is not None else None
        for side, each in ((pair.before, old), (pair.after, new))
    ]
    origin = next(each.origin for each in reversed(said) if each is not None)
    return Change(
        kind=QUESTION,
        policy=origin.policy if origin is not None else "",
        name=name,
        title=f"Question {spoken(name)}",
        before=said[0],
        after=said[1],
        direction=Direction.NEUTRAL,
        reach=Reach.COMPATIBLE if old is None else Reach.BREAKING,
        questions=(name,),
    )


def _named_by(side: Side, question: Question) -> Origin | None:
    """Where the tier or the contract names the document that answers, else where that stands."""
    for holder in (side.bundle.contract, side.bundle.tier):
        for item in items_at(holder.body, "includes") if holder is not None else ():
            if holder is not None and isinstance(item, Scalar) and item.text == question.document:
                return holder.origin(item)
    return _origin(side, question)


def _part(pair: Pair, question: Question, was: str | None, now: str | None) -> Change:
    change = _change(pair, question, f"{_title(question)}, part of the answer", was, now)
    return change._replace(reach=Reach.COMPATIBLE if was is None else Reach.BREAKING)


def _change(pair: Pair, question: Question, title: str, before: str | None, after: str | None) -> Change:
    origins = [_origin(side, question) for side in (pair.before, pair.after)]
    said = [
        Stated(text, text, origin) if text is not None else None
        for text, origin in zip((before, after), origins, strict=True)
    ]
    origin = next((each for each in reversed(origins) if each is not None), None)
    return Change(
        kind=ANSWER,
        policy=origin.policy if origin is not None else "",
        name=question.name,
        title=title,
        before=said[0],
        after=said[1],
        direction=Direction.NEUTRAL,
        reach=Reach.BREAKING,
        questions=(question.name,),
    )


def _paths(question: Question) -> dict[str, str]:
    """Where an answer has what its facts and decisions give."""
    found: dict[str, list[str]] = {}
    for field in question.fields:
        found.setdefault(field.source, []).append(".".join(field.path))
    return {source: ", ".join(paths) for source, paths in found.items()}


def _is_told_by_itself(pair: Pair, source: str) -> bool:
    """Whether a decision came or went, and is told row by row, as those are that no kind composed."""
    programs = [side.lowered.program for side in (pair.before, pair.after)]
    found = [program.decisions[source] for program in programs if source in program.decisions]
    return len(found) == 1 and not found[0].words and not any(source in each.facts for each in programs)


def _title(question: Question) -> str:
    return question.title or spoken(question.name)


def _origin(side: Side, question: Question) -> Origin | None:
    document = side.document(question.document)
    if document is None or question.place is None:
        return None
    return Origin(
        *document.writers.get(document.file, (document.head.id, document.head.version)), question.place
    )

"""Facts and lists of two editions: what is asked for, what it may be, and what a contract gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.rows import TIER
from addendum.answers.words import joined, spoken
from addendum.changes.change import Change, Direction, Reach, Stated
from addendum.changes.pair import stated
from addendum.kinds import mapping_at
from addendum.values import ContextOf, ListOf, NoAnswer, for_people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.changes.pair import Pair, Side
    from addendum.rules import Bounds, Fact, Origin
    from addendum.values import Type

FACT, LIST = "fact", "list"


def fact_changes(pair: Pair) -> Iterator[Change]:
    """Facts that came, went, or may hold something else; and other values that the contract gives."""
    before, after = pair.before.lowered.program.facts, pair.after.lowered.program.facts
    for name in dict.fromkeys((*after, *before)):
        old, new = before.get(name), after.get(name)
        if name == TIER:
            continue
        if old is None or new is None or _words(old) != _words(new):
            if name in pair.asked_facts:
                yield _declared(pair, name, old, new)
        elif name in pair.asked_facts and old.type != new.type:
            yield from _fields(pair, old, new)
        elif old.value != new.value and "contract" in (old.given_by, new.given_by):
            yield _given(pair, old, new)


def list_changes(pair: Pair) -> Iterator[Change]:
    """Lists with other members, or with the same ones in another order."""
    before, after = pair.before.lowered.lists, pair.after.lowered.lists
    for name in dict.fromkeys((*after, *before)):
        members = [lists[name].members if name in lists else () for lists in (before, after)]
        origins = [_list_origin(side, name) for side in (pair.before, pair.after)]
        written = [each for each in reversed(origins) if each is not None]
        if members[0] == members[1] or not written:
            continue
        texts = [", ".join(each) for each in _apart(*members)]
        yield Change(
            kind=LIST,
            policy=written[0].policy,
            name=name,
            title=f"List of {spoken(name)}",
            before=Stated(texts[0], texts[0], origins[0]) if texts[0] else None,
            after=Stated(texts[1], texts[1], origins[1]) if texts[1] else None,
            direction=Direction.NEUTRAL,
            reach=Reach.COMPATIBLE if _keeps(*members) else Reach.BREAKING,
        )


def _apart(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The members that each list alone has; all of both where only their order differs."""
    lost, new = [each for each in before if each not in after], [each for each in after if each not in before]
    return (lost, new) if lost or new else ([*before], [*after])


def _keeps(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether all members are still there, in their order."""
    return before == tuple(member for member in after if member in before)


def _list_origin(side: Side, name: str) -> Origin | None:
    for document in side.bundle.documents:
        listed = mapping_at(document.body, "lists")
        node = listed.get(name) if listed is not None else None
        if node is not None:
            return document.origin(node)
    return None


def _declared(pair: Pair, name: str, old: Fact | None, new: Fact | None) -> Change:
    """A fact that is declared otherwise; more that may be given, or less that must be, is compatible."""
    said = [
        Stated(_words(each), _words(each), each.origin) if each is not None else None for each in (old, new)
    ]
    if old is None or new is None:
        compatible = old is None and new is not None and (new.optional or new.value is not None)
    else:
        compatible = old.type == new.type and _is_wider(old, new)
    origin = next(each.origin for each in (new, old) if each is not None)
    return Change(
        kind=FACT,
        policy=origin.policy,
        name=name,
        title=f"{pair.title(name)} (fact)",
        before=said[0],
        after=said[1],
        direction=Direction.NEUTRAL,
        reach=Reach.COMPATIBLE if compatible else Reach.BREAKING,
        questions=pair.questions(name),
    )


def _fields(pair: Pair, old: Fact, new: Fact) -> Iterator[Change]:
    """The fields of a record, or of those in a list, that came, went, or hold something else."""
    records = [_record(fact.type) for fact in (old, new)]
    if records[0] is None or records[1] is None:
        return
    told = [
        {name: _field_words(record, name, of_type) for name, of_type in record.fields}
        for record in records
        if record is not None
    ]
    for field in dict.fromkeys((*told[1], *told[0])):
        before, after = (each.get(field) for each in told)
        if before != after:
            optional = before is None and field in records[1].optional
            yield Change(
                kind=FACT,
                policy=new.origin.policy,
                name=f"{new.name}.{field}",
                title=f"{pair.title(new.name)}, {spoken(field)} (fact)",
                before=Stated(before, before, old.origin) if before is not None else None,
                after=Stated(after, after, new.origin) if after is not None else None,
                direction=Direction.NEUTRAL,
                reach=Reach.COMPATIBLE if optional else Reach.BREAKING,
                questions=pair.questions(new.name),
            )


def _record(of_type: Type) -> ContextOf | None:
    item = of_type.item if isinstance(of_type, ListOf) else of_type
    return item if isinstance(item, ContextOf) else None


def _field_words(record: ContextOf, name: str, of_type: Type) -> str:
    return f"{of_type.says}, optional" if name in record.optional else of_type.says


def _given(pair: Pair, old: Fact, new: Fact) -> Change:
    values = [
        stated(side.lowered, fact.type, fact.value, fact.origin) if fact.value is not None else None
        for side, fact in ((pair.before, old), (pair.after, new))
    ]
    return pair.neutral(FACT, new, *values)


def _words(fact: Fact) -> str:
    """What a fact may be: `a percentage from 0 % to 100 %, optional`."""
    told = [fact.type.says + _bounds(fact.bounds)]
    if fact.number_means:
        told.append(f"a number means {fact.number_means}")
    if fact.optional:
        told.append("optional")
    if fact.given_by:
        told.append(f"from the {fact.given_by}")
    return ", ".join(told)


def _bounds(bounds: Bounds) -> str:
    texts = []
    if bounds.at_least is not None:
        texts.append(f"at least {for_people(bounds.at_least)}")
    if bounds.at_most is not None:
        texts.append(f"at most {for_people(bounds.at_most)}")
    return f", {joined(texts)}" if texts else ""


def _is_wider(old: Fact, new: Fact) -> bool:
    """Whether all that could be given can still be, and what could be left out still can."""
    if (old.number_means and old.number_means != new.number_means) or (old.optional and not new.optional):
        return False
    low, high = new.bounds
    try:
        return (low is None or (old.bounds.at_least is not None and low <= old.bounds.at_least)) and (
            high is None or (old.bounds.at_most is not None and high >= old.bounds.at_most)
        )
    except (TypeError, NoAnswer):
        return False

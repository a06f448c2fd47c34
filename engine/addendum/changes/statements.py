"""Features, promises and readings of two editions, each by its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.notes import written
from addendum.answers.words import joined, within_sentence, word_of
from addendum.changes.change import Change, Direction, Reach, Stated, reach_of
from addendum.changes.directions import direction_of
from addendum.documents import Mapping, Scalar
from addendum.kinds import Way, items_at, mapping_at, text_at, text_of, value_by_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.changes.pair import Pair, Side
    from addendum.documents import Node
    from addendum.kinds import Choice, Document, Lowered, Promise

FEATURE, PROMISE, READING = "feature", "promise", "reading"
_YES_OR_NO = {"true": "yes", "false": "no"}


def feature_changes(pair: Pair) -> Iterator[Change]:
    """What the tier lists otherwise; what one has is better than what one has not."""
    before, after = _features(pair.before), _features(pair.after)
    for name in dict.fromkeys((*after, *before)):
        old, new = before.get(name), after.get(name)
        said = [
            _feature(side, node) if node is not None else None
            for side, node in ((pair.before, old), (pair.after, new))
        ]
        if (said[0] and said[0].wire) == (said[1] and said[1].wire):
            continue
        has = [_has(node) for node in (old, new)]
        direction = direction_of(Way.MORE, *has) if None not in has else Direction.NEUTRAL
        origin = next(each.origin for each in reversed(said) if each is not None)
        yield Change(
            kind=FEATURE,
            policy=origin.policy if origin is not None else "",
            name=name,
            title=word_of(pair.after.lowered, name),
            before=said[0],
            after=said[1],
            direction=direction,
            reach=reach_of(direction, adds=old is None),
            questions=("entitlements",),
        )


def promise_changes(pair: Pair) -> Iterator[Change]:
    """Promises that came, went or were put otherwise."""
    before = {promise.id: promise for promise in pair.before.lowered.promises}
    after = {promise.id: promise for promise in pair.after.lowered.promises}
    for name in dict.fromkeys((*after, *before)):
        old, new = before.get(name), after.get(name)
        texts = [
            _statement(side.lowered, each) if each is not None else None
            for side, each in ((pair.before, old), (pair.after, new))
        ]
        if texts[0] == texts[1]:
            continue
        direction = Direction.NEUTRAL
        if old is None or new is None:
            direction = Direction.BETTER if old is None else Direction.WORSE
        promise = new or old
        assert promise is not None  # noqa: S101 - one of the two has it
        yield Change(
            kind=PROMISE,
            policy=promise.origin.policy,
            name=name,
            title=f"Promise: {promise.says or name}",
            before=_promised(old, texts[0]),
            after=_promised(new, texts[1]),
            direction=direction,
            reach=reach_of(direction),
        )


def reading_changes(pair: Pair) -> Iterator[Change]:
    """Readings that one may choose otherwise, or that are taken otherwise in words.

    What a reading sets to another value is told where the value is.
    """
    before = {choice.id: choice for choice in pair.before.lowered.readings}
    after = {choice.id: choice for choice in pair.after.lowered.readings}
    for identity in dict.fromkeys((*after, *before)):
        old, new = before.get(identity), after.get(identity)
        choice = new or old
        assert choice is not None  # noqa: S101 - one of the two has it
        named = old is not None and new is not None and old.sets != new.sets
        sides = ((pair.before, old), (pair.after, new))
        said = [_reading(side, each, named=named) for side, each in sides]
        if (said[0] and said[0].wire) == (said[1] and said[1].wire) or _is_told_elsewhere(pair, old, new):
            continue
        origin = next(each.origin for each in reversed(said) if each is not None)
        yield Change(
            kind=READING,
            policy=origin.policy if origin is not None else choice.document,
            name=choice.id,
            title=f"Reading: {choice.question or choice.id}",
            before=said[0],
            after=said[1],
            direction=Direction.NEUTRAL,
            reach=_reach_of_choice(pair, old, new),
        )


def _features(side: Side) -> dict[str, Node]:
    tier = side.bundle.tier
    listed = mapping_at(tier.body, "features") if tier is not None else None
    return dict(listed.items()) if listed is not None else {}


def _feature(side: Side, node: Node) -> Stated:
    tier = side.bundle.tier
    text = text_of(node)
    return Stated(_YES_OR_NO.get(text, text), text, tier.origin(node) if tier is not None else None)


def _has(node: Node | None) -> bool | None:
    """Whether there is a feature that is there or not; None for one that says more than that."""
    if node is None:
        return False
    value = value_by_form(text_of(node)) if isinstance(node, Scalar) else None
    return value if isinstance(value, bool) else None


def _statement(lowered: Lowered, promise: Promise) -> str:
    if promise.never is not None:
        decision, moves, fact, goes = promise.never
        rising, when = (within_sentence(word_of(lowered, name)) for name in (decision, fact))
        return f"never: {rising} {moves} as {when} {goes}"
    return " ".join(promise.written.text.split()) if promise.written is not None else ""


def _promised(promise: Promise | None, text: str | None) -> Stated | None:
    return Stated(text or "", text or "", promise.origin) if promise is not None else None


def _is_told_elsewhere(pair: Pair, old: Choice | None, new: Choice | None) -> bool:
    """Whether only the value differs that a reading sets: it is told where the value is."""
    if old is None or new is None or old.sets != new.sets:
        return False
    return bool(new.sets) and not _alternatives_differ(pair, old, new)


def _alternatives_differ(pair: Pair, old: Choice, new: Choice) -> bool:
    documents = (pair.before.document(old.document), pair.after.document(new.document))
    told = [_others(each, old.id) for each in documents if each is not None]
    return len(told) == 2 and told[0] != told[1]


def _reach_of_choice(pair: Pair, old: Choice | None, new: Choice | None) -> Reach:
    """Breaking where an alternative is another or gone, compatible where there are more to choose."""
    before, after = ({*each.alternatives} if each is not None else set() for each in (old, new))
    if len(before) > 1 and not before <= after:
        return Reach.BREAKING
    if len(after) > 1 and not after <= before:
        return Reach.COMPATIBLE
    if old is None or new is None:
        return Reach.EDITORIAL
    differs = old.sets != new.sets or _alternatives_differ(pair, old, new)
    return Reach.BREAKING if differs else Reach.EDITORIAL


def _reading(side: Side, choice: Choice | None, *, named: bool) -> Stated | None:
    """What a reading takes, what one may choose in its place, and, where it is `named`, what that sets."""
    if choice is None:
        return None
    document = side.document(choice.document)
    others = _others(document, choice.id) if document is not None else ""
    taken = written(choice.value)
    told = f"{taken} (or {others})" if others else taken
    told = f"{told}, for {choice.sets or 'no value'}" if named else told
    return Stated(told, told, document.origin(choice.value) if document is not None else None)


def _others(document: Document, identity: str) -> str:
    """The alternatives of a reading, as they are written."""
    for item in items_at(document.body, "readings"):
        if text_at(item, "id") == identity and isinstance(item, Mapping):
            other, others = item.get("other"), mapping_at(item, "others")
            named = [(f"{name}: ", node) for name, node in others.items()] if others is not None else []
            told = [("", other)] if other is not None else named
            return joined([f"{name}{written(node)}" for name, node in told], "or")
    return ""

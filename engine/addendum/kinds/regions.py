"""Where branches hold, as regions: what one covers beside another, and what a set of them leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.kinds.narrowing import narrowed
from addendum.rules import Among, Within, complement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from addendum.kinds.branches import Branch
    from addendum.rules import Condition
    from addendum.values import Type

    Conditions = dict[str, Condition]
    TypeOf = Callable[[str], Type]


def outside(region: Conditions, box: Conditions, type_of: TypeOf) -> list[Conditions]:
    """The parts of a region in which not all conditions of the box hold; they do not overlap.

    `type_of` tells the type of a fact. Raises TypeError for a condition that is a formula.
    """
    parts: list[Conditions] = []
    inside = dict(region)
    for fact, condition in box.items():
        apart = _both(inside.get(fact), complement(condition, type_of(fact)))
        if apart is not None:
            parts.append({**inside, fact: apart})
        within = _both(inside.get(fact), condition)
        if within is None:
            return parts
        inside[fact] = within
    return parts


def without(branch: Branch, boxes: Iterable[Conditions], type_of: TypeOf) -> list[Branch]:
    """The branch where none of the boxes holds, in parts that do not overlap."""
    parts = [branch.conditions]
    for box in boxes:
        parts = [part for each in parts for part in outside(each, box, type_of)]
    return [branch._replace(conditions=part) for part in parts]


def _both(own: Condition | None, other: Condition) -> Condition | None:
    """What meets both conditions; None where nothing does."""
    found = other if own is None else narrowed(own, other)
    empty = (isinstance(found, Within) and not found.spans) or (
        isinstance(found, Among) and not found.values and not found.negated
    )
    return None if empty else found

"""Borders of bands as the text words them: where bands overlap, where none holds, where all is well."""

from __future__ import annotations

from functools import cmp_to_key
from typing import TYPE_CHECKING

from addendum.findings import Level, Related
from addendum.kinds.branches import Branch, all_under, branches
from addendum.kinds.credit_values import with_calendar_days
from addendum.kinds.document import text_at
from addendum.kinds.regions import without
from addendum.rules import Within, is_formula
from addendum.values import ANY, UNDEFINED, NoAnswer, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from addendum.documents import Mapping
    from addendum.feel import Compiled
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.rules import Condition, Origin
    from addendum.values import Type, Value

    Conditions = dict[str, Condition]
    TypeOf = Callable[[str], Type]

OVERLAP, NO_BAND, WHEN_MET = "where bands overlap", "where no band holds", "where the commitment is met"
_FIRST, _HIGHEST, _LOWEST = "the first band counts", "the highest credit counts", "the lowest credit counts"
_BANDS_COUNT = "the bands count"


def settled_overlaps(
    builder: Builder, document: Document, missed: Mapping, found: list[Branch]
) -> list[Branch]:
    """The bands without what two of them claim, as `where bands overlap` says; as written without that."""
    node = missed.get(OVERLAP)
    way = text_at(missed, OVERLAP)
    if node is None or not way:
        return found
    if way == UNDEFINED.text:
        return _left_undefined(builder, found, document.origin(node, name="overlap"))
    ordered = found if way == _FIRST else _by_credit(builder, found, lowest=way == _LOWEST)
    kept: list[Branch] = []
    for branch in ordered:
        kept += without(branch, [each.conditions for each in kept], _type_of(builder))
    places = {id(branch.origin): place for place, branch in enumerate(found)}
    return sorted(kept, key=lambda branch: places[id(branch.origin)])


def filled_gaps(
    builder: Builder,
    document: Document,
    missed: Mapping,
    found: list[Branch],
    breach: Conditions,
    of_type: Type,
) -> list[Branch]:
    """What holds within the breach where no band does, as `where no band holds` says."""
    node = missed.get(NO_BAND)
    if node is None:
        return []
    boxes = [branch.conditions for branch in found]
    otherwise = branches(builder, document, with_calendar_days(node), of_type)
    return [
        part._replace(origin=part.origin._replace(name=part.origin.name or "no band"))
        for branch in all_under(otherwise, breach)
        for part in without(branch, boxes, _type_of(builder))
    ]


def where_met(
    builder: Builder, missed: Mapping, due: list[Branch], met: Conditions, none: Value, origin: Origin
) -> list[Branch]:
    """What is due where the commitment is met: nothing, or the bands where the policy says so."""
    nothing = Branch(met, none, origin)
    if text_at(missed, WHEN_MET) != _BANDS_COUNT:
        return [nothing]
    bands = all_under(due, met)
    return [*bands, *without(nothing, [branch.conditions for branch in bands], _type_of(builder))]


def report_beyond(builder: Builder, missed: Mapping, due: list[Branch], met: Conditions) -> None:
    """Report bands that claim values with which the commitment is met, where nothing says what then holds."""
    if WHEN_MET in missed or "bands" not in missed:
        return
    for branch in due:
        claimed = branch.under(met)
        if claimed is None or not any(isinstance(branch.conditions.get(fact), Within) for fact in met):
            continue
        commitment = missed.get("bands")
        builder.report(
            "BAND-BEYOND-COMMITMENT",
            branch.origin.place,
            "This band also claims values with which the commitment is met, and then no credit is due.",
            fix=f"End the band where the commitment begins, or write `{WHEN_MET}: no credit` (or "
            f"`{_BANDS_COUNT}`) below `when missed`.",
            related=() if commitment is None else (Related(commitment.place, "the bands"),),
            level=Level.WARNING,
        )


def _left_undefined(builder: Builder, found: Sequence[Branch], origin: Origin) -> list[Branch]:
    """The bands apart from each other, and what two of them claim as undefined by the terms."""
    shared = [
        common.conditions
        for place, one in enumerate(found)
        for other in found[place + 1 :]
        if (common := one.under(other.conditions)) is not None
    ]
    kept = [part for branch in found for part in without(branch, shared, _type_of(builder))]
    for place, conditions in enumerate(shared):
        kept += without(Branch(conditions, UNDEFINED, origin), shared[:place], _type_of(builder))
    return kept


def _by_credit(builder: Builder, found: list[Branch], *, lowest: bool) -> list[Branch]:
    """The bands by what they are worth, those first that count; bands that do not compare stay in order."""
    incomparable: list[Branch] = []

    def compared(one: Branch, other: Branch) -> int:
        difference = _difference(one.result, other.result)
        if difference is not None:
            return difference if lowest else -difference
        if one.under(other.conditions) is not None:
            incomparable.append(other)
        return 0

    ordered = sorted(found, key=cmp_to_key(compared))
    if incomparable:
        builder.report(
            "OVERLAP-NOT-COMPARED",
            incomparable[0].origin.place,
            "Two bands overlap whose credits do not compare, so it is open which of them counts.",
            fix=f"Write `{OVERLAP}: {_FIRST}`, or borders that do not overlap.",
        )
    return ordered


def _difference(one: Value | Compiled | None, other: Value | Compiled | None) -> int | None:
    """Which of two credits is more, as a number above or below zero; None for what does not compare."""
    for result in (one, other):
        if result is None or is_formula(result) or isinstance(result, Outcome):
            return None
    try:
        return int(one > other) - int(one < other)  # type: ignore[operator] # both are values by now
    except (NoAnswer, TypeError):
        return None


def _type_of(builder: Builder) -> TypeOf:
    return lambda name: builder.declared_type(name) or ANY

"""The entries of a quota: what they hold, which of them count, and what they add up to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.documents import Scalar, Sequence
from addendum.findings import did_you_mean, listed
from addendum.kinds.document import text_at
from addendum.kinds.quota_names import BY_ACTIVITY, ENTRIES, HOURS, REFUSED, RESERVED, USED
from addendum.rules import Bounds, Fact
from addendum.values import BOOLEAN, DATE, TEXT, ContextOf, Duration, Keyed, ListOf, MemberOf

if TYPE_CHECKING:
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.kinds.quota_names import QuotaNames

ACTIVITIES = "activities that count"
_ROUND = re.compile(r"(?P<mode>[a-z]+(?: [a-z]+)?) to (?P<step>.+)")
_OPTIONAL = {
    "activity": TEXT,
    "id": TEXT,
    "corrects": TEXT,
    "reserved": BOOLEAN,
    "reservation": TEXT,
    "note": TEXT,
}


def declare_entries(builder: Builder, document: Document, names: QuotaNames) -> None:
    """Announce the entries of use, those that count, and what they add up to."""
    origin = document.origin(document.body)
    fields = (("date", DATE), (names.amount, names.type), *_OPTIONAL.items())
    optional = frozenset(_OPTIONAL) if names.amount == HOURS else frozenset((*_OPTIONAL, names.amount))
    title = f"{names.title(USED)}, entry by entry"
    builder.need_fact(Fact(names.used, ListOf(ContextOf(fields, optional=optional)), origin, title))
    for word, record in ((ENTRIES, _counted_type(names)), (REFUSED, _refused_type(names))):
        builder.declare(names.term(word), ListOf(record), (), origin, names.title(word))
    for word in (USED, RESERVED):
        builder.declare(names.term(word), names.type, (), origin, names.title(word))
    counting = activities_of(builder, document)
    if counting is not None:
        of_type = Keyed(names.type, counting.name)
        builder.declare(names.term(BY_ACTIVITY), of_type, (), origin, names.title(BY_ACTIVITY))


def lower_entries(builder: Builder, document: Document, names: QuotaNames, period: str) -> None:
    """Add the decisions on the entries; `period` is a formula for the days of the period, `{}` for none."""
    entries, rounding = names.term(ENTRIES), text_at(document.body, "each entry")
    rounded = f", each rounded {rounding}" if rounding else ""
    terms = terms_text(builder, document, names)
    within = " of the period" if period != "{}" else ""
    words = {
        ENTRIES: f"`{names.used}`, those{within}{rounded}",
        USED: "the entries that count as used",
        RESERVED: "the entries that count as reserved",
        REFUSED: "the entries that do not count",
        BY_ACTIVITY: "the entries that count as used",
    }
    texts = {ENTRIES: f"entries_in({names.used}, {period}, {terms})"}
    for word in (USED, RESERVED):
        amounts = f'{entries}[counts_as = "{word}"].{names.amount}'
        texts[word] = f"sum(concatenate([{names.nothing}], {amounts}))"
    texts[REFUSED] = f"refused({entries})"
    if activities_of(builder, document) is not None:
        texts[BY_ACTIVITY] = f"used_by_activity({entries}, {terms})"
    zero = Bounds(at_least=Duration(0) if names.amount == HOURS else 0)
    node = document.body.get(names.amount) or document.body
    for word, text in texts.items():
        origin = document.origin(document.body)._replace(place=node.place)
        bounds = zero if word in (USED, RESERVED) else Bounds()
        formula = builder.internal_formula(text, node.place)
        builder.decide_by_formula(names.term(word), formula, origin, names.title(word), bounds, words[word])


def terms_text(builder: Builder, document: Document, names: QuotaNames) -> str:
    """How entries count, as a formula holds it."""
    counting = activities_of(builder, document)
    activities = ", ".join(f'"{member}"' for member in counting.members) if counting is not None else ""
    found = _ROUND.fullmatch(text_at(document.body, "each entry"))
    mode, step = (found["mode"], found["step"]) if found is not None else ("", names.nothing)
    return (
        f'{{amount: "{names.amount}", nothing: {names.nothing}, activities: [{activities}], '
        f'mode: "{mode}", step: {step}}}'
    )


def activities_of(builder: Builder, document: Document) -> MemberOf | None:
    """The activities that count: a list of the definitions, or the members that stand here."""
    written = document.body.get(ACTIVITIES)
    if isinstance(written, Scalar):
        return builder.lists.get(written.text)
    if isinstance(written, Sequence):
        members = tuple(item.text for item in written.items if isinstance(item, Scalar))
        return next(
            (known for known in builder.lists.values() if known.members == members),
            MemberOf(ACTIVITIES, members),
        )
    return None


def are_dated(builder: Builder, names: QuotaNames) -> bool:
    """Whether entries have a day, by which they belong to a period."""
    item = _item(builder, names)
    return item is not None and item.field("date") == DATE


def add_up(builder: Builder, document: Document, names: QuotaNames) -> bool:
    """Whether entries have amounts that add up; activities that do not exist or are not told are reported."""
    _check_activities(builder, document)
    item = _item(builder, names)
    if item is None or item.field(names.amount) != names.type:
        place = (document.body.get("used") or document.body).place
        builder.report(
            "ENTRIES-WITHOUT-HOURS",
            place,
            f"`{names.used}` is no list of records with a field `{names.amount}`, so nothing adds up.",
            fix=f"Give its records the field `{names.amount}: {names.type}`.",
        )
        return False
    written = document.body.get(ACTIVITIES)
    if written is not None and item.field("activity") is None:
        builder.report(
            "ACTIVITY-NOT-HELD",
            written.place,
            f"The entries of `{names.used}` do not tell their activity, so none of them would count.",
            fix="Give their records the field `activity`, of the type of the list that counts.",
        )
    return True


def _item(builder: Builder, names: QuotaNames) -> ContextOf | None:
    of_type = builder.declared_type(names.used)
    item = of_type.item if isinstance(of_type, ListOf) else None
    return item if isinstance(item, ContextOf) else None


def _check_activities(builder: Builder, document: Document) -> None:
    written = document.body.get(ACTIVITIES)
    if isinstance(written, Scalar) and written.text not in builder.lists:
        near = did_you_mean(written.text, builder.lists)
        builder.report(
            "UNKNOWN-LIST",
            written.place,
            f"There is no list `{written.text}`.",
            fix=f"Write `{near}`." if near else f"Known lists are {listed(builder.lists, 'and')}.",
        )
    known = {member for of_list in builder.lists.values() for member in of_list.members}
    for item in written.items if isinstance(written, Sequence) else ():
        if isinstance(item, Scalar) and known and item.text not in known:
            near = did_you_mean(item.text, known)
            builder.report(
                "UNKNOWN-MEMBER",
                item.place,
                f"`{item.text}` is a member of no list.",
                fix=f"Write `{near}`." if near else "Add it to a list of the definitions.",
            )


def _counted_type(names: QuotaNames) -> ContextOf:
    """An entry as it counts."""
    fields = (
        ("id", TEXT),
        ("date", DATE),
        (names.amount, names.type),
        ("activity", TEXT),
        ("counts_as", TEXT),
        ("because", TEXT),
    )
    return ContextOf(fields, optional=frozenset({"id", "date", "activity", "because"}))


def _refused_type(names: QuotaNames) -> ContextOf:
    """An entry that does not count, with the reason."""
    counted = _counted_type(names)
    fields = tuple(field for field in counted.fields if field[0] != "counts_as")
    return ContextOf(fields, optional=counted.optional - {"because"})

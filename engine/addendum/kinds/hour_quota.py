"""The kind `hour-quota`: hours per period, what has been used of them, what remains, and what goes beyond."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.findings import did_you_mean, listed
from addendum.kinds.branches import branches, decide_by_branches, facts_chosen_by
from addendum.kinds.document import mapping_at, text_at
from addendum.kinds.periods import need_period, read_period
from addendum.kinds.question import Field, Question
from addendum.kinds.quota_terms import declare_terms, lower_terms
from addendum.rules import Bounds, Fact
from addendum.values import DATE, DURATION, TEXT, ContextOf, Duration, ListOf, MemberOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.kinds.periods import Period
    from addendum.values import Type

_NOT_NEGATIVE = Bounds(at_least=Duration(0))
_ROUND = re.compile(r"(?P<mode>[a-z]+(?: [a-z]+)?) to (?P<step>.+)")
_COMPUTED = (
    ("entitled", "Hours entitled"),
    ("used", "Hours used"),
    ("remaining", "Hours remaining"),
    ("beyond", "Hours beyond"),
)


def declare(builder: Builder, document: Document) -> None:
    """Announce what is entitled, used, remaining and beyond, and the entries of use."""
    origin = document.origin(document.body)
    period = _period(document)
    if period is not None:
        need_period(builder, period, origin)
    builder.need_fact(
        Fact(
            _entries_name(document),
            _entries_type(builder, document),
            origin,
            "Hours used, entry by entry",
        )
    )
    if _rolls_over(document):
        builder.need_fact(
            Fact(
                _name(document, "rolled over"),
                DURATION,
                origin,
                "Hours left from earlier periods",
                bounds=_NOT_NEGATIVE,
                given_by="ledger",
            )
        )
    hours = document.body.get("hours")
    needs = facts_chosen_by(hours) if hours is not None else ()
    for word, title in _COMPUTED:
        builder.declare(_name(document, word), DURATION, needs if word == "entitled" else (), origin, title)
    declare_terms(builder, document, _stem(document))


def lower(builder: Builder, document: Document) -> None:
    """Add the decisions and the question that the document answers."""
    add_up = _check_entries(builder, document)
    _lower_entitled(builder, document)
    fields = [Field((word,), _name(document, word)) for word, _ in _COMPUTED]
    for word, text, words in _formulas(document) if add_up else ():
        _decide(builder, document, word, text, words)
    fields += lower_terms(builder, document, _stem(document))
    first = [field for field in fields if field.path == ("delivered_by",)]
    fields = [*first, *(field for field in fields if field not in first)]
    period = _period(document)
    fact = period.fact if period is not None else ""
    head = document.head
    builder.ask(Question(document.question, head.title, tuple(fields), head.id, fact, head.place))


def _stem(document: Document) -> str:
    """What the decisions of this quota begin with: its question, since a tier may have several quotas."""
    return document.question.replace("-", "_")


def _name(document: Document, word: str) -> str:
    stem = _stem(document)
    return stem if word == "entitled" else f"{stem}_{word.replace(' ', '_')}"


def _period(document: Document) -> Period | None:
    return read_period(text_at(document.body, "per"))


def _entries_name(document: Document) -> str:
    return text_at(document.body, "used") or "used"


def _entries_type(builder: Builder, document: Document) -> Type:
    """Entries of use: a day, the hours and the activity, which must be one that counts."""
    activity = _activities(builder, document) or TEXT
    return ListOf(ContextOf((("date", DATE), ("hours", DURATION), ("activity", activity)), open=False))


def _activities(builder: Builder, document: Document) -> MemberOf | None:
    """The activities that count: a list of the definitions, or the members that stand here."""
    written = document.body.get("activities that count")
    if isinstance(written, Scalar):
        return builder.lists.get(written.text)
    if isinstance(written, Sequence):
        members = tuple(item.text for item in written.items if isinstance(item, Scalar))
        return MemberOf("activities that count", members)
    return None


def _check_entries(builder: Builder, document: Document) -> bool:
    """Whether entries have hours that add up; activities that do not exist, or are not held, are reported."""
    written = document.body.get("activities that count")
    if isinstance(written, Scalar) and written.text not in builder.lists:
        near = did_you_mean(written.text, builder.lists)
        builder.report(
            "UNKNOWN-LIST",
            written.place,
            f"There is no list `{written.text}`.",
            fix=f"Write `{near}`." if near else f"Known lists are {listed(builder.lists, 'and')}.",
        )
    if isinstance(written, Sequence):
        _check_members(builder, written)
    of_type = builder.declared_type(_entries_name(document))
    item = of_type.item if isinstance(of_type, ListOf) else None
    if not isinstance(item, ContextOf) or item.field("hours") != DURATION:
        place = (document.body.get("used") or document.body).place
        builder.report(
            "ENTRIES-WITHOUT-HOURS",
            place,
            f"`{_entries_name(document)}` is no list of records with a field `hours`, so nothing adds up.",
            fix="Give its records the field `hours: duration`.",
        )
        return False
    if written is not None and not _only_counting(item.field("activity"), _activities(builder, document)):
        builder.report(
            "ACTIVITY-NOT-HELD",
            written.place,
            f"The entries of `{_entries_name(document)}` may be of other activities than those that count.",
            fix="Give their field `activity` the type of the list that counts.",
        )
    return True


def _check_members(builder: Builder, written: Sequence) -> None:
    known = {member for of_list in builder.lists.values() for member in of_list.members}
    for item in written.items:
        if isinstance(item, Scalar) and known and item.text not in known:
            near = did_you_mean(item.text, known)
            builder.report(
                "UNKNOWN-MEMBER",
                item.place,
                f"`{item.text}` is a member of no list.",
                fix=f"Write `{near}`." if near else "Add it to a list of the definitions.",
            )


def _only_counting(declared: Type | None, counting: MemberOf | None) -> bool:
    if counting is None or not isinstance(declared, MemberOf):
        return counting is None
    return set(declared.members) <= set(counting.members)


def _lower_entitled(builder: Builder, document: Document) -> None:
    hours = document.body.get("hours")
    if hours is None:
        builder.report(
            "HOURS-MISSING",
            document.body.place,
            f"`{document.head.id}` does not say how many hours there are.",
            fix="Add `hours:`, or extend a document that has it.",
        )
        return
    found = branches(builder, document, hours, DURATION, "hours")
    name = _name(document, "entitled")
    decide_by_branches(builder, name, found, document.origin(hours), title="Hours entitled")


def _formulas(document: Document) -> Iterator[tuple[str, str, str]]:
    """What is used, remaining and beyond: the word, its formula, and the formula in words."""
    entries = _entries_name(document)
    entitled, used = _name(document, "entitled"), _name(document, "used")
    hours = f"{entries}.hours"
    rounding = _ROUND.fullmatch(text_at(document.body, "each entry"))
    if rounding is not None:
        rounded = f'rounded(entry.hours, "{rounding["mode"]}", {rounding["step"]})'
        hours = f"for entry in {entries} return {rounded}"
    each = f", each entry rounded {text_at(document.body, 'each entry')}" if rounding is not None else ""
    yield "used", f"sum(concatenate([0 hours], {hours}))", f"the sum of {{{entries}.hours}}{each}"
    all_hours, words = entitled, f"{{{entitled}}}"
    if _rolls_over(document):
        all_hours = f"({entitled} + {_carried(document)})"
        words += f" and {{{_name(document, 'rolled over')}}} rolled over"
    remaining = f"if {entitled} is given then max(0 hours, {all_hours} - {used}) else {entitled}"
    yield "remaining", remaining, f"{words}, less {{{used}}}, never below 0 hours"
    beyond = f"if {entitled} is given then max(0 hours, {used} - {all_hours}) else 0 hours"
    yield "beyond", beyond, f"{{{used}}}, less {words}, never below 0 hours"


def _rolls_over(document: Document) -> bool:
    written = document.body.get("roll over")
    return isinstance(written, Mapping) or (isinstance(written, Scalar) and written.text == "all")


def _carried(document: Document) -> str:
    """The hours of earlier periods that still count: all that are left, or so many at most."""
    name = _name(document, "rolled over")
    most = _at_most(mapping_at(document.body, "roll over"))
    return f"min({name}, {most})" if most else name


def _at_most(node: Mapping | None) -> str:
    written: Node | None = node.get("at most") if node is not None else None
    if isinstance(written, Mapping):
        written = written.get("value")
    return written.text.removeprefix("=").strip() if isinstance(written, Scalar) else ""


def _decide(builder: Builder, document: Document, word: str, text: str, words: str) -> None:
    hours = document.body.get("hours") or document.body
    origin = document.origin(document.body)._replace(place=hours.place)
    formula = builder.internal_formula(text, origin.place)
    title = dict(_COMPUTED)[word]
    builder.decide_by_formula(_name(document, word), formula, origin, title, _NOT_NEGATIVE, words)

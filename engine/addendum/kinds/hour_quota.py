"""The kind `hour-quota`: what is granted per period or at any time, what of it is used, and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.kinds.branches import branches, decide_by_branches, facts_chosen_by
from addendum.kinds.counted_periods import COUNTED_FROM, FISCAL_YEAR
from addendum.kinds.document import text_at
from addendum.kinds.question import AT_ANY_TIME, Field, Per, Question
from addendum.kinds.quota_entries import (
    ACTIVITIES,
    activities_of,
    add_up,
    are_dated,
    declare_entries,
    lower_entries,
    terms_text,
)
from addendum.kinds.quota_limits import EXCEEDED, declare_limits, has_limits, lower_limits
from addendum.kinds.quota_names import (
    BEYOND,
    BY_ACTIVITY,
    ENTITLED,
    HOURS,
    NUMBER_OF,
    PERIOD,
    REFUSED,
    REMAINING,
    RESERVED,
    ROLLED_OVER,
    USED,
    granted_node,
    quota_names,
)
from addendum.kinds.quota_periods import (
    CHANGES,
    PART,
    ROLL_OVER,
    account_of,
    carried_text,
    declare_periods,
    granted_name,
    lower_periods,
    rolls_over,
    times_of,
)
from addendum.kinds.quota_terms import declare_terms, lower_terms
from addendum.rules import Bounds, Fact
from addendum.values import Duration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.kinds.quota_names import QuotaNames

_OF_PERIODS = frozenset(
    {ACTIVITIES, "each entry", ROLL_OVER, CHANGES, PART, COUNTED_FROM, FISCAL_YEAR},
)


def declare(builder: Builder, document: Document) -> None:
    """Announce what is granted, used, left and beyond, and the entries of use."""
    names = quota_names(document)
    origin = document.origin(document.body)
    granted = granted_node(document)
    needs = facts_chosen_by(granted) if granted is not None else ()
    builder.declare(names.term(ENTITLED), names.type, needs, origin, names.title(ENTITLED))
    if is_level(document, names):
        bounds = Bounds(at_least=0)
        title = f"{names.noun} in use"
        builder.need_fact(Fact(names.used, names.type, origin, title, bounds=bounds, given_by="ledger"))
    else:
        declare_entries(builder, document, names)
        declare_limits(builder, document, names)
    declare_periods(builder, document, names, dated=are_dated(builder, names))
    for word in (REMAINING, BEYOND):
        builder.declare(names.term(word), names.type, (), origin, names.title(word))
    declare_terms(builder, document, names)


def lower(builder: Builder, document: Document) -> None:
    """Add the decisions and the question that the document answers."""
    names = quota_names(document)
    level = is_level(document, names)
    adds_up = level or add_up(builder, document, names)
    if level:
        _check_level(builder, document)
    _lower_entitled(builder, document, names)
    if adds_up:
        if not level:
            times = times_of(document)
            dated = times.span and are_dated(builder, names)
            lower_entries(builder, document, names, names.term(PERIOD) if dated else "{}")
            lower_limits(builder, document, names)
        lower_periods(builder, document, names, terms_text(builder, document, names))
        _lower_left(builder, document, names, level=level)
    terms = lower_terms(builder, document, names)
    delivered = [field for field in terms if field.path == ("delivered_by",)]
    fields = [*delivered, *_fields(builder, document, names, level=level)]
    fields += [field for field in terms if field not in delivered]
    head = document.head
    account = None if level else account_of(document, names)
    times = times_of(document)
    per = Per(AT_ANY_TIME, "", "") if level else times.per
    builder.ask(
        Question(document.question, head.title, tuple(fields), head.id, times.fact, head.place, per, account)
    )


def is_level(document: Document, names: QuotaNames) -> bool:
    """Whether the quota is a limit at any time, and not one that is used up over a period."""
    return names.amount == NUMBER_OF and not text_at(document.body, "per")


def _check_level(builder: Builder, document: Document) -> None:
    """What is about periods and entries says nothing of a limit that holds at any time."""
    for key, _ in document.body.entries:
        if key.text in _OF_PERIODS:
            builder.report(
                "NEVER-COUNTS",
                key.place,
                f"`{key.text}` would never count: this number is the most at any time.",
                fix="Say with `per:` for which period the number is, or take the line out.",
            )


def _lower_entitled(builder: Builder, document: Document, names: QuotaNames) -> None:
    granted = granted_node(document)
    if granted is None:
        builder.report(
            "HOURS-MISSING",
            document.body.place,
            f"`{document.head.id}` does not say how much there is.",
            fix="Add `hours:` or `number:`, or extend a document that has it.",
        )
        return
    found = branches(builder, document, granted, names.type, names.amount)
    title = names.title(ENTITLED)
    decide_by_branches(builder, names.term(ENTITLED), found, document.origin(granted), title=title)


def _fields(builder: Builder, document: Document, names: QuotaNames, *, level: bool) -> Iterator[Field]:
    """The values of the answer that are counted, in their order."""
    if times_of(document).span:
        yield Field((PERIOD,), names.term(PERIOD))
    yield Field((ENTITLED,), granted_name(document, names))
    if rolls_over(document):
        yield Field(("rolled_over",), names.term(ROLLED_OVER))
    yield Field((USED,), names.used if level else names.term(USED))
    if not level and activities_of(builder, document) is not None:
        yield Field(("by_activity",), names.term(BY_ACTIVITY))
    if not level:
        yield Field((RESERVED,), names.term(RESERVED))
    for word in (REMAINING, BEYOND):
        yield Field((word,), names.term(word))
    if not level:
        yield Field((REFUSED,), names.term(REFUSED))
        if has_limits(document):
            yield Field((EXCEEDED,), names.term(EXCEEDED))


def _lower_left(builder: Builder, document: Document, names: QuotaNames, *, level: bool) -> None:
    """What is left and what is beyond, of what is granted and what rolled over."""
    granted = granted_name(document, names)
    used = names.used if level else names.term(USED)
    there, words = granted, f"{{{granted}}}"
    if rolls_over(document):
        there = f"({granted} + {carried_text(document, names)})"
        words += f" and {{{names.term(ROLLED_OVER)}}} rolled over"
    taken, less = used, f"{{{used}}}"
    if not level:
        taken = f"{used} - {names.term(RESERVED)}"
        less = f"{{{used}}} used and {{{names.term(RESERVED)}}} reserved"
    nothing = names.nothing
    left = f"if {granted} is given then max({nothing}, {there} - {taken}) else {granted}"
    beyond = f"if {granted} is given then max({nothing}, {used} - {there}) else {nothing}"
    never = f"never below {nothing}"
    zero = Bounds(at_least=Duration(0) if names.amount == HOURS else 0)
    node = granted_node(document) or document.body
    origin = document.origin(document.body)._replace(place=node.place)
    for word, text, told in (
        (REMAINING, left, f"{words}, less {less}, {never}"),
        (BEYOND, beyond, f"{{{used}}}, less {words}, {never}"),
    ):
        formula = builder.internal_formula(text, origin.place)
        builder.decide_by_formula(names.term(word), formula, origin, names.title(word), zero, told)

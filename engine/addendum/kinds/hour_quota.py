"""The kind `hour-quota`: hours (or another count) per period, what has been used of them, and what remains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.kinds.branches import branches, decide_by_branches, facts_chosen_by
from addendum.kinds.document import text_at
from addendum.kinds.question import Field, Question
from addendum.rules import Bounds, Decision, Output
from addendum.values import DATE, DURATION, MONTH, QUARTER, TEXT, ContextOf, Duration, ListOf

if TYPE_CHECKING:
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.values import Type

USED = "used"
_PERIODS: dict[str, tuple[str, Type]] = {"quarter": ("quarter", QUARTER), "month": ("month", MONTH)}


def declare(builder: Builder, document: Document) -> None:
    """Announce what is entitled, used, remaining and beyond, and the entries of use."""
    origin = document.origin(document.body)
    names = _names(document)
    per, period = _period(document)
    builder.need_fact(per, period, origin, f"The {per} in question")
    builder.need_fact(
        USED, ListOf(_entry_type(builder, document)), origin, "What has been used, entry by entry"
    )
    hours = document.body.get("hours")
    needs = facts_chosen_by(hours) if hours is not None else ()
    builder.declare(names["entitled"], DURATION, needs, origin, "Hours entitled")
    for key, title in (("used", "Hours used"), ("remaining", "Hours remaining"), ("beyond", "Hours beyond")):
        builder.declare(names[key], DURATION, (), origin, title)
    if "delivered by" in document.body:
        builder.declare(names["delivered by"], TEXT, (), origin, "Delivered by")


def lower(builder: Builder, document: Document) -> None:
    """Add the decisions and the question that the document answers."""
    names = _names(document)
    origin = document.origin(document.body)
    hours = document.body.get("hours")
    if hours is None:
        return
    found = branches(builder, document, hours, DURATION, "hours")
    decide_by_branches(builder, names["entitled"], found, document.origin(hours), title="Hours entitled")
    _formula(builder, document, names["used"], f"sum(concatenate([0 hours], {USED}.hours))", "Hours used")
    entitled, used = names["entitled"], names["used"]
    _formula(
        builder,
        document,
        names["remaining"],
        f"if {entitled} is given then max(0 hours, {entitled} - {used}) else {entitled}",
        "Hours remaining",
    )
    _formula(
        builder,
        document,
        names["beyond"],
        f"if {entitled} is given then max(0 hours, {used} - {entitled}) else 0 hours",
        "Hours beyond",
    )
    fields = [Field((key,), names[key]) for key in ("entitled", "used", "remaining", "beyond")]
    delivered = document.body.get("delivered by")
    if delivered is not None:
        decide_by_branches(
            builder,
            names["delivered by"],
            branches(builder, document, delivered, TEXT),
            origin,
            title="Delivered by",
        )
        fields.insert(0, Field(("delivered_by",), names["delivered by"]))
    builder.ask(
        Question(
            document.question, document.head.title, tuple(fields), document.head.id, _period(document)[0]
        )
    )


def _names(document: Document) -> dict[str, str]:
    """The decisions of this quota; they carry its question's name, since a tier may have several quotas."""
    stem = document.question.replace("-", "_")
    return {
        "entitled": stem,
        "used": f"{stem}_used",
        "remaining": f"{stem}_remaining",
        "beyond": f"{stem}_beyond",
        "delivered by": f"{stem}_delivered_by",
    }


def _period(document: Document) -> tuple[str, Type]:
    per = text_at(document.body, "per")
    return next((found for word, found in _PERIODS.items() if word in per), ("quarter", QUARTER))


def _entry_type(builder: Builder, document: Document) -> Type:
    """An entry of use: a day, the hours and the activity, which must be one that counts."""
    activities = text_at(document.body, "activities that count")
    activity: Type = builder.lists.get(activities, TEXT)
    return ContextOf((("date", DATE), ("hours", DURATION), ("activity", activity)), open=False)


def _formula(builder: Builder, document: Document, name: str, text: str, title: str) -> None:
    place = document.body.place
    formula = builder.internal_formula(text, place)
    if formula is not None:
        output = Output(name, DURATION, bounds=Bounds(at_least=Duration(0)))
        builder.decide(
            Decision(name, formula.names, (output,), formula, document.origin(document.body), title)
        )

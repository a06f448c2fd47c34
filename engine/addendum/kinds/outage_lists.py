"""The lists of outages that downtime adds up: with moments, of a fixed length each, or with lengths alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Scalar
from addendum.kinds.document import text_at
from addendum.ledgers import FROM, TO
from addendum.light import NamedTuple
from addendum.values import DATE_TIME, DURATION, NUMBER, ContextOf, ListOf

if TYPE_CHECKING:
    from addendum.documents import Mapping
    from addendum.kinds.builder import Builder
    from addendum.values import Type

LENGTH, EACH, STANDS_FOR = "length", "each", "stands for"
MOMENTS, STEPS, LENGTHS = "moments", "steps", "lengths"


class OutageList(NamedTuple):
    """A fact that lists outages.

    They have `moments`, or only their beginnings as `steps` of the time in `each`, or `lengths` without any
    moment. `stands_for` is the field that says how many alike one entry stands for.
    """

    name: str
    record: ContextOf
    form: str
    each: str = ""
    stands_for: str = ""

    @property
    def has_moments(self) -> bool:
        """Whether it is known when outages were, so that they can be joined, and held against a period."""
        return self.form != LENGTHS


def outage_list(builder: Builder, node: Mapping) -> OutageList | None:
    """The list that `of` names; None where no such list is declared."""
    name, each, stands_for = (text_at(node, key) for key in ("of", EACH, STANDS_FOR))
    record = _record_of(builder.declared_type(name))
    if record is None:
        return None
    form = _form_of(record, each, stands_for)
    return OutageList(name, record, form, each, stands_for) if form else None


def check_outage_list(builder: Builder, node: Mapping) -> None:
    """Report a list of outages that does not exist beside one that does, or that has no time to add up."""
    named = node.get("of")
    if not isinstance(named, Scalar):
        return
    found = outage_list(builder, node)
    if found is not None:
        _check_stands_for(builder, node, found)
        return
    if builder.declared_type(named.text) is not None:
        builder.report(
            "FIELD-NEEDED",
            named.place,
            f"`{named.text}` is no list of records with the moments `{FROM}` and `{TO}`, so no time adds up.",
            fix=f"Give its records the fields `{FROM}: date and time` and `{TO}: date and time`, or "
            f"`{LENGTH}: duration` where nobody needs to know when they were.",
        )
        return
    near = next((name for name, fact in builder.facts.items() if _form_of(_record_of(fact.type), "", "")), "")
    if near:
        builder.report(
            "UNKNOWN-NAME",
            named.place,
            f"Nothing is called `{named.text}`, so outages would not add up.",
            fix=f"Write `{near}`, or declare `{named.text}` as a list of records.",
        )


def _record_of(of_type: Type | None) -> ContextOf | None:
    item: Type | None = of_type.item if isinstance(of_type, ListOf) else None
    return item if isinstance(item, ContextOf) else None


def _form_of(record: ContextOf | None, each: str, stands_for: str) -> str:
    """How the records of a list tell their time, `""` where they do not."""
    if record is None:
        return ""
    if record.field(FROM) == DATE_TIME and not stands_for:
        if record.field(TO) == DATE_TIME:
            return MOMENTS
        if each:
            return STEPS
    return LENGTHS if each or record.field(LENGTH) == DURATION else ""


def _check_stands_for(builder: Builder, node: Mapping, outages: OutageList) -> None:
    key = node.get(STANDS_FOR)
    if isinstance(key, Scalar) and outages.record.field(key.text) != NUMBER:
        builder.report(
            "FIELD-NEEDED",
            key.place,
            f"The records of `{outages.name}` have no number `{key.text}` for which each stands.",
            fix=f"Add the field `{key.text}: number`.",
        )

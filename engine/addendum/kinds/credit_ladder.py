"""A credit for each outage, or any other record, by bands of one of its fields; the credits come together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.findings import did_you_mean, listed
from addendum.kinds.as_formula import literal
from addendum.kinds.branches import branches, decide_by_branches
from addendum.kinds.credit_values import no_credit, with_calendar_days
from addendum.kinds.document import mapping_at, text_at
from addendum.kinds.downtime import DOWNTIME, account_name
from addendum.kinds.measures import measure_of
from addendum.kinds.outage_lists import LENGTH, outage_list
from addendum.ledgers import EACH, FROM, TO
from addendum.light import NamedTuple
from addendum.rules import Fact
from addendum.values import ANY, DATE_TIME, DURATION, ContextOf, ListOf

if TYPE_CHECKING:
    from addendum.feel import Compiled
    from addendum.kinds.branches import Branch
    from addendum.kinds.builder import Builder
    from addendum.kinds.credit_names import CreditNames
    from addendum.kinds.document import Document
    from addendum.values import Type

LADDER, FOR_EACH, BY, TAKE, ONCE = "ladder", "for each", "by", "take", "once for each"
_CREDIT = "credit"
_OF_ONE, _FOR_ONE, _EACH, _TOGETHER = "of_one", "credit_for_one", "credits_one_by_one", "credit_of_all"
_HIGHEST, _FIRST_CLAIMED = "the highest", "the first claimed"


class _Ladder(NamedTuple):
    """The list that is gone through, as a formula; the field that decides, its type, and the fact for it.

    The fact has the name of the field where nothing else has it, so that formulas in the rows may name it.
    """

    node: Mapping
    source: str
    field: str
    type: Type
    value: str
    fact: str


def declare_ladder(
    builder: Builder, document: Document, missed: Mapping, of_type: Type, names: CreditNames
) -> None:
    """Announce the credit for one record by the field that decides, and the credits of all."""
    ladder = _ladder(builder, document, missed, names)
    if ladder is None:
        return
    origin = document.origin(ladder.node)
    title = f"{ladder.field.replace('_', ' ').capitalize()} of one of the {_spoken(ladder.node)}"
    builder.need_fact(Fact(ladder.fact, ladder.type, origin, title))
    builder.declare(names.term(_FOR_ONE), of_type, (ladder.fact,), origin, "Credit for one")
    builder.declare(names.term(_EACH), ListOf(of_type), (), origin, "Credits one by one")
    builder.declare(names.term(_TOGETHER), of_type, (), origin, "Credits together")


def lower_ladder(
    builder: Builder, document: Document, missed: Mapping, names: CreditNames
) -> Compiled | None:
    """Add these decisions; the formula of the credit."""
    ladder = _ladder(builder, document, missed, names)
    node = mapping_at(missed, LADDER)
    if ladder is None:
        if node is not None:
            _report_open(builder, node)
        return None
    origin = document.origin(ladder.node)
    bands = Mapping(
        tuple(
            (key, Scalar(ladder.fact, "text", value.place) if key.text == BY else value)
            for key, value in ladder.node.entries
            if key.text in (BY, "rows")
        ),
        ladder.node.place,
    )
    of_type = builder.declared_type(names.term(_FOR_ONE)) or ANY
    found = branches(builder, document, with_calendar_days(bands), of_type, _CREDIT)
    decide_by_branches(builder, names.term(_FOR_ONE), found, origin, title="Credit for one")
    _lower_each(builder, document, ladder, names, found)
    return builder.internal_formula(names.term(_TOGETHER), origin.place)


def _lower_each(
    builder: Builder, document: Document, ladder: _Ladder, names: CreditNames, found: list[Branch]
) -> None:
    """Add the credits one by one, and what they come to."""
    origin = document.origin(ladder.node)
    text = f"for each in {ladder.source} return {names.term(_FOR_ONE)}({ladder.value})"
    once = text_at(ladder.node, ONCE)
    if once:
        text = f'highest_each({ladder.source}, {text}, "{once}")'
    apart = f", of those with one {once.replace('_', ' ')} the highest" if once else ""
    words = f"the {_spoken(ladder.node)}, each by its {ladder.field.replace('_', ' ')}{apart}"
    formula = builder.internal_formula(text, origin.place)
    builder.decide_by_formula(names.term(_EACH), formula, origin, "Credits one by one", words=words)
    take = text_at(ladder.node, TAKE)
    way = _HIGHEST if take == _FIRST_CLAIMED else take
    none = literal(no_credit(found))
    text = f'credits_together({names.term(_EACH)}, {none}, "{way}")'
    words = f"{take} of {{{names.term(_EACH)}}}"
    formula = builder.internal_formula(text, origin.place)
    builder.decide_by_formula(names.term(_TOGETHER), formula, origin, "Credits together", words=words)


def _ladder(builder: Builder, document: Document, missed: Mapping, names: CreditNames) -> _Ladder | None:
    """The ladder with what it goes through: outages that count as downtime, or a list as it is given."""
    node = mapping_at(missed, LADDER)
    name, field = text_at(node, FOR_EACH), text_at(node, BY)
    of_type = builder.declared_type(name)
    record = of_type.item if isinstance(of_type, ListOf) else None
    if node is None or not isinstance(record, ContextOf):
        return None
    downtime = mapping_at(measure_of(document), "downtime")
    counted = downtime is not None and text_at(downtime, "of") == name and outage_list(builder, downtime)
    account = account_name(text_at(downtime, "name") or DOWNTIME)
    source = f"{account}.{EACH}" if counted else name
    field_type = record.field(field)
    value = f"each.{field}"
    if field == LENGTH and counted:
        field_type = DURATION
    elif field == LENGTH and field_type is None and record.field(FROM) == record.field(TO) == DATE_TIME:
        field_type, value = DURATION, f"each.{TO} - each.{FROM}"
    if field_type is None:
        return None
    known = builder.facts.get(field)
    is_free = known.type == field_type if known is not None else builder.declared_type(field) is None
    fact = field if is_free else names.term(f"{field}_{_OF_ONE}")
    return _Ladder(node, source, field, field_type, value, fact)


def _spoken(node: Mapping) -> str:
    return text_at(node, FOR_EACH).replace("_", " ")


def _report_open(builder: Builder, node: Mapping) -> None:
    """Report a list that is none, or whose records do not have the field."""
    named, field = node.get(FOR_EACH), node.get(BY)
    of_type = builder.declared_type(text_at(node, FOR_EACH))
    record = of_type.item if isinstance(of_type, ListOf) else None
    if isinstance(record, ContextOf) and field is not None:
        names = [name for name, _ in record.fields]
        near = did_you_mean(text_at(node, BY), names)
        builder.report(
            "UNKNOWN-FIELD",
            field.place,
            f"These records have no field `{text_at(node, BY)}`.",
            fix=f"Write `{near}`." if near else f"Their fields are {listed(names, 'and')}.",
        )
    elif named is not None:
        lists = [name for name, fact in builder.facts.items() if isinstance(fact.type, ListOf)]
        near = did_you_mean(text_at(node, FOR_EACH), lists)
        builder.report(
            "UNKNOWN-NAME",
            named.place,
            f"Nothing is called `{text_at(node, FOR_EACH)}` that lists records, one for each credit.",
            fix=f"Write `{near}`." if near else "Declare it as a fact of the type `list of records`.",
        )

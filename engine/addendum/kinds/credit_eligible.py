"""Who has a claim to credits at all, and for whoever has none the reasons, condition by condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping
from addendum.kinds.branches import Branch, conditions_of, decide_by_branches, table_of
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.kinds.question import Field
from addendum.kinds.regions import without
from addendum.rules import Among, Decision, HitPolicy, Output, Passing, Table, complement, words
from addendum.values import ANY, BOOLEAN, NOT_APPLICABLE, TEXT, ListOf, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.credit_names import CreditNames
    from addendum.kinds.document import Document
    from addendum.rules import Condition

    Conditions = dict[str, Condition]

ELIGIBLE, ONLY_IF, UNLESS = "eligible", "only if", "unless"
_REFUSED = "refused_because"
_TITLE, _TITLE_REFUSED = "Eligible", "Refused because"


def declare_eligible(builder: Builder, document: Document, names: CreditNames) -> None:
    """Announce whether there is a claim at all, and why there is none."""
    eligible = document.body.get(ELIGIBLE)
    if eligible is not None:
        origin = document.origin(eligible)
        builder.declare(names.eligible, BOOLEAN, (), origin, _TITLE)
        builder.declare(names.term(_REFUSED), ListOf(TEXT), (), origin, _TITLE_REFUSED)


def lower_eligible(builder: Builder, document: Document, names: CreditNames) -> list[Field]:
    """Add both decisions; the fields under which they stand in the answer."""
    eligible = mapping_at(document.body, ELIGIBLE)
    if eligible is None:
        return []
    origin = document.origin(eligible)
    only_if = mapping_at(eligible, ONLY_IF)
    wanted = conditions_of(builder, only_if) if only_if is not None else {}
    excluded = [(item, conditions) for item, conditions in _excluded(builder, eligible)]
    boxes = [conditions for _, conditions in excluded]
    found = without(Branch(wanted, True, origin), boxes, lambda name: builder.declared_type(name) or ANY)
    decide_by_branches(builder, names.eligible, found, origin, title=_TITLE, otherwise=False)
    refusals = [
        *_unmet(builder, document, only_if, wanted),
        *(_exclusion(builder, document, item, conditions) for item, conditions in excluded),
    ]
    _decide_refusals(builder, document, names.term(_REFUSED), refusals)
    return [
        Field((ELIGIBLE,), names.eligible),
        Field((_REFUSED,), names.term(_REFUSED), if_any=True),
    ]


def eligibility(builder: Builder, document: Document, names: CreditNames) -> list[Branch]:
    """What holds for whoever is not eligible."""
    eligible = mapping_at(document.body, ELIGIBLE)
    if eligible is None:
        return []
    outcome = Outcome.named(text_at(eligible, "otherwise")) or NOT_APPLICABLE
    builder.type_named(names.eligible, eligible.place)
    origin = document.origin(eligible, name="not eligible")
    return [Branch({names.eligible: Among((False,))}, outcome, origin)]


def _excluded(builder: Builder, eligible: Mapping) -> Iterator[tuple[Mapping, Conditions]]:
    """The entries under `unless`, each with its conditions."""
    for item in items_at(eligible, UNLESS):
        when = mapping_at(item, "when")
        if isinstance(item, Mapping) and when is not None:
            yield item, conditions_of(builder, when)


def _unmet(
    builder: Builder, document: Document, only_if: Mapping | None, wanted: Conditions
) -> Iterator[Branch]:
    """A refusal for each condition that is not met; nothing is said of one that is a formula."""
    for key, value in only_if.entries if only_if is not None else ():
        condition = wanted.get(key.text)
        if condition is None or isinstance(condition, Passing):
            continue
        missed = {key.text: complement(condition, builder.declared_type(key.text) or ANY)}
        says = f"Not met: {_said(builder, key.text, condition)}"
        yield Branch(missed, says, document.origin(value)._replace(place=key.place))


def _exclusion(builder: Builder, document: Document, item: Mapping, conditions: Conditions) -> Branch:
    """A refusal in the words of the policy, else in those of its conditions."""
    told = " and ".join(_said(builder, fact, condition) for fact, condition in conditions.items())
    return Branch(conditions, text_at(item, "says") or f"Excluded: {told}", document.origin(item))


def _said(builder: Builder, fact: str, condition: Condition) -> str:
    """A condition in words: `All invoices are paid`, `Beta: no`, `Time deployed at least 24 hours`."""
    declared = builder.facts.get(fact)
    title = declared.title if declared is not None else builder.titles.get(fact, "")
    title = title or fact.replace("_", " ").replace(".", " ").capitalize()
    if condition == Among((True,)):
        return title
    if condition == Among((False,)):
        return f"{title}: no"
    return f"{title} {words(condition, builder.declared_type(fact) or ANY)}"


def _decide_refusals(builder: Builder, document: Document, name: str, refusals: list[Branch]) -> None:
    """Add the list of all refusals that hold; not applicable where none does."""
    origin = document.origin(_node(document))
    columns, rows = table_of(builder, refusals, (), origin)
    table = Table(columns, rows, HitPolicy.RULE_ORDER, otherwise=(NOT_APPLICABLE,))
    needs = tuple(column.name for column in columns)
    builder.decide(Decision(name, needs, (Output(name, ListOf(TEXT)),), table, origin, _TITLE_REFUSED))


def _node(document: Document) -> Node:
    return document.body.get(ELIGIBLE) or document.body

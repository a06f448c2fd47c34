"""The kind `contract`: one customer's order form, which gives the facts that its tier leaves to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.findings import Level, did_you_mean, listed
from addendum.kinds.branches import ANNOTATIONS
from addendum.kinds.calendar_choices import check_zone
from addendum.kinds.document import mapping_at, text_at
from addendum.kinds.facts import members_by
from addendum.rules import Bounds, Fact
from addendum.values import DATE, TEXT, ContextOf, Keyed, NoAnswer, ValueProblem, read

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.rules import Origin
    from addendum.values import Type, Value

CUSTOMER = "customer"
CONTRACT_START = "contract_start"
"""The fact with the first day of the contract, from which its own months, quarters and years count."""
BY_CONTRACT = "contract"
_CUSTOMER_FIELDS = ("name", "number", "region", "zone", "language")
_CUSTOMER_TYPE = ContextOf(
    tuple((name, TEXT) for name in _CUSTOMER_FIELDS), open=False, optional=frozenset(_CUSTOMER_FIELDS)
)


def zone_of_contract(contract: Document | None) -> str:
    """The customer's time zone, else the contract's own; `""` where neither is said."""
    if contract is None:
        return ""
    return text_at(mapping_at(contract.body, CUSTOMER), "zone") or contract.head.zone


def offer_customer(builder: Builder, contract: Document | None, origin: Origin) -> None:
    """Hold the record `customer` ready, which calendars and choices may name; a contract gives its values."""
    written = mapping_at(contract.body, CUSTOMER) if contract is not None else None
    fact = Fact(CUSTOMER, _CUSTOMER_TYPE, origin, "Customer", given_by=BY_CONTRACT)
    if contract is not None and written is not None:
        zone = written.get("zone")
        if isinstance(zone, Scalar):
            check_zone(builder, zone)
        value = _value(builder, written, _CUSTOMER_TYPE)
        fact = fact._replace(value=value, origin=contract.origin(written))
    builder.offer(fact)


def offer_start(builder: Builder, contract: Document | None, origin: Origin) -> None:
    """Hold the first day of the contract ready: that of its term, else the day from which on it counts.

    A further version may begin later than its contract, so without `term:` it leaves the day open.
    """
    fact = Fact(CONTRACT_START, DATE, origin, "First day of the contract", given_by=BY_CONTRACT)
    if contract is not None:
        head = contract.head
        term = mapping_at(contract.body, "term")
        first = term.get("from") if term is not None else None
        if first is not None:
            fact = fact._replace(value=_value(builder, first, DATE), origin=contract.origin(first))
        elif head.effective is not None and head.version == 1:
            fact = fact._replace(value=head.effective)
    builder.offer(fact)


def give_facts(builder: Builder, contract: Document) -> None:
    """Put the values of the order form into the facts that the tier's documents declare."""
    given = mapping_at(contract.body, "facts")
    for key, node in given.entries if given is not None else ():
        fact = builder.facts.get(key.text)
        if fact is None:
            _report_unknown(builder, key)
            continue
        value = _value(builder, node, fact.type)
        if value is None:
            continue
        _check_keys(builder, node, fact.type)
        if _in_bounds(builder, node, value, fact.bounds):
            origin = contract.origin(node)
            builder.facts[key.text] = fact._replace(value=value, given_by=BY_CONTRACT, origin=origin)
    _report_left_open(builder, contract)


def _report_unknown(builder: Builder, key: Scalar) -> None:
    near = did_you_mean(key.text, builder.facts)
    known = f"Declare it in the definitions; known are {listed(builder.facts, 'and')}."
    builder.report(
        "UNKNOWN-FACT",
        key.place,
        f"No document of this contract's tier declares a fact `{key.text}`.",
        fix=f"Write `{near}`." if near else known,
    )


def _report_left_open(builder: Builder, contract: Document) -> None:
    """Facts that only a contract can give, and that this one does not."""
    for fact in builder.facts.values():
        if fact.given_by == BY_CONTRACT and fact.value is None and not fact.optional:
            builder.report(
                "FACT-LEFT-OPEN",
                contract.head.place,
                f"`{fact.name}` is left to the contract, and `{contract.head.id}` does not give it.",
                example=f"A question that needs it gets no answer unless the caller gives `{fact.name}`.",
                fix=f"Add `{fact.name}: {fact.type.example}` under `facts:`.",
                level=Level.WARNING,
            )


def _check_keys(builder: Builder, node: Node, of_type: Type) -> None:
    """The keys of a map by portion are members of the list of portions."""
    members = members_by(builder, of_type) if isinstance(of_type, Keyed) else None
    if members is None or not isinstance(node, Mapping):
        return
    value = node.get("value")
    entries = value.entries if isinstance(value, Mapping) else node.entries
    for key, _ in entries:
        if key.text not in members.members:
            near = did_you_mean(key.text, members.members)
            builder.report(
                "UNKNOWN-MEMBER",
                key.place,
                f"`{key.text}` is not in the list `{members.name}`.",
                fix=f"Write `{near}`." if near else f"Write {listed(members.members)}.",
            )


def _in_bounds(builder: Builder, node: Node, value: Value, bounds: Bounds) -> bool:
    low, high = bounds
    try:
        if (low is None or low <= value) and (high is None or value <= high):
            return True
        says, fix = (
            "This value lies beyond the bounds of its fact.",
            "Correct it, or the bounds in the definitions.",
        )
    except NoAnswer as problem:
        says, fix = problem.says, problem.fix
    builder.report("OUT-OF-BOUNDS", node.place, says, fix=fix)
    return False


def _value(builder: Builder, node: Node, of_type: Type) -> Value | None:
    if isinstance(node, Mapping) and _is_noted(node, of_type):
        inner = node.get("value")
        return _value(builder, inner, of_type) if inner is not None else None
    try:
        return read(of_type, _written(node))
    except ValueProblem as problem:
        builder.problem(problem, node.place)
        return None


def _is_noted(node: Mapping, of_type: Type) -> bool:
    """Whether a map is a value with its clause beside it, and not a record that has a field of that name."""
    has_field = isinstance(of_type, ContextOf) and of_type.field("value") is not None
    return "value" in node and set(node.keys()) <= {"value", *ANNOTATIONS} and not has_field


def _written(node: Node) -> object:
    """The node as text, lists and maps of text: values are parsed by their declared type, never guessed."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key.text: _written(value) for key, value in node.entries}
    return [_written(item) for item in node.items]

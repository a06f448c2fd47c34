"""The kind `contract`: one customer's order form, which gives values for the facts that its tier leaves to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.findings import did_you_mean, listed
from addendum.kinds.document import mapping_at
from addendum.values import ValueProblem, read

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.values import Type, Value


def give_facts(builder: Builder, contract: Document) -> None:
    """Put the values of the order form into the facts that the tier's documents declare."""
    given = mapping_at(contract.body, "facts")
    for key, node in given.entries if given is not None else ():
        fact = builder.facts.get(key.text)
        if fact is None:
            near = did_you_mean(key.text, builder.facts)
            builder.report(
                "UNKNOWN-FACT",
                key.place,
                f"No document of this contract's tier declares a fact `{key.text}`.",
                fix=f"Write `{near}`."
                if near
                else f"Declare it in the definitions; known are {listed(builder.facts, 'and')}.",
            )
            continue
        value = _value(builder, node, fact.type)
        if value is not None:
            origin = contract.origin(node)
            builder.facts[key.text] = fact._replace(value=value, given_by="contract", origin=origin)


def _value(builder: Builder, node: Node, of_type: Type) -> Value | None:
    if isinstance(node, Mapping) and "value" in node:
        inner = node.get("value")
        return _value(builder, inner, of_type) if inner is not None else None
    try:
        return read(of_type, _written(node))
    except ValueProblem as problem:
        builder.report(problem.code, node.place, problem.says, fix=problem.fix)
        return None


def _written(node: Node) -> object:
    """The node as text, lists and maps of text: values are parsed by their declared type, never guessed."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key.text: _written(value) for key, value in node.entries}
    return [_written(item) for item in node.items]

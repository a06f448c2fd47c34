"""The tree of a formula: one class a construct, each with the stretch of text it was read from.

Positions are left out of equality, so that a printed and parsed tree equals the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator as Iterating


class Node:
    """A part of a formula, from character `start` up to `end` of its text."""

    __slots__ = ("end", "start")
    start: int
    end: int

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and all(
            getattr(self, name) == getattr(other, name) for name in self.__slots__
        )

    def __hash__(self) -> int:
        return hash((type(self).__name__, *(getattr(self, name) for name in self.__slots__)))

    def __repr__(self) -> str:
        parts = ", ".join(repr(getattr(self, name)) for name in self.__slots__)
        return f"{type(self).__name__}({parts})"

    def children(self) -> list[Node]:
        """The nodes directly below this one, in the order of the text."""
        found: list[Node] = []
        for name in self.__slots__:
            part: Any = getattr(self, name)
            if isinstance(part, Node):
                found.append(part)
            elif isinstance(part, tuple):
                found.extend(item for item in part if isinstance(item, Node))
        found.sort(key=_start)
        return found


class Number(Node):
    """A number as written, without a sign."""

    __slots__ = ("text",)

    def __init__(self, text: str, start: int = 0, end: int = 0) -> None:
        self.text, self.start, self.end = text, start, end


class Quantity(Node):
    """A number with a unit: `20 minutes`, `5 %`, `EUR 1`; `unit` is `%`, a currency or words."""

    __slots__ = ("text", "unit")

    def __init__(self, text: str, unit: str, start: int = 0, end: int = 0) -> None:
        self.text, self.unit, self.start, self.end = text, unit, start, end


class Text(Node):
    """A string literal with its escapes resolved."""

    __slots__ = ("value",)

    def __init__(self, value: str, start: int = 0, end: int = 0) -> None:
        self.value, self.start, self.end = value, start, end


class Boolean(Node):
    """`true` or `false`."""

    __slots__ = ("value",)

    def __init__(self, value: bool, start: int = 0, end: int = 0) -> None:
        self.value, self.start, self.end = value, start, end


class Null(Node):
    """`null`."""

    __slots__ = ()

    def __init__(self, start: int = 0, end: int = 0) -> None:
        self.start, self.end = start, end


class AtLiteral(Node):
    """A date, time or duration written as `@"2024-01-01"`."""

    __slots__ = ("text",)

    def __init__(self, text: str, start: int = 0, end: int = 0) -> None:
        self.text, self.start, self.end = text, start, end


class Name(Node):
    """A name, with single spaces between its words; `?` is the value under a unary test."""

    __slots__ = ("name",)

    def __init__(self, name: str, start: int = 0, end: int = 0) -> None:
        self.name, self.start, self.end = name, start, end


class Negate(Node):
    """`-x`."""

    __slots__ = ("operand",)

    def __init__(self, operand: Node, start: int = 0, end: int = 0) -> None:
        self.operand, self.start, self.end = operand, start, end


class Arithmetic(Node):
    """`+`, `-`, `*`, `/` or `**` between two operands."""

    __slots__ = ("left", "operator", "right")

    def __init__(self, operator: str, left: Node, right: Node, start: int = 0, end: int = 0) -> None:
        self.operator, self.left, self.right, self.start, self.end = operator, left, right, start, end


class Comparison(Node):
    """`=`, `!=`, `<`, `<=`, `>` or `>=` between two operands."""

    __slots__ = ("left", "operator", "right")

    def __init__(self, operator: str, left: Node, right: Node, start: int = 0, end: int = 0) -> None:
        self.operator, self.left, self.right, self.start, self.end = operator, left, right, start, end


class Logic(Node):
    """Two or more operands joined by `and`, or by `or`."""

    __slots__ = ("operands", "operator")

    def __init__(self, operator: str, operands: tuple[Node, ...], start: int = 0, end: int = 0) -> None:
        self.operator, self.operands, self.start, self.end = operator, operands, start, end


class Between(Node):
    """`x between low and high`, both ends included."""

    __slots__ = ("high", "low", "value")

    def __init__(self, value: Node, low: Node, high: Node, start: int = 0, end: int = 0) -> None:
        self.value, self.low, self.high, self.start, self.end = value, low, high, start, end


class In(Node):
    """`x in test` or `x in (test, test)`: true where one of the tests holds."""

    __slots__ = ("tests", "value")

    def __init__(self, value: Node, tests: tuple[Node, ...], start: int = 0, end: int = 0) -> None:
        self.value, self.tests, self.start, self.end = value, tests, start, end


class InstanceOf(Node):
    """`x instance of type`."""

    __slots__ = ("of", "value")

    def __init__(self, value: Node, of: TypeNode, start: int = 0, end: int = 0) -> None:
        self.value, self.of, self.start, self.end = value, of, start, end


class IsGiven(Node):
    """`x is given`: neither null nor an absent outcome. Of the policy profile."""

    __slots__ = ("value",)

    def __init__(self, value: Node, start: int = 0, end: int = 0) -> None:
        self.value, self.start, self.end = value, start, end


class If(Node):
    """`if condition then … else …`."""

    __slots__ = ("condition", "otherwise", "then")

    def __init__(self, condition: Node, then: Node, otherwise: Node, start: int = 0, end: int = 0) -> None:
        self.condition, self.then, self.otherwise = condition, then, otherwise
        self.start, self.end = start, end


class Iterator(Node):
    """`name in source` of a `for`, `some` or `every`."""

    __slots__ = ("name", "source")

    def __init__(self, name: str, source: Node, start: int = 0, end: int = 0) -> None:
        self.name, self.source, self.start, self.end = name, source, start, end


class For(Node):
    """`for iterators return body`."""

    __slots__ = ("body", "iterators")

    def __init__(self, iterators: tuple[Iterator, ...], body: Node, start: int = 0, end: int = 0) -> None:
        self.iterators, self.body, self.start, self.end = iterators, body, start, end


class Quantified(Node):
    """`some` or `every` `iterators satisfies body`."""

    __slots__ = ("body", "iterators", "quantifier")

    def __init__(
        self, quantifier: str, iterators: tuple[Iterator, ...], body: Node, start: int = 0, end: int = 0
    ) -> None:
        self.quantifier, self.iterators, self.body = quantifier, iterators, body
        self.start, self.end = start, end


class RangeLiteral(Node):
    """`[low..high]`, with round or turned brackets for an open end; `bare` is the `low..high` of a `for`."""

    __slots__ = ("bare", "high", "high_closed", "low", "low_closed")

    def __init__(
        self, low: Node, high: Node, closed: tuple[bool, bool], bare: bool, start: int = 0, end: int = 0
    ) -> None:
        self.low, self.high, self.bare, self.start, self.end = low, high, bare, start, end
        self.low_closed, self.high_closed = closed


class Test(Node):
    """A unary test `< x`, `= x`, `!= x`; in brackets it is a range with one open side."""

    __slots__ = ("operand", "operator")
    __test__ = False  # not a test case of pytest

    def __init__(self, operator: str, operand: Node, start: int = 0, end: int = 0) -> None:
        self.operator, self.operand, self.start, self.end = operator, operand, start, end


class UnaryTests(Node):
    """Alternative tests over `?`; none at all is `-`, which everything meets."""

    __slots__ = ("negated", "tests")

    def __init__(self, tests: tuple[Node, ...], negated: bool, start: int = 0, end: int = 0) -> None:
        self.tests, self.negated, self.start, self.end = tests, negated, start, end


class ListLiteral(Node):
    """`[a, b]`."""

    __slots__ = ("items",)

    def __init__(self, items: tuple[Node, ...], start: int = 0, end: int = 0) -> None:
        self.items, self.start, self.end = items, start, end


class Entry(Node):
    """`key: value` of a context."""

    __slots__ = ("key", "value")

    def __init__(self, key: str, value: Node, start: int = 0, end: int = 0) -> None:
        self.key, self.value, self.start, self.end = key, value, start, end


class ContextLiteral(Node):
    """`{key: value, …}`; an entry sees those before it."""

    __slots__ = ("entries",)

    def __init__(self, entries: tuple[Entry, ...], start: int = 0, end: int = 0) -> None:
        self.entries, self.start, self.end = entries, start, end


class Filter(Node):
    """`source[condition]`: the items that meet it, or the one at a number."""

    __slots__ = ("condition", "source")

    def __init__(self, source: Node, condition: Node, start: int = 0, end: int = 0) -> None:
        self.source, self.condition, self.start, self.end = source, condition, start, end


class Path(Node):
    """`source.name`."""

    __slots__ = ("name", "source")

    def __init__(self, source: Node, name: str, start: int = 0, end: int = 0) -> None:
        self.source, self.name, self.start, self.end = source, name, start, end


class Call(Node):
    """`function(arguments)`; `names` holds the arguments' names where they were given by name, else `()`."""

    __slots__ = ("arguments", "function", "names")

    def __init__(
        self,
        function: Node,
        arguments: tuple[Node, ...],
        names: tuple[str, ...] = (),
        start: int = 0,
        end: int = 0,
    ) -> None:
        self.function, self.arguments, self.names = function, arguments, names
        self.start, self.end = start, end


class Parameter(Node):
    """A parameter of a function literal; `of` is its type, None where none is declared."""

    __slots__ = ("name", "of")

    def __init__(self, name: str, of: TypeNode | None, start: int = 0, end: int = 0) -> None:
        self.name, self.of, self.start, self.end = name, of, start, end


class FunctionLiteral(Node):
    """`function(parameters) body`; an `external` one names a function of another language and cannot run."""

    __slots__ = ("body", "external", "parameters")

    def __init__(
        self,
        parameters: tuple[Parameter, ...],
        body: Node,
        external: bool = False,
        start: int = 0,
        end: int = 0,
    ) -> None:
        self.parameters, self.body, self.external = parameters, body, external
        self.start, self.end = start, end


class TypeNode(Node):
    """A type as written after `instance of` or a parameter's colon."""

    __slots__ = ()


class NamedType(TypeNode):
    """`number`, `date and time`, or a type that the model defines."""

    __slots__ = ("name",)

    def __init__(self, name: str, start: int = 0, end: int = 0) -> None:
        self.name, self.start, self.end = name, start, end


class GenericType(TypeNode):
    """`list<T>` or `range<T>`."""

    __slots__ = ("item", "kind")

    def __init__(self, kind: str, item: TypeNode, start: int = 0, end: int = 0) -> None:
        self.kind, self.item, self.start, self.end = kind, item, start, end


class ContextType(TypeNode):
    """`context<a: T, b: T>`; `names` and `types` run side by side."""

    __slots__ = ("names", "types")

    def __init__(
        self, names: tuple[str, ...], types: tuple[TypeNode, ...], start: int = 0, end: int = 0
    ) -> None:
        self.names, self.types, self.start, self.end = names, types, start, end


class FunctionType(TypeNode):
    """`function<T, T> -> T`."""

    __slots__ = ("parameters", "result")

    def __init__(
        self, parameters: tuple[TypeNode, ...], result: TypeNode, start: int = 0, end: int = 0
    ) -> None:
        self.parameters, self.result, self.start, self.end = parameters, result, start, end


def walk(node: Node) -> Iterating[Node]:
    """The node and all below it, in the order of the text."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(current.children()))


def _start(node: Node) -> int:
    return node.start

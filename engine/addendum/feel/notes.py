"""What the checker finds out about a tree and the generator needs: meanings, types, constants, names used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.values import ANY

if TYPE_CHECKING:
    from typing import TypeVar

    from addendum.feel.builtins import BuiltinSignature
    from addendum.feel.tree import Node
    from addendum.values import Type, Value

    Noted = TypeVar("Noted")


class Meaning(NamedTuple):
    """What a name stands for.

    `kind` is `value` (a name of the scope), `local`, `function` (of the host), `builtin`, `member`,
    `outcome`, `entry` or `field` (of a filter's item: of a record, or of a date and its like), `unknown`.
    `slot` is the local of a `local`, `entry` or `field`. A name whose meaning shows only at run time lists
    under `items` the locals of filters' items that may have a field of that name. `type` and `optional` are
    those of its value.
    """

    kind: str
    name: str
    slot: str = ""
    items: tuple[str, ...] = ()
    type: Type = ANY
    optional: bool = False


class Notes:
    """Notes on the nodes of one tree, by their identity.

    `names` and `functions` are those of the scope that the formula uses, each with the parameter that brings
    it, in the order of their first use. `loops` tells that steps must be counted; `input` is the type of `?`;
    `result` is the type that the value must be found to have at run time, None where it is known to.
    """

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.functions: dict[str, str] = {}
        self.loops = False
        self.input: Type = ANY
        self.result: Type | None = None
        self._types: dict[int, Type] = {}
        self._meanings: dict[int, Meaning] = {}
        self._constants: dict[int, Value] = {}
        self._slots: dict[int, str] = {}
        self._orders: dict[int, tuple[int | None, ...]] = {}
        self._signatures: dict[int, BuiltinSignature] = {}
        self._ranks: set[int] = set()
        self._count = 0

    @classmethod
    def like(cls, other: Notes) -> Notes:
        """Notes on a copy of another's tree, of whose nodes nothing is noted yet."""
        found = cls()
        found.names, found.functions = dict(other.names), dict(other.functions)
        found.loops, found.input, found.result = other.loops, other.input, other.result
        found._count = other._count
        return found

    def carry(self, other: Notes, node: Node, copy: Node, *, constant: bool) -> None:
        """Note of a copy what another notes of the node; its value only where it is a `constant` still."""
        _carry(self._types, other._types, node, copy)
        _carry(self._meanings, other._meanings, node, copy)
        _carry(self._slots, other._slots, node, copy)
        _carry(self._orders, other._orders, node, copy)
        _carry(self._signatures, other._signatures, node, copy)
        if constant:
            _carry(self._constants, other._constants, node, copy)
        if id(node) in other._ranks:
            self._ranks.add(id(copy))

    @property
    def slots(self) -> int:
        """How many Python names have been given out."""
        return self._count

    def slot(self) -> str:
        """A new Python name for a value."""
        self._count += 1
        return f"v{self._count}"

    def name(self, name: str) -> None:
        """Note that the value of a name of the scope is used."""
        self.names.setdefault(name, f"n{len(self.names)}")

    def function(self, name: str) -> None:
        """Note that a function of the scope is called."""
        self.functions.setdefault(name, f"f{len(self.functions)}")

    def set_type(self, node: Node, of_type: Type) -> None:
        """Note the type of a node's value."""
        self._types[id(node)] = of_type

    def type_of(self, node: Node) -> Type:
        """The type of a node's value, as far as it is known."""
        return self._types.get(id(node), ANY)

    def set_meaning(self, node: Node, meaning: Meaning) -> None:
        """Note what a name stands for."""
        self._meanings[id(node)] = meaning

    def meaning(self, node: Node) -> Meaning | None:
        """What a name stands for; None for other nodes."""
        return self._meanings.get(id(node))

    def set_constant(self, node: Node, value: Value) -> None:
        """Note the value that a node always has; its numbers are decimals."""
        self._constants[id(node)] = value

    def constant(self, node: Node, otherwise: Value = None) -> Value:
        """The value that a node always has."""
        return self._constants.get(id(node), otherwise)

    def is_constant(self, node: Node) -> bool:
        """Whether a node always has one value."""
        return id(node) in self._constants

    def set_slot(self, node: Node, slot: str) -> None:
        """Note the Python name of the value that a node introduces."""
        self._slots[id(node)] = slot

    def slot_of(self, node: Node) -> str:
        """The Python name of the value that a node introduces; `""` where it introduces none."""
        return self._slots.get(id(node), "")

    def set_order(self, call: Node, order: tuple[int | None, ...]) -> None:
        """Note which argument of a call each parameter of a host's function gets, None for none."""
        self._orders[id(call)] = order

    def order_of(self, call: Node) -> tuple[int | None, ...] | None:
        """Which argument each parameter of a function of the scope gets; None where the call does not fit."""
        return self._orders.get(id(call))

    def set_signature(self, call: Node, signature: BuiltinSignature) -> None:
        """Note by which of its signatures a built-in function is called."""
        self._signatures[id(call)] = signature

    def signature_of(self, call: Node) -> BuiltinSignature | None:
        """By which signature a built-in function is called; None where that shows only at run time."""
        return self._signatures.get(id(call))

    def set_rank(self, call: Node) -> None:
        """Note that a call asks for the rank of a member."""
        self._ranks.add(id(call))

    def is_rank(self, call: Node) -> bool:
        """Whether a call asks for the rank of a member."""
        return id(call) in self._ranks


def _carry(ours: dict[int, Noted], theirs: dict[int, Noted], node: Node, copy: Node) -> None:
    if id(node) in theirs:
        ours[id(copy)] = theirs[id(node)]

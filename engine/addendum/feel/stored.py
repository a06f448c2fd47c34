"""Compiled formulas as plain JSON data: checked trees with their notes, so that reading one checks nothing.

Text, type and names of a formula that is read back are there at once; its tree is built, and what makes a
Python function of it is imported, when it is first bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.feel.compiled import Compiled
from addendum.findings import Place
from addendum.values import value_from_data, value_to_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from addendum.feel.notes import Notes
    from addendum.feel.tree import Node
    from addendum.values import Data, Type

    TypeToData = Callable[[Type], Data]
    TypeFromData = Callable[[Data], Type]
    At = Callable[[int, int], Place] | None

_TUPLE = ""  # what a tuple among the parts of a node begins with, as a node begins with its class


def formula_to_data(formula: Compiled, type_to_data: TypeToData) -> Data:
    """The formula as data; raises NotStored for a constant of it that has no form as data."""
    tree, notes, policy, at = formula.parts
    write = _Writing(notes, type_to_data).part
    inside = [
        write(tree),
        int(notes.loops),
        type_to_data(notes.input),
        None if notes.result is None else type_to_data(notes.result),
        notes.slots,
    ]
    known = [formula.text, type_to_data(formula.type), list(formula.names), list(formula.functions)]
    return [*known, int(policy), _places(at, tree), inside]


def formula_from_data(data: Data, type_from_data: TypeFromData) -> Compiled:
    """The formula that `formula_to_data` made this data of."""
    return _Stored(data, type_from_data)


class _Stored(Compiled):
    """A formula whose tree is still data; the first one who asks for it has it built."""

    __slots__ = ("_inside", "_type_from_data")

    def __init__(self, data: Data, type_from_data: TypeFromData) -> None:
        self.text, of_type, names, functions, policy, places, self._inside = data
        self.type = type_from_data(of_type)
        self.names = tuple(names)
        self.functions = tuple(functions)
        self._policy = bool(policy)
        self._at = _at(places)
        self._bound = {}
        self._type_from_data = type_from_data

    def __getattr__(self, name: str) -> Any:
        """The tree or its notes, which are not there before somebody needs them."""
        if name not in ("tree", "_notes"):
            raise AttributeError(name)
        self.tree, self._notes = _built(self, self._inside, self._type_from_data)
        return self.tree if name == "tree" else self._notes


class _Writing:
    """Writes a tree as lists: class, start, end, notes and parts of each node."""

    def __init__(self, notes: Notes, type_to_data: TypeToData) -> None:
        self._notes = notes
        self._type_to_data = type_to_data

    def part(self, part: Any) -> Data:
        """A part of a node: a node, a tuple of parts, a text, true, false or nothing."""
        if isinstance(part, tuple):
            return [_TUPLE, *map(self.part, part)]
        if part is None or isinstance(part, str | bool):
            return part
        node: Node = part
        parts = [getattr(node, name) for name in node.__slots__]
        return [type(node).__name__, node.start, node.end, self._told(node), *map(self.part, parts)]

    def _told(self, node: Node) -> Data:
        """What the checker notes of a node, by the letters that `_noted` reads; 0 for nothing."""
        from addendum.values import ANY

        notes, found = self._notes, {}
        of_type, meaning, order = notes.type_of(node), notes.meaning(node), notes.order_of(node)
        if of_type is not ANY:
            found["t"] = self._type_to_data(of_type)
        if meaning is not None:
            kind, name, slot, items, means, optional = meaning
            found["m"] = [kind, name, slot, list(items), self._type_to_data(means), int(optional)]
        if notes.is_constant(node):
            found["c"] = value_to_data(notes.constant(node))
        if notes.slot_of(node):
            found["s"] = notes.slot_of(node)
        if order is not None:
            found["o"] = list(order)
        if notes.signature_of(node) is not None:
            found["b"] = _signature_to_data(node, notes)
        if notes.is_rank(node):
            found["r"] = 1
        return found or 0


def _built(formula: Compiled, inside: Data, type_from_data: TypeFromData) -> tuple[Node, Notes]:
    """The tree with its notes."""
    from addendum.feel.notes import Notes

    tree, loops, of_input, result, slots = inside
    notes = Notes()
    for name in formula.names:
        notes.name(name)
    for name in formula.functions:
        notes.function(name)
    for _ in range(slots):
        notes.slot()
    notes.loops = bool(loops)
    notes.input = type_from_data(of_input)
    notes.result = None if result is None else type_from_data(result)

    def built(data: Data) -> Any:
        if type(data) is not list:
            return data
        if data[0] == _TUPLE:
            return tuple(map(built, data[1:]))
        kind, start, end, told, *parts = data
        node = _made(kind, start, end, map(built, parts))
        if told:
            _noted(notes, node, told, type_from_data)
        return node

    return built(tree), notes


def _made(kind: str, start: int, end: int, parts: Iterable[Any]) -> Node:
    """A node of the class of that name; it takes its parts as they are, whatever its constructor asks for."""
    from addendum.feel import tree

    of_class: type[Node] = vars(tree)[kind]
    node = of_class.__new__(of_class)
    node.start, node.end = start, end
    for name, part in zip(of_class.__slots__, parts, strict=True):
        setattr(node, name, part)
    return node


def _noted(notes: Notes, node: Node, told: dict[str, Data], type_from_data: TypeFromData) -> None:
    if "t" in told:
        notes.set_type(node, type_from_data(told["t"]))
    if "m" in told:
        from addendum.feel.notes import Meaning

        kind, name, slot, items, means, optional = told["m"]
        meaning = Meaning(kind, name, slot, tuple(items), type_from_data(means), bool(optional))
        notes.set_meaning(node, meaning)
    if "c" in told:
        notes.set_constant(node, value_from_data(told["c"]))
    if "s" in told:
        notes.set_slot(node, told["s"])
    if "o" in told:
        notes.set_order(node, tuple(told["o"]))
    if "b" in told:
        from addendum.feel.builtins import lookup

        name, index = told["b"]
        builtin = lookup(name)
        assert builtin is not None  # noqa: S101 -- it was looked up when it was written
        notes.set_signature(node, builtin.signatures[index])
    if "r" in told:
        notes.set_rank(node)


def _signature_to_data(call: Any, notes: Notes) -> Data:
    """By which of its signatures a built-in function is called: its name, and the number of the signature."""
    from addendum.feel.builtins import lookup
    from addendum.values import NotStored

    name = call.function.name
    builtin, wanted = lookup(name), notes.signature_of(call)
    for index, signature in enumerate(builtin.signatures if builtin is not None else ()):
        if signature is wanted:
            return [name, index]
    raise NotStored(name)


def _places(at: At, tree: Node) -> Data:
    """Where each stretch of the formula that can go wrong stands; one place where they all stand there."""
    if at is None:
        return None
    from addendum.feel.tree import walk

    stretches = {(node.start, max(node.end - node.start, 1)) for node in walk(tree)} | {(0, 1)}
    found = {stretch: at(*stretch) for stretch in sorted(stretches)}
    if len(set(found.values())) == 1:
        return list(found[0, 1])
    return [[*stretch, *place] for stretch, place in found.items()]


def _at(places: Data) -> At:
    if places is None:
        return None
    if type(places[0]) is not list:
        place = Place(*places)
        return lambda _start, _length: place
    known = {(start, length): place for start, length, *place in places}
    return lambda start, length: Place(*known.get((start, length)) or known[0, 1])

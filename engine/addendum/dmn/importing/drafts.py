"""Decisions of a policy while they are written: what they say, and the part of the model they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import laid_out
from addendum.feel import tree as t
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from addendum.dmn.importing.types import Declared
    from addendum.documents import Tree
    from addendum.findings import Place

_WIDTH = 92
_OF_DECLARATIONS = frozenset({"type", "fields"})


class Subject(NamedTuple):
    """An element of a model that becomes a decision.

    `known` are the types of all that it may name, by their names in the policy and in the order to list them;
    `parameters` are those that it is called with, where it is a function. `declared` is the type that the
    model gives it, None where that is open.
    """

    name: str
    place: Place
    head: Mapping[str, Tree]
    known: Mapping[str, Declared]
    declared: Declared | None = None
    parameters: tuple[str, ...] | None = None

    def needs(self, trees: Iterable[t.Node], helpers: Iterable[str] = ()) -> Mapping[str, Tree]:
        """The entry that says which known names and helpers formulas use; a function needs its parameters."""
        used = {node.name for tree in trees for node in t.walk(tree) if isinstance(node, t.Name)}
        needed = self.parameters
        if needed is None:
            needed = tuple(name for name in (*self.known, *helpers) if name in used)
        return {"needs": list(needed)} if needed else {}


class Draft(NamedTuple):
    """A decision written: its name, the element it is written for, and its entry.

    `place` is that of the element in the model, `rows` are the lines of the rules that its rows come from;
    `type` is what it gives. `is_helper` holds for decisions that only serve another one.
    """

    name: str
    owner: str
    entry: Mapping[str, Tree]
    type: Declared
    place: Place
    rows: tuple[int, ...] = ()
    is_helper: bool = False


def formula_text(tree: t.Node) -> str:
    """A formula as an entry of a policy: on one line, or over several."""
    first, *rest = laid_out(tree, _WIDTH)
    if not rest:
        return f"= {first}"
    return "".join(f"{line}\n" for line in (f"= {first}", *(f"  {line}" for line in rest)))


def gives(declared: Declared) -> Tree:
    """What a decision gives, as its entry says it: a type, or the types of several outputs by name."""
    fields = declared.entry.get("fields")
    if "type" in declared.entry or not isinstance(fields, dict):
        return declared.short
    several = len(fields) > 1 and _OF_DECLARATIONS.isdisjoint(fields)
    return fields if several else declared.short

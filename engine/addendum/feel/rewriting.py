"""Trees made anew: a copy of a formula with its parts changed, such as names that are called otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.feel.tree import Node

if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[Node, Node], Node]


def rebuilt(node: Node, change: Change) -> Node:
    """A copy of a tree, changed from the leaves upwards.

    `change` is given each part as it was, and the same with all below it changed; it gives what takes its
    place. The tree itself stays as it is, so that what was noted of its parts can be looked up.
    """
    return change(node, _copy(node, change))


def _copy(node: Node, change: Change) -> Node:
    copy: Node = object.__new__(type(node))
    copy.start, copy.end = node.start, node.end
    for name in node.__slots__:
        part: Any = getattr(node, name)
        if isinstance(part, Node):
            part = rebuilt(part, change)
        elif isinstance(part, tuple):
            part = tuple(rebuilt(item, change) if isinstance(item, Node) else item for item in part)
        setattr(copy, name, part)
    return copy

"""What a condition tells about null: the expressions that are given where it is true, or false."""

from __future__ import annotations

from addendum.feel import tree as t

Given = frozenset[str]
_NOTHING: Given = frozenset()


def spelled(node: t.Node) -> str:
    """A name, or a path from one, as text; `""` for anything else, which is not followed."""
    if isinstance(node, t.Name):
        return node.name
    if isinstance(node, t.Path):
        source = spelled(node.source)
        return f"{source}.{node.name}" if source else ""
    return ""


def given_where(node: t.Node, holds: bool) -> Given:
    """The expressions that are given where a condition is true (`holds`), or where it is false."""
    if isinstance(node, t.IsGiven):
        return _one(node.value) if holds else _NOTHING
    if isinstance(node, t.InstanceOf):
        of_null = isinstance(node.of, t.NamedType) and node.of.name == "Null"
        return _one(node.value) if holds is not of_null else _NOTHING
    if isinstance(node, t.Comparison):
        return _compared(node, holds)
    if isinstance(node, t.Logic):
        parts = [given_where(operand, holds) for operand in node.operands]
        if (node.operator == "and") is holds:
            return _NOTHING.union(*parts)
        return parts[0].intersection(*parts[1:])
    if isinstance(node, t.Call) and isinstance(node.function, t.Name) and node.function.name == "not":
        return given_where(node.arguments[0], not holds) if len(node.arguments) == 1 else _NOTHING
    return _NOTHING


def _compared(node: t.Comparison, holds: bool) -> Given:
    """`x != null` where it is true, `x = null` where it is false."""
    if node.operator != ("!=" if holds else "="):
        return _NOTHING
    if isinstance(node.right, t.Null):
        return _one(node.left)
    return _one(node.right) if isinstance(node.left, t.Null) else _NOTHING


def _one(node: t.Node) -> Given:
    text = spelled(node)
    return frozenset((text,)) if text else _NOTHING

"""A formula over several lines, where one would be too wide for a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.lexer import tokens
from addendum.feel.printer import print_key, print_tree
from addendum.feel.tree import ContextLiteral, For, If, Quantified

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.feel.tree import Node

_STEP = "  "


def laid_out(tree: Node, width: int) -> list[str]:
    """The lines of a formula, none wider than `width` where its words allow; together they parse to the tree.

    The parts of an `if`, the body of a loop and the entries of a context begin lines of their own.
    """
    text = print_tree(tree)
    if len(text) <= width:
        return [text]
    if isinstance(tree, If):
        return list(_if(tree, width))
    if isinstance(tree, For | Quantified):
        return list(_loop(tree, width))
    if isinstance(tree, ContextLiteral):
        return list(_context(tree, width))
    return list(_wrapped(text, width))


def _if(tree: If, width: int) -> Iterator[str]:
    yield from _after("if ", tree.condition, width)
    yield from _after("then ", tree.then, width)
    if isinstance(tree.otherwise, If):
        first, *rest = laid_out(tree.otherwise, width - len("else "))
        yield f"else {first}"
        yield from rest
    else:
        yield from _after("else ", tree.otherwise, width)


def _loop(tree: For | Quantified, width: int) -> Iterator[str]:
    word, joint = ("for", "return") if isinstance(tree, For) else (tree.quantifier, "satisfies")
    iterators = ", ".join(f"{each.name} in {print_tree(each.source)}" for each in tree.iterators)
    yield from _wrapped(f"{word} {iterators}", width)
    yield from _after(f"{joint} ", tree.body, width)


def _after(word: str, tree: Node, width: int) -> Iterator[str]:
    """A part behind the word that introduces it, further lines of it set in."""
    first, *rest = laid_out(tree, width - len(word))
    yield f"{word}{first}"
    yield from (f"{_STEP}{line}" for line in rest)


def _context(tree: ContextLiteral, width: int) -> Iterator[str]:
    yield "{"
    for entry in tree.entries:
        *lines, last = _after(f"{print_key(entry.key)}: ", entry.value, width - len(_STEP) - 1)
        comma = "" if entry is tree.entries[-1] else ","
        yield from (f"{_STEP}{line}" for line in lines)
        yield f"{_STEP}{last}{comma}"
    yield "}"


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The text broken between tokens that have a space between them."""
    start, end, indent = 0, 0, ""
    for token in tokens(text):
        if len(indent) + token.end - start > width and text[token.start - 1 : token.start] == " " and end:
            yield indent + text[start:end]
            start, indent = token.start, _STEP
        end = token.end
    yield indent + text[start:end]

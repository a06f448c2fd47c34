"""A formula ready to use: its tree, its type, what it needs, and the functions that it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from addendum.feel.generating.generator import At
    from addendum.feel.notes import Notes
    from addendum.feel.tree import Node
    from addendum.values import Type, Value


class Compiled:
    """A checked formula.

    `names` are the facts and decisions whose values it uses, `functions` the decisions and functions of the
    host that it calls, both in the order of their first use. `type` is that of its value.
    """

    __slots__ = ("_at", "_bound", "_notes", "_policy", "functions", "names", "text", "tree", "type")

    def __init__(self, text: str, tree: Node, notes: Notes, of_type: Type, policy: bool, at: At) -> None:
        self.text = text
        self.tree = tree
        self.type = of_type
        self.names = tuple(notes.names)
        self.functions = tuple(notes.functions)
        self._notes = notes
        self._policy = policy
        self._at = at
        self._bound: dict[bool, Callable[..., Value]] = {}

    @property
    def parts(self) -> tuple[Node, Notes, bool, At]:
        """The tree, what the checker noted of it, whether it is of the policy profile, and its places."""
        return self.tree, self._notes, self._policy, self._at

    @property
    def is_external(self) -> bool:
        """Whether it holds a function of another language, which gives null in the `dmn` profile."""
        from addendum.feel.tree import FunctionLiteral, walk

        return any(isinstance(node, FunctionLiteral) and node.external for node in walk(self.tree))

    def bind(self, exact: bool = False) -> Callable[..., Value]:
        """The formula as a function of the values of `names`, then of the functions of `functions`.

        With `exact` it takes and gives fractions and runs within `in_fractions`; else decimals, within
        `exactly`. It raises NoAnswer, and lets `decimal.Inexact` pass, which asks for the run with fractions.
        """
        found = self._bound.get(exact)
        if found is None:
            from addendum.feel.generating import generate

            found = self._bound[exact] = generate(
                self.tree, self._notes, policy=self._policy, exact=exact, at=self._at
            )
        return found

    def over_facts(self) -> Callable[[Mapping[str, Value]], Value]:
        """The formula by itself, as a function of facts by their names; see `alone`."""
        from addendum.feel.running.alone import alone

        return alone(self)

    def __repr__(self) -> str:
        return f"Compiled({self.text!r})"

"""Walks a tree with the names around it; notes what every part means, and reports what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.checking import access, calls, forms, literals, operators, tests
from addendum.feel.checking.complaints import as_wanted
from addendum.feel.checking.given import spelled
from addendum.feel.checking.typed import OUTCOME, UNKNOWN, Typed, fits, settled
from addendum.feel.notes import Notes
from addendum.feel.scope import Profile
from addendum.feel.tree import If, Null
from addendum.values import ANY, BOOLEAN, NULL

if TYPE_CHECKING:
    from addendum.feel.checking.typed import Checks
    from addendum.feel.environment import Environment
    from addendum.feel.reporter import Reporter
    from addendum.feel.scope import Scope
    from addendum.feel.tree import Node
    from addendum.values import Type


class Checker:
    """Checks one formula.

    In the `dmn` profile the reporter is silent, and types only tell what names of fields may mean.
    """

    def __init__(self, scope: Scope, profile: Profile, reporter: Reporter) -> None:
        self.scope = scope
        self.policy = profile is Profile.POLICY
        self.reporter = reporter
        self.notes = Notes()
        self._optional: set[int] = set()

    def result(self, tree: Node, env: Environment, expected: Type | None) -> Type:
        """The type of a whole formula's value, which must be one of type `expected` and never null."""
        found = self.value(tree, env, expected)
        if expected is not None and not fits(found, expected):
            says = f"This formula gives {found.says}, and {expected.says} is expected."
            self.reporter.report("WRONG-RESULT", tree, says, as_wanted(found, expected))
        if found is ANY and self.policy:
            self.notes.result = expected or ANY
        return settled(found)

    def check(self, node: Node, env: Environment, hint: Type | None = None) -> Typed:
        """The type of a node, with all below it looked at; `hint` is the type wanted in its place."""
        found = _CHECKS[type(node).__name__](self, node, env, hint)
        if found.optional and spelled(node) in env.given:
            found = Typed(found.type)
        if found.optional:
            self._optional.add(id(node))
        self.notes.set_type(node, settled(found.type))
        return found

    def value(self, node: Node, env: Environment, hint: Type | None = None) -> Type:
        """The type of a node whose value is used as it is, so that it must not be null."""
        found = self.check(node, env, hint)
        if found.optional and self.policy:
            self.report_null(node)
            return ANY if found.type is NULL else found.type
        return found.type

    def condition(self, node: Node, env: Environment) -> None:
        """Check a node that must be true or false."""
        found = self.value(node, env, BOOLEAN)
        if found not in (BOOLEAN, ANY, OUTCOME):
            says = f"A condition must be true or false, and {self.words(node)} is {found.says}."
            self.reporter.report(
                "NOT-BOOLEAN", node, says, f"Compare it, for example with `= {found.example}`."
            )

    def expect(self, node: Node, found: Type, expected: Type, where: str) -> None:
        """Report a value of another type than the one that `where` needs."""
        if not fits(found, expected):
            says = f"{where} is {expected.says}, and {self.words(node)} is {found.says}."
            self.reporter.report("WRONG-ARGUMENTS", node, says, as_wanted(found, expected))

    def report(self, code: str, node: Node, says: str, fix: str = "") -> Typed:
        """Report a fault; the type of what it leaves behind."""
        self.reporter.report(code, node, says, fix)
        return UNKNOWN

    def report_null(self, node: Node) -> None:
        """Report a node that may be null where a value is needed; of an `if` the branch that may be."""
        if isinstance(node, If):
            for branch in (node.then, node.otherwise):
                if id(branch) in self._optional:
                    self.report_null(branch)
            return
        if isinstance(node, Null):
            says, fix = (
                "Null is no value to go on with.",
                "Write a value, or an outcome such as `not applicable`.",
            )
        else:
            words = self.words(node)
            says = f"{words} may be null here, because it need not be given."
            name = spelled(node) or "x"
            fix = f"Test it first: `if {name} is given then … else …`."
        self.reporter.report("MAY-BE-NULL", node, says, fix)

    def words(self, node: Node) -> str:
        """The author's own words for a node."""
        return self.reporter.words(node)

    def introduce(self, node: Node) -> str:
        """The Python name for the value that a node brings in."""
        slot = self.notes.slot()
        self.notes.set_slot(node, slot)
        return slot


_CHECKS: Checks = {
    **literals.CHECKS,
    **operators.CHECKS,
    **tests.CHECKS,
    **forms.CHECKS,
    **access.CHECKS,
    **calls.CHECKS,
}

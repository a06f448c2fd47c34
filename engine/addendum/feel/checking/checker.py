"""Walks a tree with the names around it, and notes what every part means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import tree as t
from addendum.feel.checking.type_names import type_written
from addendum.feel.environment import Environment, Local
from addendum.feel.literals import at_value, number_value, quantity_value
from addendum.feel.names import meaning_of
from addendum.feel.notes import Notes
from addendum.feel.scope import Profile
from addendum.values import ANY, Type, ValueProblem

if TYPE_CHECKING:
    from addendum.feel.reporter import Reporter
    from addendum.feel.scope import Scope


class Checker:
    """Checks one formula."""

    def __init__(self, scope: Scope, profile: Profile, reporter: Reporter) -> None:
        self.scope = scope
        self.policy = profile is Profile.POLICY
        self.reporter = reporter
        self.notes = Notes()

    def check(self, node: t.Node, env: Environment, hint: Type | None = None) -> Type:
        """Note what a node and all below it mean; the type of its value."""
        method = getattr(self, f"_check_{type(node).__name__.lower()}", None)
        if method is None:
            for child in node.children():
                self.check(child, env)
            return ANY
        found: Type = method(node, env)
        return found

    def _check_number(self, node: t.Number, env: Environment) -> Type:
        self.notes.set_constant(node, number_value(node))
        return ANY

    def _check_text(self, node: t.Text, env: Environment) -> Type:
        self.notes.set_constant(node, node.value)
        return ANY

    _check_boolean = _check_text

    def _check_null(self, node: t.Null, env: Environment) -> Type:
        self.notes.set_constant(node, None)
        return ANY

    def _check_quantity(self, node: t.Quantity, env: Environment) -> Type:
        try:
            self.notes.set_constant(node, quantity_value(node).value)
        except ValueProblem as problem:
            self.reporter.report(problem.code, node, problem.says, problem.fix)
        return ANY

    def _check_atliteral(self, node: t.AtLiteral, env: Environment) -> Type:
        found = at_value(node)
        self.notes.set_constant(node, None if found is None else found.value)
        return ANY

    def _check_name(self, node: t.Name, env: Environment) -> Type:
        meaning = meaning_of(node.name, env, self.scope, self.policy)
        self.notes.set_meaning(node, meaning)
        if meaning.kind == "value":
            self.notes.name(node.name)
        elif meaning.kind == "function":
            self.notes.function(node.name)
        elif meaning.kind == "unknown" and not meaning.items:
            self.reporter.report("UNKNOWN-NAME", node, f"Nothing is called `{node.name}` here.")
        return ANY

    def _check_for(self, node: t.For, env: Environment) -> Type:
        self.notes.loops = True
        env = self._iterators(node.iterators, env)
        if any(isinstance(each, t.Name) and each.name == "partial" for each in t.walk(node.body)):
            slot = self.notes.slot()
            self.notes.set_slot(node, slot)
            env = env.with_names({"partial": Local(slot)})
        self.check(node.body, env)
        return ANY

    def _check_quantified(self, node: t.Quantified, env: Environment) -> Type:
        self.notes.loops = True
        self.check(node.body, self._iterators(node.iterators, env))
        return ANY

    def _iterators(self, iterators: tuple[t.Iterator, ...], env: Environment) -> Environment:
        for each in iterators:
            self.check(each.source, env)
            slot = self.notes.slot()
            self.notes.set_slot(each, slot)
            env = env.with_names({each.name: Local(slot)})
        return env

    def _check_contextliteral(self, node: t.ContextLiteral, env: Environment) -> Type:
        for entry in node.entries:
            self.check(entry.value, env)
            slot = self.notes.slot()
            self.notes.set_slot(entry, slot)
            env = env.with_names({entry.key: Local(slot)})
        return ANY

    def _check_functionliteral(self, node: t.FunctionLiteral, env: Environment) -> Type:
        self.notes.loops = True
        names = {}
        for each in node.parameters:
            slot = self.notes.slot()
            self.notes.set_slot(each, slot)
            names[each.name] = Local(slot)
            if each.of is not None:
                found = type_written(each.of, self.scope.types, self.policy)
                self.notes.set_type(each, found or ANY)
        if not node.external:
            self.check(node.body, env.with_names(names))
        return ANY

    def _check_instanceof(self, node: t.InstanceOf, env: Environment) -> Type:
        self.check(node.value, env)
        found = type_written(node.of, self.scope.types, self.policy)
        self.notes.set_type(node.of, found or ANY)
        return ANY

    def _check_filter(self, node: t.Filter, env: Environment) -> Type:
        self.notes.loops = True
        self.check(node.source, env)
        slot = self.notes.slot()
        self.notes.set_slot(node, slot)
        local = Local(slot)
        self.check(node.condition, env.with_names({"item": local}).with_item(local))
        return ANY

    def _check_unarytests(self, node: t.UnaryTests, env: Environment) -> Type:
        if node.tests:
            self.notes.name("?")
        for test in node.tests:
            self.check(test, env)
        return ANY

    def _check_call(self, node: t.Call, env: Environment) -> Type:
        if self.policy and isinstance(node.function, t.Name) and len(node.arguments) == 1:
            argument = node.arguments[0]
            if node.function.name == "list" and isinstance(argument, t.Name):
                members = self.scope.lists.get(argument.name)
                if members is not None:
                    self.notes.set_constant(node, members.members)
                    return ANY
        self.check(node.function, env)
        for argument in node.arguments:
            self.check(argument, env)
        meaning = self.notes.meaning(node.function)
        if meaning is not None and meaning.kind == "function":
            signature = self.scope.functions[meaning.name]
            names = [name for name, _ in signature.parameters]
            given = node.names or names[: len(node.arguments)]
            if set(given) <= set(names) and signature.least <= len(node.arguments) <= len(names):
                order = tuple(given.index(name) if name in given else None for name in names)
                self.notes.set_order(node, order)
        return ANY

"""What a name in a formula stands for: the innermost thing of that name, told before anything runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.builtins import lookup
from addendum.feel.environment import Local, Meaning
from addendum.feel.properties import properties_of
from addendum.values import ANY, TEXT, ContextOf, FunctionOf, Keyed, Outcome

if TYPE_CHECKING:
    from addendum.feel.environment import Environment
    from addendum.feel.scope import Scope
    from addendum.values import MemberOf, Type


def meaning_of(
    name: str, environment: Environment, scope: Scope, policy: bool, hint: Type | None = None
) -> Meaning:
    """The meaning of a name; `hint` is the type wanted there, which tells members of several lists apart."""
    items: list[str] = []
    for layer in environment.layers:
        if isinstance(layer, Local):
            field = _field_of(layer.type, name)
            if field is not None:
                return Meaning("field", name, layer.slot, tuple(items), field)
            if _may_have_more(layer.type):
                items.append(layer.slot)
        elif name in layer:
            local = layer[name]
            return Meaning("local", name, local.slot, tuple(items), local.type, local.optional)
    return _outside(name, tuple(items), scope, policy, hint)


def member_type(name: str, lists: tuple[MemberOf, ...], hint: Type | None) -> Type:
    """The list that a bare member belongs to: the one wanted, else the only one; TEXT where that is open."""
    if hint in lists:
        return hint
    return lists[0] if len(lists) == 1 else TEXT


def _outside(name: str, items: tuple[str, ...], scope: Scope, policy: bool, hint: Type | None) -> Meaning:
    """The meaning of a name that the formula does not introduce itself."""
    if name in scope.names:
        return Meaning("value", name, "", items, scope.names[name], name in scope.optional)
    if name in scope.functions:
        signature = scope.functions[name]
        of_type = FunctionOf(tuple(each for _, each in signature.parameters), signature.result)
        return Meaning("function", name, "", items, of_type)
    if name in scope.members:
        return Meaning("member", name, "", items, member_type(name, scope.members[name], hint))
    if policy and Outcome.named(name) is not None:
        return Meaning("outcome", name, "", items)
    if lookup(name) is not None:
        return Meaning("builtin", name, "", items)
    return Meaning("unknown", name, "", items)


def _field_of(of_type: Type, name: str) -> Type | None:
    """The type of a field that every item of a type has; None where it may be missing."""
    if isinstance(of_type, ContextOf):
        return of_type.field(name)
    return properties_of(of_type).get(name)


def _may_have_more(of_type: Type) -> bool:
    """Whether items of a type may have fields that the type does not tell."""
    return of_type is ANY or isinstance(of_type, Keyed) or (isinstance(of_type, ContextOf) and of_type.open)

"""What a name in a formula stands for: the innermost thing of that name, told before anything runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.builtins import lookup
from addendum.feel.environment import Local
from addendum.feel.notes import Meaning
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
    found, items = _inside(name, environment, policy)
    return found or _outside(name, items, scope, policy, hint)


def meaning_of_called(name: str, environment: Environment, scope: Scope, policy: bool) -> Meaning:
    """The meaning of a name before brackets with arguments: a function rather than a value."""
    found, items = _inside(name, environment, policy)
    if found is not None:
        return found
    if name in scope.functions:
        return _function(name, (), scope)
    of_type = scope.names.get(name)
    callable_value = isinstance(of_type, (FunctionOf, Keyed))
    if not callable_value and lookup(name) is not None:
        return Meaning("builtin", name)
    return _outside(name, items, scope, policy, None)


def _inside(name: str, environment: Environment, policy: bool) -> tuple[Meaning | None, tuple[str, ...]]:
    """The meaning of a name that the formula introduces; and the items that may have it as a field."""
    items: list[str] = []
    for layer in environment.layers:
        if isinstance(layer, Local):
            field = _field_of(layer.type, name)
            if field is not None:
                kind = "entry" if isinstance(layer.type, ContextOf) else "field"
                return Meaning(kind, name, layer.slot, tuple(items), field), ()
            if _may_have_more(layer.type, policy):
                items.append(layer.slot)
        elif name in layer:
            slot, of_type, optional = layer[name]
            return Meaning("local", name, slot, tuple(items), of_type, optional), ()
    return None, tuple(items)


def _outside(name: str, items: tuple[str, ...], scope: Scope, policy: bool, hint: Type | None) -> Meaning:
    """The meaning of a name that the formula does not introduce itself."""
    if name in scope.names:
        return Meaning("value", name, "", items, scope.names[name], name in scope.optional)
    if name in scope.functions:
        return _function(name, items, scope)
    if name in scope.members:
        return Meaning("member", name, "", items, _member_type(scope.members[name], hint))
    if policy and Outcome.named(name) is not None:
        return Meaning("outcome", name, "", items)
    if lookup(name) is not None:
        return Meaning("builtin", name, "", items)
    return Meaning("unknown", name, "", items)


def _function(name: str, items: tuple[str, ...], scope: Scope) -> Meaning:
    signature = scope.functions[name]
    of_type = FunctionOf(tuple(each for _, each in signature.parameters), signature.result)
    return Meaning("function", name, "", items, of_type)


def _member_type(lists: tuple[MemberOf, ...], hint: Type | None) -> Type:
    """The list that a bare member belongs to: the one wanted, else the only one; TEXT where that is open."""
    if hint in lists:
        return hint
    return lists[0] if len(lists) == 1 else TEXT


def _field_of(of_type: Type, name: str) -> Type | None:
    """The type of a field that every item of a type has; None where it may be missing."""
    if isinstance(of_type, ContextOf):
        return of_type.field(name)
    return properties_of(of_type).get(name)


def _may_have_more(of_type: Type, policy: bool) -> bool:
    """Whether items of a type may have fields that the type does not tell; data of `dmn` models often has.

    The keys of a map are data: in a policy none of them takes the place of a name.
    """
    if isinstance(of_type, ContextOf):
        return of_type.open or not policy
    return of_type is ANY or (isinstance(of_type, Keyed) and not policy)

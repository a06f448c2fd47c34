"""Checks of what follows a value: `.name` and `[condition]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import tree as t
from addendum.feel.checking.typed import OUTCOME, UNKNOWN, Typed, settled
from addendum.feel.environment import Local
from addendum.feel.properties import may_lack, properties_of
from addendum.values import ANY, BOOLEAN, NULL, NUMBER, ContextOf, Keyed, ListOf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.feel.checking.checker import Checker
    from addendum.feel.checking.typed import Checks
    from addendum.feel.environment import Environment
    from addendum.values import Type

ITEM = "item"


def _path(checker: Checker, node: t.Path, env: Environment, _hint: Type | None) -> Typed:
    source = settled(checker.value(node.source, env))
    found = _field(checker, node, source)
    if found is None:
        return UNKNOWN
    return Typed(found, may_lack(source, node.name) and not isinstance(node.source, t.RangeLiteral))


def _field(checker: Checker, node: t.Path, source: Type) -> Type | None:
    """The type of a field of a value, or of the list of those of a list's items; reported where missing."""
    if source is ANY or source is NULL:
        return ANY
    if isinstance(source, Keyed):
        return source.value
    if isinstance(source, ListOf):
        item = _field(checker, node, source.item)
        if item is None:
            return None
        return ListOf(ANY if may_lack(source.item, node.name) else item)
    if isinstance(source, ContextOf):
        known = source.field(node.name)
        if known is not None or source.open:
            return known or ANY
        _report_missing(checker, node, "MISSING-KEY", source, [name for name, _ in source.fields])
        return None
    properties = properties_of(source)
    if node.name not in properties:
        _report_missing(checker, node, "NO-SUCH-PROPERTY", source, properties)
    return properties.get(node.name)


def _report_missing(checker: Checker, node: t.Path, code: str, source: Type, known: Iterable[str]) -> None:
    if not checker.policy:
        return
    from addendum.findings import did_you_mean, listed

    names = list(known)
    near = did_you_mean(node.name, names)
    listed_source = isinstance(checker.notes.type_of(node.source), ListOf)
    subject = f"Each item of {checker.words(node.source)}" if listed_source else checker.words(node.source)
    says = f"{subject} is {source.says}, which has no `{node.name}`."
    fix = f"It has {listed(names, 'and')}." if names else ""
    at = t.Name(node.name, node.end - len(node.name), node.end)
    checker.report(code, at, says, f"Write `{near}`." if near else fix)


def _filter(checker: Checker, node: t.Filter, env: Environment, _hint: Type | None) -> Typed:
    checker.notes.loops = True
    source = settled(checker.value(node.source, env))
    item = source.item if isinstance(source, ListOf) else source
    if checker.policy and source is not ANY and not isinstance(source, ListOf):
        says = f"A list belongs before the brackets, and {checker.words(node.source)} is {source.says}."
        checker.report("NOT-A-LIST", node.source, says)
        item = ANY
    local = Local(checker.introduce(node), item)
    condition = settled(checker.value(node.condition, env.with_names({ITEM: local}).with_item(local)))
    if condition is NUMBER:
        return Typed(item)
    if condition is BOOLEAN:
        return Typed(ListOf(item))
    if condition is not ANY and condition is not OUTCOME:
        says = f"In the brackets stands {condition.says}."
        checker.report(
            "NOT-BOOLEAN", node.condition, says, "Write a condition on the items, or a place such as `1`."
        )
    return UNKNOWN


CHECKS: Checks = {"Path": _path, "Filter": _filter}

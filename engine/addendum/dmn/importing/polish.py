"""What a checked policy tells to write it better: members for texts, and the types of formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.dmn.importing.drafts import formula_text
from addendum.feel import builtin_names, formula_words, rebuilt
from addendum.feel import tree as t
from addendum.rules import Table
from addendum.values import ListOf, MemberOf, ValueProblem, parse_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.dmn.importing.drafts import Draft
    from addendum.documents import Tree
    from addendum.feel import Compiled, Scope
    from addendum.kinds import Lowered
    from addendum.values import Type

_ANY = "any"


def polished(drafts: Mapping[str, list[Draft]], lowered: Lowered | None) -> dict[str, list[Draft]]:
    """The decisions with `Approved` for `"Approved"` where a list is meant, and with types that were open."""
    if lowered is None or lowered.scope is None:
        return dict(drafts)
    scope = lowered.scope
    return {owner: [_polished(draft, lowered, scope) for draft in group] for owner, group in drafts.items()}


def _polished(draft: Draft, lowered: Lowered, scope: Scope) -> Draft:
    decision = lowered.program.decisions.get(draft.name)
    if decision is None or isinstance(decision.logic, Table):
        return draft
    entry: dict[str, Tree] = dict(draft.entry)
    tree = _with_members(decision.logic, scope)
    if tree != decision.logic.tree:
        entry["formula"] = formula_text(tree)
    if entry["gives"] == _ANY and _is_plain(decision.logic.type):
        entry["gives"] = decision.logic.type.written
    return draft._replace(entry=entry) if entry != draft.entry else draft


def _with_members(formula: Compiled, scope: Scope) -> t.Node:
    """A formula with bare members for texts, where no other thing has a member's name."""
    taken = {*scope.names, *scope.functions, *builtin_names(), *formula_words()}
    notes = formula.parts[1]

    def change(old: t.Node, new: t.Node) -> t.Node:
        if not isinstance(old, t.Text) or not isinstance(notes.type_of(old), MemberOf) or old.value in taken:
            return new
        return t.Name(old.value)

    return rebuilt(formula.tree, change)


def _is_plain(of_type: Type) -> bool:
    """Whether a policy can write a type by its words alone."""
    if isinstance(of_type, ListOf):
        return _is_plain(of_type.item) and not isinstance(of_type.item, MemberOf)
    if isinstance(of_type, MemberOf):
        return True
    try:
        return parse_type(of_type.written) == of_type and of_type.written != "null"
    except ValueProblem:
        return False

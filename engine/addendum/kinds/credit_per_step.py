"""A credit for every step of a shortfall: how many steps were missed, times the credit for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.branches import branches, decide_by_branches
from addendum.kinds.credit_values import credit_text, with_calendar_days
from addendum.kinds.document import mapping_at, text_at
from addendum.values import ANY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.feel import Compiled
    from addendum.kinds.builder import Builder
    from addendum.kinds.credit_names import CreditNames
    from addendum.kinds.document import Document
    from addendum.values import Type

PER_STEP = "per step"
_PARTS = {
    "counts as full": "ceiling({steps})",
    "is dropped": "floor({steps})",
    "counts in proportion": "{steps}",
}
_TITLES = {"credit": "Credit for one step", "at most": "Greatest credit"}


def declare_per_step(
    builder: Builder, document: Document, missed: Mapping, of_type: Type, names: CreditNames
) -> None:
    """Announce the credit for one step and the greatest credit, where facts choose them."""
    for word, node in _chosen(missed):
        name = names.per_step(word)
        builder.declare(name, of_type, (), document.origin(node), _TITLES[word])


def lower_per_step(
    builder: Builder, document: Document, missed: Mapping, names: CreditNames
) -> Compiled | None:
    """The formula of the credit; what facts choose in it becomes decisions of their own."""
    per_step = mapping_at(missed, PER_STEP)
    counted = per_step.get("of") if per_step is not None else None
    if per_step is None or not isinstance(counted, Scalar):
        return None
    for word, node in _chosen(missed):
        name = names.per_step(word)
        found = branches(builder, document, with_calendar_days(node), builder.declared_type(name) or ANY)
        decide_by_branches(builder, name, found, document.origin(node), title=_TITLES[word])
    shortfall = counted.text.removeprefix("=").strip()
    if not shortfall.isidentifier():
        shortfall = f"({shortfall})"
    after = _operand(text_at(per_step, "after"))
    if after:
        shortfall = f"({shortfall} - {after})"
    size = _operand(text_at(per_step, "for every"))
    parts = _PARTS.get(text_at(per_step, "part of a step"), "{steps}")
    steps = f"max(0, {parts.format(steps=f'{shortfall} / {size}')})"
    text = f"{steps} * {_credit(per_step, 'credit', names)}"
    most = _credit(per_step, "at most", names)
    return builder.internal_formula(f"min({text}, {most})" if most else text, counted.place)


def _chosen(missed: Mapping) -> Iterator[tuple[str, Node]]:
    """The credits that are no single value: chosen by facts, or with a clause beside them."""
    per_step = mapping_at(missed, PER_STEP)
    for word in _TITLES:
        node = mapping_at(per_step, word)
        if node is not None:
            yield word, node


def _credit(per_step: Mapping, word: str, names: CreditNames) -> str:
    if mapping_at(per_step, word) is not None:
        return names.per_step(word)
    return _operand(text_at(per_step, word))


def _operand(text: str) -> str:
    """A value as a formula writes it: a formula in brackets, days of service as calendar days."""
    if text.startswith("="):
        return f"({text.removeprefix('=').strip()})"
    return credit_text(text)

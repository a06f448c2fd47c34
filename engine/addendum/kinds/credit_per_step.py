"""A credit for every step of a shortfall: how many steps were missed, times the credit for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.branches import branches, decide_by_branches
from addendum.kinds.credit_values import credit_text, with_calendar_days
from addendum.kinds.document import mapping_at, text_at
from addendum.values import ANY, NUMBER

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
_COUNTED, _STEPS, _FOR_STEPS = "counted_in_steps", "steps_counted", "credit_for_steps"
_CHOSEN = ("credit", "at most")
_TITLES = {
    "credit": "Credit for one step",
    "at most": "Greatest credit",
    _COUNTED: "What is counted in steps",
    _STEPS: "Steps",
    _FOR_STEPS: "Credit for the steps",
}


def declare_per_step(
    builder: Builder, document: Document, missed: Mapping, of_type: Type, names: CreditNames
) -> None:
    """Announce what is counted, the steps and their credit, and what facts choose in it."""
    per_step = mapping_at(missed, PER_STEP)
    counted = per_step.get("of") if per_step is not None else None
    if per_step is None or counted is None:
        return
    for word, node in _chosen(missed):
        builder.declare(names.per_step(word), of_type, (), document.origin(node), _TITLES[word])
    origin = document.origin(counted)
    if not _named(counted):
        builder.declare(names.term(_COUNTED), ANY, (), origin, _TITLES[_COUNTED])
    builder.declare(names.term(_STEPS), NUMBER, (), origin, _TITLES[_STEPS])
    builder.declare(names.term(_FOR_STEPS), of_type, (), document.origin(per_step), _TITLES[_FOR_STEPS])


def lower_per_step(
    builder: Builder, document: Document, missed: Mapping, names: CreditNames
) -> Compiled | None:
    """Add these decisions; the formula of the credit."""
    per_step = mapping_at(missed, PER_STEP)
    counted = per_step.get("of") if per_step is not None else None
    if per_step is None or not isinstance(counted, Scalar):
        return None
    for word, node in _chosen(missed):
        name = names.per_step(word)
        found = branches(builder, document, with_calendar_days(node), builder.declared_type(name) or ANY)
        decide_by_branches(builder, name, found, document.origin(node), title=_TITLES[word])
    _lower_steps(builder, document, per_step, counted, names)
    text = f"{names.term(_STEPS)} * {_credit(per_step, 'credit', names)}"
    words = f"{{{names.term(_STEPS)}}} times {_told(per_step, 'credit', names)}"
    most = _credit(per_step, "at most", names)
    if most:
        text, words = f"min({text}, {most})", f"{words}, at most {_told(per_step, 'at most', names)}"
    name, origin = names.term(_FOR_STEPS), document.origin(per_step)
    formula = builder.internal_formula(text, counted.place)
    builder.decide_by_formula(name, formula, origin, _TITLES[_FOR_STEPS], words=words)
    return builder.internal_formula(name, counted.place) if formula is not None else None


def _lower_steps(
    builder: Builder, document: Document, per_step: Mapping, counted: Scalar, names: CreditNames
) -> None:
    """Add what is counted, where that is a formula, and the number of steps in it."""
    origin = document.origin(counted)
    value = _named(counted)
    if not value:
        value = names.term(_COUNTED)
        builder.decide_by_formula(value, builder.formula(counted), origin, _TITLES[_COUNTED])
    after, size = _operand(text_at(per_step, "after")), _operand(text_at(per_step, "for every"))
    shortfall = f"({value} - {after})" if after else value
    way = text_at(per_step, "part of a step")
    parts = _PARTS.get(way, "{steps}")
    text = f"max(0, {parts.format(steps=f'{shortfall} / {size}')})"
    beyond = f" beyond {text_at(per_step, 'after')}" if after else ""
    words = f"the steps of {text_at(per_step, 'for every')} in {{{value}}}{beyond}; a part of one {way}"
    formula = builder.internal_formula(text, counted.place)
    builder.decide_by_formula(names.term(_STEPS), formula, origin, _TITLES[_STEPS], words=words)


def _named(counted: Node) -> str:
    """The fact or decision that is counted itself, `""` where a formula is."""
    text = counted.text.removeprefix("=").strip() if isinstance(counted, Scalar) else ""
    return text if text.isidentifier() else ""


def _chosen(missed: Mapping) -> Iterator[tuple[str, Node]]:
    """The credits that are no single value: chosen by facts, or with a clause beside them."""
    per_step = mapping_at(missed, PER_STEP)
    for word in _CHOSEN:
        node = mapping_at(per_step, word)
        if node is not None:
            yield word, node


def _credit(per_step: Mapping, word: str, names: CreditNames) -> str:
    if mapping_at(per_step, word) is not None:
        return names.per_step(word)
    return _operand(text_at(per_step, word))


def _told(per_step: Mapping, word: str, names: CreditNames) -> str:
    """A credit in words: a constant as it is written, else what its decision gives."""
    if mapping_at(per_step, word) is not None:
        return f"{{{names.per_step(word)}}}"
    return text_at(per_step, word).removeprefix("=").strip()


def _operand(text: str) -> str:
    """A value as a formula writes it: a formula in brackets, days of service as calendar days."""
    if text.startswith("="):
        return f"({text.removeprefix('=').strip()})"
    return credit_text(text)

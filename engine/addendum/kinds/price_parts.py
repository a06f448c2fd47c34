"""Progressive charges: each part of an amount is charged at its own rate, and the charges add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.findings import Related
from addendum.kinds.as_formula import literal
from addendum.kinds.document import items_at, text_at
from addendum.kinds.price_operand import Operand, declare_operand, lower_operand
from addendum.light import NamedTuple
from addendum.rules import is_formula
from addendum.values import MONEY, PERCENT, NoAnswer, for_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.values import Value

PARTS = "parts"
_UP_TO, _RATE, _EVERY, _PART_OF_STEP = "up to", "rate", "for every", "part of a step"
_ROUNDED = {"counts as full": "ceiling({steps})", "is dropped": "floor({steps})"}


class _Part(NamedTuple):
    """One part: the decision on its charge, where it begins and ends (None: at nothing, nowhere), its row."""

    name: str
    low: Value | None
    high: Value | None
    row: Mapping

    @property
    def stretch(self) -> str:
        """Where the part lies, in words."""
        if self.high is None:
            return "" if self.low is None else f"beyond {for_people(self.low)}"
        if self.low is None:
            return f"up to {for_people(self.high)}"
        return f"from {for_people(self.low)} to {for_people(self.high)}"

    def of(self, basis: str) -> str:
        """The formula for what of the basis lies in the part."""
        text = basis if self.high is None else f"min({basis}, {literal(self.high)})"
        return text if self.low is None else f"max({basis} * 0, {text} - {literal(self.low)})"


def declare_parts(builder: Builder, document: Document, charge: str, rows: Iterable[Node]) -> None:
    """Announce the charge for each part."""
    for name, row in _named(charge, rows):
        builder.declare(name, MONEY, (), document.origin(row), _title(row))
        rate = row.get(_RATE)
        if rate is not None:
            declare_operand(builder, document, f"{name}_{_RATE}", rate, "Rate")


def lower_parts(builder: Builder, document: Document, charge: str, node: Mapping, basis: Operand) -> Operand:
    """Add the charge for each part of the basis; what they add up to."""
    parts = list(_parts(builder, charge, items_at(node, PARTS), basis))
    for part in parts:
        rate = part.row.get(_RATE)
        if rate is None:
            continue
        found = lower_operand(builder, document, f"{part.name}_{_RATE}", rate, "Rate")
        inner = Operand(part.of(basis.text), basis.words, basis.type)
        words = f"the part of {basis.words} {part.stretch}"
        value = rate_of(node, builder, found, inner, words)
        formula = builder.internal_formula(value.text, part.row.place) if value.text else None
        builder.decide_by_formula(
            part.name, formula, document.origin(part.row), _title(part.row), words=value.words
        )
    told = [f"{{{part.name}}}" for part in parts]
    words = f"{', '.join(told[:-1])} and {told[-1]} together" if len(told) > 1 else "".join(told)
    return Operand(" + ".join(part.name for part in parts), words, MONEY)


def rate_of(node: Mapping, builder: Builder, rate: Operand, basis: Operand, of: str) -> Operand:
    """A rate of a basis that is called `of`: a share of it, or so much for every step of its size."""
    if not rate.text or not basis.text:
        return Operand("", "")
    every = node.get(_EVERY)
    if every is None:
        each = "of" if rate.type == PERCENT else "for each of"
        return Operand(f"({basis.text}) * {rate.text}", f"{rate.words} {each} {of}")
    size = builder.value(every, basis.type) if isinstance(every, Scalar) else None
    if size is None or is_formula(size):
        return Operand("", "")
    steps = f"({basis.text}) / {literal(size)}"
    rounding = text_at(node, _PART_OF_STEP)
    if rounding in _ROUNDED:
        steps = _ROUNDED[rounding].format(steps=steps)
    begun = {"counts as full": "begun ", "is dropped": "full "}.get(rounding, "")
    return Operand(f"{steps} * {rate.text}", f"{rate.words} for every {begun}{for_people(size)} of {of}")


def _named(charge: str, rows: Iterable[Node]) -> Iterator[tuple[str, Mapping]]:
    """The rows with the names of the decisions on their charges."""
    for number, row in enumerate(rows, 1):
        if isinstance(row, Mapping):
            stem = text_at(row, "name").replace("-", "_").lower() or f"part_{number}"
            yield f"{charge}_{stem}", row


def _title(row: Mapping) -> str:
    name = text_at(row, "title") or text_at(row, "name").replace("-", " ").replace("_", " ")
    return f"Charge for {name}" if name else "Charge for a part"


def _parts(builder: Builder, charge: str, rows: Sequence[Node], basis: Operand) -> Iterator[_Part]:
    """The parts in order; ends that do not rise, and an end of the last part, are reported."""
    low: Value | None = None
    named = list(_named(charge, rows))
    for number, (name, row) in enumerate(named, 1):
        end = row.get(_UP_TO)
        high = builder.value(end, basis.type) if isinstance(end, Scalar) else None
        is_last = number == len(named)
        if is_last != (end is None):
            _report_end(builder, row, is_last=is_last)
            return
        if end is not None and (high is None or is_formula(high)):
            return
        if low is not None and high is not None and not _rises(low, high):
            builder.report(
                "PARTS-NOT-RISING",
                row.place,
                f"This part ends at {for_people(high)}, where the one before it ends at {for_people(low)}.",
                fix="Write the parts from the lowest to the highest.",
                related=(Related(named[number - 2][1].place, "the part before"),),
            )
            return
        yield _Part(name, low, high, row)
        low = high


def _rises(low: Value, high: Value) -> bool:
    try:
        return bool(low < high)
    except (NoAnswer, TypeError):
        return False


def _report_end(builder: Builder, row: Mapping, *, is_last: bool) -> None:
    if is_last:
        says, fix = "Nothing says what is charged beyond this part.", f"Add a last part without `{_UP_TO}`."
    else:
        says, fix = "This part has no end, so the ones after it would never count.", f"Add `{_UP_TO}:` to it."
    builder.report("PART-END", row.place, says, fix=fix)

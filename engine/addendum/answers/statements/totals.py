"""What the parts of a statement come to together: sums of money of one question over its periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.statements.model import Total
from addendum.values import Money, for_people

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addendum.answers.statements.model import Line, Part


def totals_of(parts: Sequence[Part]) -> Iterator[Total]:
    """The sum of each amount of money that several parts of one question have, by currency."""
    sums: dict[tuple[str, str, str], list[tuple[Part, Line]]] = {}
    for part in parts:
        for line in part.lines:
            if isinstance(line.value, Money):
                sums.setdefault((part.question, line.name, line.value.currency), []).append((part, line))
    for (question, name, _), found in sums.items():
        if len(found) < 2:
            continue
        total = found[0][1].value
        for _, line in found[1:]:
            total = total + line.value
        part, line = found[0]
        yield Total(question, part.title, name, line.title, total, for_people(total), len(found))

"""What a change means for recorded cases, as sections: what differs, who is affected most, examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum
from addendum_cli.formats.results import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum import Impact, Section

_TITLE = "Recorded cases"
_SHOWN = 3


def impact_sections(impact: Impact) -> Iterator[Section]:
    """How many cases change and at what, then customers, examples, and what is not answered."""
    share = f" ({_percent(impact.changed, impact.cases)})" if impact.changed else ""
    says = f"{impact.changed:,} of {counted(impact.cases, 'case')} {'are' if impact.changed != 1 else 'is'}"
    paragraphs = (f"{says} answered otherwise{share}.",)
    rows = tuple(
        _difference(impact, question, path, count) for (question, path), count in impact.counts.items()
    )
    header = ("Question", "What", "Cases", "Before", "After", "Together")
    yield addendum.Section(_TITLE, paragraphs, header if rows else (), rows)
    if impact.affected:
        customers = tuple(
            (
                each.customer,
                f"{each.cases:,}",
                ", ".join(addendum.dumps(money).strip('"') for money in each.money),
            )
            for each in impact.affected
        )
        yield addendum.Section("Customers most affected", (), ("Customer", "Cases", "Money"), customers)
    if impact.examples:
        examples = tuple(_examples(impact))
        yield addendum.Section("Examples", (), ("Case", "What", "Before", "After"), examples)
    if impact.errors:
        errors = tuple(
            (before or "an answer", after or "an answer", f"{count:,}")
            for (before, after), count in impact.errors.items()
        )
        yield addendum.Section("Without an answer", (), ("Before", "After", "Cases"), errors)


def impact_as_json(impact: Impact) -> dict[str, object]:
    """The impact as JSON has it."""
    return {
        "cases": impact.cases,
        "changed": impact.changed,
        "differences": [
            {"question": question, "path": path, "cases": count}
            for (question, path), count in impact.counts.items()
        ],
        "totals": [
            {
                "question": total.question,
                "path": total.path,
                "cases": total.cases,
                "before": total.before,
                "after": total.after,
                "by": total.by,
            }
            for total in impact.totals
        ],
        "affected": [
            {"customer": each.customer, "cases": each.cases, "money": list(each.money)}
            for each in impact.affected
        ],
        "examples": [
            {
                "id": each.id,
                "question": each.question,
                "customer": each.customer,
                "facts": dict(each.facts),
                "differences": [
                    {"path": path, "before": before, "after": after}
                    for path, before, after in each.differences
                ],
            }
            for each in impact.examples
        ],
        "errors": [
            {"before": before or None, "after": after or None, "cases": count}
            for (before, after), count in impact.errors.items()
        ],
    }


def _difference(impact: Impact, question: str, path: str, count: int) -> tuple[str, ...]:
    """A row for one place of the answers, with the sums where amounts differ there."""
    totals = [each for each in impact.totals if (each.question, each.path) == (question, path)]
    sums = [tuple(_text(value) for value in (each.before, each.after, each.by)) for each in totals]
    columns = ("\n".join(column) for column in zip(*sums, strict=True)) if sums else ("", "", "")
    return (question, path, f"{count:,}", *columns)


def _examples(impact: Impact) -> Iterator[tuple[str, ...]]:
    for number, example in enumerate(impact.examples, 1):
        named = example.id or f"{number}"
        shown = example.differences[:_SHOWN]
        for at, (path, before, after) in enumerate(shown):
            yield (named if at == 0 else "", path, _text(before), _text(after))


def _text(value: object) -> str:
    """A value as answers write it; `-` where there is none."""
    return "-" if value is None else addendum.dumps(value).strip('"')


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %"

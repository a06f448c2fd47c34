"""Decision tables of a model as tables of a policy, with the decisions that help them."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from addendum.dmn.importing.columns import Cells, Columns
from addendum.dmn.importing.drafts import Draft, formula_text, gives
from addendum.dmn.importing.outputs import Outputs
from addendum.documents import Block
from addendum.feel import tree as t
from addendum.kinds import TAKES
from addendum.light import NamedTuple
from addendum.rules import HitPolicy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addendum.dmn.boxed import DecisionTable, Rule
    from addendum.dmn.importing.drafts import Subject
    from addendum.dmn.importing.formulas import Around
    from addendum.dmn.importing.outputs import Output, Result
    from addendum.dmn.importing.tools import Tools
    from addendum.documents import Tree

_SHORT_ID = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")
_MOST_ROWS_FOR_ONE = 4
_LISTING = (HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER)


class _Row(NamedTuple):
    """A row of a policy's table: its conditions and results, and the rule that it comes from."""

    when: Mapping[str, Tree]
    results: tuple[Result, ...]
    rule: Rule
    title: str
    name: str


def draft_table(table: DecisionTable, subject: Subject, around: Around, tools: Tools) -> list[Draft]:
    """The decision that a table becomes, behind those that help it; raises NotSaid."""
    return _TableWriter(table, subject, around, tools).drafts()


class _TableWriter:
    """One table on its way into a policy."""

    def __init__(self, table: DecisionTable, subject: Subject, around: Around, tools: Tools) -> None:
        self._table = table
        self._subject = subject
        self._tools = tools
        self._columns = Columns(table, subject, around, tools)
        self._outputs = Outputs(table, subject, around, tools)

    def drafts(self) -> list[Draft]:
        """The helpers, then the decision itself."""
        rows = self._outputs.in_order([each for rule in self._table.rules for each in self._rows(rule)])
        outputs = self._outputs.all
        lists = self._outputs.hit_policy in _LISTING and not self._table.aggregation
        if lists and len(outputs) > 1:
            return [*self._columns.helpers, *self._lists(rows, outputs)]
        return [*self._columns.helpers, self._draft(self._subject.name, rows, outputs)]

    def _rows(self, rule: Rule) -> list[_Row]:
        """The rows that say a rule: one, or, where a cell names separate stretches, one for each."""
        cells = self._columns.cells(rule)
        ways = self._ways(rule, cells)
        results = self._outputs.results(rule)
        title = "; ".join(rule.notes)
        names = _names_of(rule.label, len(ways))
        title = title or (rule.label if not names else "")
        return [_Row(when, results, rule, title, names[at] if names else "") for at, when in enumerate(ways)]

    def _ways(self, rule: Rule, cells: Sequence[Cells]) -> list[Mapping[str, Tree]]:
        """The conditions of each row; where these would be many, cells are tested by formulas instead."""
        said = [cell.ways for cell in cells]
        count = 1
        for at, cell in enumerate(cells):
            count *= len(said[at] or (0,))
            if said[at] is None or count > _MOST_ROWS_FOR_ONE:
                count //= len(said[at] or (0,))
                said[at] = [{self._columns.tested(rule, cell): True}]
        return [
            {key: condition for part in way for key, condition in part.items()}
            for way in product(*(each for each in said if each))
        ]

    def _lists(self, rows: list[_Row], outputs: Sequence[Output]) -> list[Draft]:
        """A list for each output, and the records that put them together again."""
        names = self._tools.names
        found, entries = [], []
        for at, output in enumerate(outputs):
            name = names.element(f"{self._subject.name}_{output.key}")
            alone = [row._replace(results=(row.results[at],)) for row in rows]
            found.append(self._draft(name, alone, (output,))._replace(is_helper=True))
            item = t.Filter(t.Name(name), t.Name(_EACH))
            entries.append(t.Entry(output.key, item))
        last = t.Call(t.Name("count"), (t.Name(found[0].name),))
        numbers = t.RangeLiteral(t.Number("1"), last, (True, True), True)
        tree = t.For((t.Iterator(_EACH, numbers),), t.ContextLiteral(tuple(entries)))
        of_type = self._outputs.records
        entry = {
            **self._subject.head,
            "needs": [draft.name for draft in found],
            "gives": gives(of_type),
            "formula": formula_text(tree),
        }
        subject = self._subject
        return [*found, Draft(subject.name, subject.name, entry, of_type, subject.place)]

    def _draft(self, name: str, rows: list[_Row], outputs: Sequence[Output]) -> Draft:
        several = len(outputs) > 1
        of_type = self._outputs.type_of(outputs)
        table: dict[str, Tree] = {}
        take = (self._outputs.hit_policy, self._outputs.aggregation)
        if take != TAKES["exactly one row"]:
            table["take"] = _WORDS[take]
        table["rows"] = [_row_entry(row, outputs, several=several) for row in rows]
        otherwise = self._outputs.otherwise(outputs)
        if otherwise is not None:
            table["otherwise"] = _together(otherwise, outputs, several=several)
        results = [result for row in rows for result in row.results]
        trees = [*self._columns.trees, *(each.tree for each in (*results, *(otherwise or ())))]
        trees += [t.Name(key) for row in rows for key in row.when]
        subject = self._subject
        head = subject.head if name == subject.name else {}
        helpers = [each.name for each in self._columns.helpers]
        entry: dict[str, Tree] = {**head, **subject.needs(trees, helpers), "gives": gives(of_type)}
        entry["table"] = Block(table)
        lines = tuple(row.rule.line for row in rows)
        return Draft(name, subject.name, entry, self._outputs.value_type(of_type), subject.place, lines)


_EACH = "each_row"
_WORDS = {take: words for words, take in TAKES.items()} | {
    # A policy lists what it collects in the order of the rows.
    (HitPolicy.COLLECT, TAKES["all rows that match"][1]): "all rows that match",
}


def _row_entry(row: _Row, outputs: Sequence[Output], *, several: bool) -> Block:
    entry: dict[str, Tree] = {}
    if row.name:
        entry["name"] = row.name
    if row.when:
        entry["when"] = row.when
    entry["gives"] = _together(row.results, outputs, several=several)
    if row.title:
        entry["title"] = row.title
    return Block(entry)


def _together(results: Sequence[Result], outputs: Sequence[Output], *, several: bool) -> Tree:
    if not several:
        return results[0].written
    return {output.key: result.written for output, result in zip(outputs, results, strict=True)}


def _names_of(label: str, count: int) -> list[str]:
    """The stable names of the rows of a rule; none where its label is no such name."""
    if not _SHORT_ID.fullmatch(label):
        return []
    return [label] if count == 1 else [f"{label}-{number}" for number in range(1, count + 1)]

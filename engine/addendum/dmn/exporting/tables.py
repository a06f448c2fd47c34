"""Decision tables of policies as tables of DMN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.dmn.exporting.formulas import names_in
from addendum.dmn.exporting.not_exported import NotExported
from addendum.dmn.exporting.values import literal
from addendum.dmn.exporting.xml_text import Tag, text_tag
from addendum.feel import print_tree
from addendum.feel import tree as t
from addendum.light import NamedTuple
from addendum.rules import Aggregation, Among, Anything, HitPolicy, Passing, is_formula
from addendum.values import ANY, ListOf, MemberOf, Outcome, is_ordered, type_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.dmn.exporting.formulas import Formulas, Inside
    from addendum.dmn.exporting.types import ItemTypes
    from addendum.feel import Compiled
    from addendum.findings import Place
    from addendum.rules import Column, Condition, Decision, Output, Row, Table
    from addendum.values import Type, Value

_AGGREGATIONS = {
    Aggregation.NONE: "",
    Aggregation.SUM: "SUM",
    Aggregation.LOWEST: "MIN",
    Aggregation.HIGHEST: "MAX",
    Aggregation.COUNT: "COUNT",
}
_LISTING = frozenset({HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER})
_INPUT = "?"
_NULL = "null"


class Written(NamedTuple):
    """A table written, the names that it looks at and calls, and how many results are absent outcomes."""

    tag: Tag
    names: frozenset[str]
    outcomes: int


def write_table(
    decision: Decision,
    table: Table,
    inside: Inside,
    formulas: Formulas,
    types: ItemTypes,
    optional: frozenset[str],
    titles: Mapping[Place, str],
) -> Written:
    """A decision's table; `optional` are the facts that may be null. Raises NotExported."""
    writer = _TableWriter(decision, table, inside, formulas, types, optional)
    return writer.written(titles)


class _TableWriter:
    """One table on its way into a model."""

    def __init__(
        self,
        decision: Decision,
        table: Table,
        inside: Inside,
        formulas: Formulas,
        types: ItemTypes,
        optional: frozenset[str],
    ) -> None:
        self._decision = decision
        self._table = table
        self._inside = inside
        self._formulas = formulas
        self._types = types
        self._optional = optional
        self._names: set[str] = set()
        self._outcomes = 0
        self._rows = tuple(table.rows)
        self._at = self._tested()

    def written(self, titles: Mapping[Place, str]) -> Written:
        """The table, with all that it needs."""
        table = self._table
        attributes = {
            "id": f"table_{self._inside.name}",
            "hitPolicy": table.hit_policy.name.replace("_", " "),
            "aggregation": _AGGREGATIONS[table.aggregation],
        }
        inputs = [self._input(number, table.columns[at]) for number, at in enumerate(self._at, 1)]
        outputs = [self._output(number, output) for number, output in enumerate(self._decision.outputs)]
        notes = any(row.origin.clause for row in self._rows)
        annotation = (Tag("annotation", {"name": "Clause"}),) if notes else ()
        rules = [self._rule(row, titles.get(row.origin.place, ""), notes=notes) for row in self._rows]
        tag = Tag("decisionTable", attributes, (*inputs, *outputs, *annotation, *rules))
        return Written(tag, frozenset(self._names), self._outcomes)

    def _tested(self) -> list[int]:
        """The columns that rows test; the first one where they test none, since a table needs an input."""
        tested = [
            at
            for at in range(len(self._table.columns))
            if any(not isinstance(row.conditions[at], Anything) for row in self._rows)
        ]
        return tested or list(range(len(self._table.columns)))[:1]

    def _input(self, number: int, column: Column) -> Tag:
        tree = self._value(column)
        reference = self._types.reference(column.type, column.name.replace(".", "_"))
        expression = Tag("inputExpression", {"typeRef": reference}, text_tag("text", print_tree(tree)))
        return Tag("input", {"id": f"input_{number}_{self._inside.name}"}, (expression,))

    def _value(self, column: Column) -> t.Node:
        if column.expression is not None:
            return self._seen(self._formulas.formula(column.expression, self._inside))
        return self._seen(self._formulas.value(column.name, self._inside))

    def _output(self, number: int, output: Output) -> Tag:
        several = len(self._decision.outputs) > 1
        name = output.name if several else ""
        of_type = self._row_type(number, output)
        inside: list[Tag] = []
        if isinstance(of_type, MemberOf):
            values = ", ".join(print_tree(literal(member)) for member in of_type.members)
            inside.append(Tag("outputValues", children=text_tag("text", values)))
        default = self._default(number)
        if default:
            inside.append(Tag("defaultOutputEntry", children=text_tag("text", default)))
        reference = self._types.reference(of_type, f"{self._decision.name}_{output.name}")
        identity = f"output_{number + 1}_{self._inside.name}"
        return Tag("output", {"id": identity, "name": name, "typeRef": reference}, tuple(inside))

    def _row_type(self, number: int, output: Output) -> Type:
        """The type of what a row gives: the decision may list it, or count the rows."""
        if self._table.hit_policy in _LISTING and isinstance(output.type, ListOf):
            return output.type.item
        if self._table.aggregation is Aggregation.COUNT:
            results = {row.outputs[number] for row in self._rows if not is_formula(row.outputs[number])}
            types = set(map(type_of, results))
            return types.pop() if len(types) == 1 else ANY
        return output.type

    def _default(self, number: int) -> str:
        if self._table.otherwise is None:
            return ""
        found = self._table.otherwise[number]
        if self._table.hit_policy in _LISTING and isinstance(found, tuple) and len(found) == 1:
            (found,) = found  # DMN makes a list of it
        written = self._result(found)
        return written if written != _NULL else ""

    def _rule(self, row: Row, title: str, *, notes: bool) -> Tag:
        cells = [self._cell(row.conditions[at], self._table.columns[at]) for at in self._at]
        entries = [Tag("inputEntry", children=text_tag("text", cell)) for cell in cells]
        entries += [
            Tag("outputEntry", children=text_tag("text", self._result(result))) for result in row.outputs
        ]
        if notes:
            text = Tag("text", text=row.origin.clause)
            entries.append(Tag("annotationEntry", children=(text,)))
        return Tag("rule", {"label": row.origin.name}, (*text_tag("description", title), *entries))

    def _result(self, result: Value | Compiled) -> str:
        if is_formula(result):
            return print_tree(self._seen(self._formulas.formula(result, self._inside)))
        self._outcomes += isinstance(result, Outcome)
        return print_tree(literal(result))

    def _cell(self, condition: Condition, column: Column) -> str:
        if isinstance(condition, Anything):
            return "-"
        if isinstance(condition, Passing):
            return self._passing(condition)
        if isinstance(condition, Among):
            return self._among(condition, column)
        if not is_ordered(column.type):
            raise NotExported(f"its condition on `{column.name}` has no words in DMN.")
        return ", ".join(_span(*span) for span in condition.spans)

    def _passing(self, condition: Passing) -> str:
        tree = self._seen(self._formulas.formula(condition.test, self._inside))
        return print_tree(tree)

    def _among(self, condition: Among, column: Column) -> str:
        if any(isinstance(value, Outcome) for value in condition.values):
            raise NotExported("it tests for an absent outcome, which DMN does not have.")
        listed = ", ".join(print_tree(literal(value)) for value in condition.values)
        if not condition.negated:
            return listed
        if column.name not in self._optional:
            return f"not({listed})"
        return f"{_INPUT} != null and not({_INPUT} in ({listed}))"  # null meets no condition of a policy

    def _seen(self, tree: t.Node) -> t.Node:
        self._names |= names_in(tree)
        return tree


def _span(low: Value | None, low_closed: bool, high: Value | None, high_closed: bool) -> str:
    """A stretch of values as a unary test."""
    ends = [print_tree(literal(end)) if end is not None else "" for end in (low, high)]
    if low is not None and high is not None:
        return f"{'[' if low_closed else '('}{ends[0]}..{ends[1]}{']' if high_closed else ')'}"
    if low is not None:
        return f"{'>=' if low_closed else '>'} {ends[0]}"
    return f"{'<=' if high_closed else '<'} {ends[1]}"

"""The inputs of a decision table: facts, decisions or formulas, and the cells below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.dmn.importing.cells import conditions_of, type_of_cells
from addendum.dmn.importing.drafts import Draft, formula_text
from addendum.dmn.importing.naming import snake_case
from addendum.dmn.importing.types import Declared
from addendum.feel import print_tree, rebuilt
from addendum.feel import tree as t
from addendum.light import NamedTuple
from addendum.values import ANY, BOOLEAN

if TYPE_CHECKING:
    from addendum.dmn.boxed import DecisionTable, InputClause, Rule
    from addendum.dmn.importing.drafts import Subject
    from addendum.dmn.importing.formulas import Around, Said
    from addendum.dmn.importing.tools import Tools
    from addendum.documents import Tree
    from addendum.values import Type

_YES = Declared({"type": "boolean"}, BOOLEAN)
_INPUT = "?"
_LONGEST_NAME = 40


class Column(NamedTuple):
    """An input: the name that conditions stand under, its value as a formula, and its types.

    `type` is that of the policy, `model_type` that of the model.
    """

    key: str
    tree: t.Node
    type: Type
    model_type: Type


class Cells(NamedTuple):
    """A cell: its column, its tests, and the conditions that say them; `ways` is None where none do."""

    column: Column
    tests: t.UnaryTests
    ways: list[dict[str, Tree]] | None


class Columns:
    """The inputs of one table; `helpers` are the decisions that its conditions need beside facts."""

    def __init__(self, table: DecisionTable, subject: Subject, around: Around, tools: Tools) -> None:
        self.helpers: list[Draft] = []
        self._table = table
        self._subject = subject
        self._around = around
        self._tools = tools
        self._tested: dict[str, str] = {}
        self._all: list[Column] = []
        for clause in table.inputs:
            self._all.append(self._column(clause))

    @property
    def trees(self) -> tuple[t.Node, ...]:
        """The values of the columns as formulas, by which the names are found that they need."""
        return tuple(column.tree for column in self._all)

    def cells(self, rule: Rule) -> list[Cells]:
        """The cells of a rule that test something."""
        found = []
        for text, column in zip(rule.tests, self._all, strict=True):
            if text.strip() != "-":
                found.append(self._cell(text, column, rule.line))
        return found

    def tested(self, rule: Rule, cell: Cells) -> str:
        """The name of a decision that is true where a value meets a cell that no condition says."""
        tree = _as_condition(cell.column.tree, cell.tests)
        text = print_tree(tree)
        if text not in self._tested:
            number = self._table.rules.index(rule) + 1
            key = cell.column.key.rpartition(".")[2]
            self._tested[text] = self._help(f"{self._subject.name}_row_{number}_{key}", tree, _YES)
        return self._tested[text]

    def _cell(self, text: str, column: Column, line: int) -> Cells:
        tests = self._tools.translator.tests(text, self._around, column.model_type, line)
        said = conditions_of(tests, column.type)
        ways = None if said is None else [{column.key: condition} for condition in said]
        return Cells(column, tests, ways)

    def _column(self, clause: InputClause) -> Column:
        line = self._table.line
        said = self._tools.translator.formula(clause.expression, self._around, line)
        key = _named(said.tree)
        declared = self._declared(key) if key else None
        if declared is not None and all(key != column.key for column in self._all):
            return Column(key, said.tree, declared.type, said.type)
        declared = declared or self._typed(clause, said)
        wanted = snake_case(clause.label or clause.expression)
        if not 0 < len(wanted) <= _LONGEST_NAME:
            wanted = f"{self._subject.name}_input_{len(self._all) + 1}"
        name = self._help(wanted, said.tree, declared)
        return Column(name, t.Name(name), declared.type, said.type)

    def _typed(self, clause: InputClause, said: Said) -> Declared:
        """The type of an input that is calculated: as the clause says, else that of its formula or cells."""
        types = self._tools.types
        if clause.type_ref:
            return types.referred(self._tools.home, clause.type_ref)
        if said.type is not ANY:
            return types.of(said.type)
        at = self._table.inputs.index(clause)
        texts = (rule.tests[at] for rule in self._table.rules)
        tests = (
            self._tools.translator.tests(text, self._around, ANY, self._table.line)
            for text in texts
            if text.strip() != "-"
        )
        return types.of(type_of_cells(tests) or ANY)

    def _declared(self, key: str) -> Declared | None:
        """The type of what a name, or names behind dots, stand for; None where that is not known."""
        first, *fields = key.split(".")
        found = self._subject.known.get(first)
        for field in fields:
            found = found.field(field) if found is not None else None
        return found

    def _help(self, wanted: str, tree: t.Node, of_type: Declared) -> str:
        """The name of a new decision with a formula that only this table needs."""
        name = self._tools.names.element(wanted)
        needs = self._subject.needs([tree], [each.name for each in self.helpers])
        entry = {**needs, "gives": of_type.short, "formula": formula_text(tree)}
        helper = Draft(name, self._subject.name, entry, of_type, self._subject.place, is_helper=True)
        self.helpers.append(helper)
        return name


def _named(tree: t.Node) -> str:
    """The names behind dots that a formula is; `""` for any other."""
    if isinstance(tree, t.Name):
        return tree.name
    before = _named(tree.source) if isinstance(tree, t.Path) else ""
    return f"{before}.{tree.name}" if before and isinstance(tree, t.Path) else ""


def _as_condition(subject: t.Node, tests: t.UnaryTests) -> t.Node:
    """A formula that is true where a value meets unary tests."""
    asking = [_asks(test) for test in tests.tests]
    if all(asking):
        conditions = tuple(_over(subject, test) for test in tests.tests)
        found: t.Node = conditions[0] if len(conditions) == 1 else t.Logic("or", conditions)
    else:
        found = t.In(subject, tests.tests)
    return t.Call(t.Name("not"), (found,)) if tests.negated else found


def _asks(test: t.Node) -> bool:
    return any(isinstance(node, t.Name) and node.name == _INPUT for node in t.walk(test))


def _over(subject: t.Node, test: t.Node) -> t.Node:
    """A test of `?` as one of its subject."""
    return rebuilt(test, lambda _, new: subject if new == t.Name(_INPUT) else new)

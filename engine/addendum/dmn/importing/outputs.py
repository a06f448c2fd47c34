"""The outputs of a decision table: their types, what each rule gives, and which of several rules counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from addendum.dmn.importing.cells import constant_of, literal_of
from addendum.dmn.importing.drafts import formula_text
from addendum.dmn.importing.formulas import NOT_APPLICABLE, Said
from addendum.dmn.importing.not_said import NotSaid
from addendum.dmn.importing.types import UNTYPED, Declared, list_of, listed_values
from addendum.dmn.tables import AGGREGATIONS, HIT_POLICIES
from addendum.feel import tree as t
from addendum.findings import Place
from addendum.light import NamedTuple
from addendum.rules import Aggregation, HitPolicy
from addendum.values import ANY, NUMBER, ListOf, MemberOf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from addendum.dmn.boxed import DecisionTable, OutputClause, Rule
    from addendum.dmn.importing.drafts import Subject
    from addendum.dmn.importing.formulas import Around
    from addendum.dmn.importing.tools import Tools
    from addendum.documents import Tree
    from addendum.values import Value

    class _HasResults(Protocol):
        @property
        def results(self) -> tuple[Result, ...]: ...


_Row = TypeVar("_Row", bound="_HasResults")
_LISTING = frozenset({HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER})
_INSTEAD = {HitPolicy.PRIORITY: HitPolicy.FIRST, HitPolicy.OUTPUT_ORDER: HitPolicy.RULE_ORDER}
_COUNTED = Declared({"type": "number"}, NUMBER)


class Output(NamedTuple):
    """An output: the name of its value among several, and the type of what a row gives."""

    key: str
    type: Declared


class Result(NamedTuple):
    """What a rule gives for one output: as a formula, and as the policy writes it."""

    tree: t.Node
    written: Tree


class Outputs:
    """The outputs of one table.

    Where rows count by priority and no list of the policy has that order, `in_order` puts the rows into it,
    and the hit policy is the one that takes them as they stand.
    """

    def __init__(self, table: DecisionTable, subject: Subject, around: Around, tools: Tools) -> None:
        if not table.outputs:
            raise NotSaid("its table has no output.", "Add one in the model.")
        self._table = table
        self._subject = subject
        self._around = around
        self._tools = tools
        self.hit_policy = HIT_POLICIES[table.hit_policy]
        self.aggregation = AGGREGATIONS[table.aggregation]
        self._lists = self.hit_policy in _LISTING and self.aggregation is Aggregation.NONE
        self._said = {
            id(rule): [self._read(text, rule.line) for text in rule.results] for rule in table.rules
        }
        self.all = tuple(self._output(at, clause) for at, clause in enumerate(table.outputs))
        self._orders = tuple(map(self._order, table.outputs))
        self._sorts = False
        if self.hit_policy in _INSTEAD:
            self._settle_priority()

    @property
    def records(self) -> Declared:
        """The type of a list of all outputs together."""
        return list_of(self._record(self.all))

    def type_of(self, outputs: Sequence[Output]) -> Declared:
        """What the decision of these outputs gives, as a policy says it: the type of its rows, or a list."""
        one = outputs[0].type if len(outputs) == 1 else self._record(outputs)
        return list_of(one) if self._lists else one

    def value_type(self, of_type: Declared) -> Declared:
        """The type of the decision's value, which counts rows where the table does."""
        return _COUNTED if self.aggregation is Aggregation.COUNT else of_type

    def results(self, rule: Rule) -> tuple[Result, ...]:
        """What a rule gives, output by output."""
        pairs = zip(self._said[id(rule)], self.all, strict=True)
        return tuple(self._result(said.tree, output) for said, output in pairs)

    def otherwise(self, outputs: Sequence[Output]) -> tuple[Result, ...] | None:
        """What holds where no rule does; None where the model gives nothing for it."""
        if not any(clause.default for clause in self._table.outputs):
            return None
        line = self._table.line
        pairs = zip(self._table.outputs, self.all, strict=True)
        return tuple(
            self._result(self._read(clause.default, line).tree, output)
            for clause, output in pairs
            if output in outputs
        )

    def in_order(self, rows: list[_Row]) -> list[_Row]:
        """The rows as they have to stand."""
        return sorted(rows, key=lambda row: self._rank(row.results)) if self._sorts else rows

    def _read(self, text: str, line: int) -> Said:
        """An entry; an empty one is null, of which a policy says that it does not apply."""
        return self._tools.translator.formula(text or "null", self._around, line)

    def _result(self, tree: t.Node, output: Output) -> Result:
        if tree == t.Name(NOT_APPLICABLE):
            return Result(tree, NOT_APPLICABLE)
        literal = literal_of(tree, output.type.type)
        return Result(tree, formula_text(tree) if literal is None else literal)

    def _output(self, at: int, clause: OutputClause) -> Output:
        key = self._tools.names.part(clause.name or f"output {at + 1}")
        several = len(self._table.outputs) > 1
        found = self._declared(key if several else "", clause)
        if found.type is ANY:
            found = self._inferred(at)
        if isinstance(found.type, MemberOf):
            return Output(key, found)
        name = f"{self._subject.name}_{key}" if several else self._subject.name
        place = Place(self._tools.home.model.file, self._table.line)
        return Output(key, self._tools.types.narrowed(found, clause.values, name, place))

    def _declared(self, field: str, clause: OutputClause) -> Declared:
        """The type that the decision, its table or the output itself declare for what a row gives."""
        types, home = self._tools.types, self._tools.home
        whole = self._subject.declared or types.referred(home, self._table.type_ref)
        if self.aggregation is not Aggregation.COUNT and whole.type is not ANY:
            one = whole.item if self._lists else whole
            found = one.field(field) if field else one
            if found is not None and found.type is not ANY:
                return found
        declared = types.referred(home, clause.type_ref)
        return declared.item if self._lists and isinstance(declared.type, ListOf) else declared

    def _inferred(self, at: int) -> Declared:
        """The one type of all that the rules give."""
        found = {said[at].type for said in self._said.values() if said[at].tree != t.Name(NOT_APPLICABLE)}
        return self._tools.types.of(found.pop()) if len(found) == 1 else UNTYPED

    def _record(self, outputs: Sequence[Output]) -> Declared:
        return self._tools.types.record((output.key, output.type) for output in outputs)

    def _order(self, clause: OutputClause) -> tuple[Value, ...]:
        """The values of an output from the highest priority down."""
        return listed_values(clause.values or self._tools.home.book.allowed_values(clause.type_ref))

    def _settle_priority(self) -> None:
        if any(self._orders):
            apart = self._lists and len(self.all) > 1  # each output becomes a list of its own
            if apart or not all(map(_is_ordered_alike, self.all, self._orders)):
                self._sorts = True
                self.hit_policy = _INSTEAD[self.hit_policy]
        elif self.hit_policy is HitPolicy.PRIORITY:
            self.hit_policy = HitPolicy.UNIQUE  # without an order two rows have no answer
        else:
            raise NotSaid("rows count by priority, and nothing says which value goes before which.")

    def _rank(self, results: tuple[Result, ...]) -> tuple[int, ...]:
        return tuple(
            _place(result.tree, order) for result, order in zip(results, self._orders, strict=True) if order
        )


def _is_ordered_alike(output: Output, order: tuple[Value, ...]) -> bool:
    """Whether the policy ranks an output as the model does: by its list, or not at all."""
    return getattr(output.type.type, "members", ()) == order


def _place(tree: t.Node, order: tuple[Value, ...]) -> int:
    value = constant_of(tree)
    if value is None or value not in order:
        raise NotSaid("rows count by priority, and one of them gives a value that the order does not list.")
    return order.index(value)

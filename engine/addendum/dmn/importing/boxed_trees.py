"""Boxed expressions of a model as formulas of a policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.dmn.boxed import (
    Conditional,
    Context,
    DecisionTable,
    Filter,
    FunctionDefinition,
    Invocation,
    ItemList,
    Iteration,
    Literal,
    Relation,
    Unanswerable,
)
from addendum.dmn.importing.formulas import Said
from addendum.dmn.importing.not_said import NotSaid
from addendum.feel import rebuilt
from addendum.feel import tree as t
from addendum.values import ANY, BOOLEAN, ContextOf, FunctionOf, ListOf

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping
    from typing import Any

    from addendum.dmn.boxed import Expression
    from addendum.dmn.importing.formulas import Around, Translator
    from addendum.dmn.importing.naming import Names
    from addendum.dmn.type_book import TypeBook

_RESULT = "result"


class BoxedTrees:
    """Turns the expressions of one decision into formulas; `draft` makes tables in them decisions."""

    def __init__(
        self,
        translator: Translator,
        names: Names,
        book: TypeBook,
        draft: Callable[[DecisionTable, Around], Said],
    ) -> None:
        self._translator = translator
        self._names = names
        self._book = book
        self._draft = draft
        self._writers: dict[type, Callable[[Any, Around], Said]] = {
            Literal: self._literal,
            Context: self._context,
            ItemList: self._list,
            Relation: self._relation,
            Invocation: self._invocation,
            FunctionDefinition: self._function,
            Conditional: self._conditional,
            Filter: self._filter,
            Iteration: self._iteration,
            DecisionTable: self._table,
            Unanswerable: self._unanswerable,
        }

    def formula(self, expression: Expression | None, around: Around) -> Said:
        """An expression as a formula; raises NotSaid."""
        if expression is None:
            raise NotSaid("it has no logic, and so no value.", "Complete it in the model.")
        said = self._writers[type(expression)](expression, around)
        declared = self._book.find(expression.type_ref, expression.line).type
        return said if declared is ANY else Said(said.tree, declared)

    def _literal(self, expression: Literal, around: Around) -> Said:
        return self._translator.formula(expression.text, around, expression.line)

    def _context(self, expression: Context, around: Around) -> Said:
        """A context; its result, where it has one, is an entry that is taken out of it."""
        entries: list[t.Entry] = []
        types: list[tuple[str, Any]] = []
        for entry in expression.entries:
            said = self.formula(entry.value, around)
            if entry.variable is None:
                key = _free(_RESULT, {each.key for each in entries})
                whole = t.ContextLiteral((*entries, t.Entry(key, said.tree)))
                return Said(t.Path(whole, key) if entries else said.tree, said.type)
            name = entry.variable.name
            declared = self._book.find(entry.variable.type_ref, expression.line).type
            of_type = said.type if declared is ANY else declared
            entries.append(t.Entry(self._names.part(name), said.tree))
            types.append((name, of_type))
            around = around.with_local(name, of_type, self._names.part(name))
        return Said(t.ContextLiteral(tuple(entries)), ContextOf(tuple(types)))

    def _list(self, expression: ItemList, around: Around) -> Said:
        items = [self.formula(item, around) for item in expression.items]
        return Said(t.ListLiteral(tuple(item.tree for item in items)), ListOf(_one_type(items)))

    def _relation(self, expression: Relation, around: Around) -> Said:
        keys = [self._names.part(column.name) for column in expression.columns]
        rows = []
        columns: list[list[Said]] = [[] for _ in keys]
        for row in expression.rows:
            cells = [self.formula(cell, around) for cell in row]
            for column, cell in zip(columns, cells, strict=True):
                column.append(cell)
            pairs = zip(keys, cells, strict=True)
            rows.append(t.ContextLiteral(tuple(t.Entry(key, cell.tree) for key, cell in pairs)))
        named = zip(expression.columns, map(_one_type, columns), strict=True)
        fields = tuple((column.name, of_type) for column, of_type in named)
        return Said(t.ListLiteral(tuple(rows)), ListOf(ContextOf(fields)))

    def _invocation(self, expression: Invocation, around: Around) -> Said:
        """A call with its arguments by name; the names are looked up as those of a formula are."""
        called = expression.function
        if not isinstance(called, Literal):
            raise NotSaid("it calls a function that another expression gives.", "Call functions by name.")
        stand_ins: dict[str, t.Node] = {}
        arguments = []
        for number, binding in enumerate(expression.bindings):
            said = self.formula(binding.value, around)
            stand_in = f"argument_{number}_"
            around = around.with_local(stand_in, said.type, stand_in)
            stand_ins[stand_in] = said.tree
            arguments.append(f"{binding.name}: {stand_in}")
        text = f"{called.text}({', '.join(arguments)})"
        call = self._translator.formula(text, around, expression.line)
        return Said(_with_parts(call.tree, stand_ins), call.type)

    def _function(self, expression: FunctionDefinition, around: Around) -> Said:
        parameters, types = [], []
        for each in expression.parameters:
            of_type = self._book.find(each.type_ref, expression.line).type
            around = around.with_local(each.name, of_type, self._names.part(each.name))
            parameters.append(t.Parameter(self._names.part(each.name), None))
            types.append(of_type)
        body = self.formula(expression.body, around)
        return Said(t.FunctionLiteral(tuple(parameters), body.tree), FunctionOf(tuple(types), body.type))

    def _conditional(self, expression: Conditional, around: Around) -> Said:
        parts = (expression.condition, expression.then, expression.otherwise)
        condition, then, otherwise = (self.formula(part, around) for part in parts)
        return Said(t.If(condition.tree, then.tree, otherwise.tree), _one_type([then, otherwise]))

    def _filter(self, expression: Filter, around: Around) -> Said:
        source = self.formula(expression.source, around)
        item = source.type.item if isinstance(source.type, ListOf) else ANY
        inside = around
        for name, of_type in item.fields if isinstance(item, ContextOf) else ():
            inside = inside.with_local(name, of_type, self._names.part(name))
        match = self.formula(expression.match, inside.with_local("item", item, "item"))
        return Said(t.Filter(source.tree, match.tree), source.type)

    def _iteration(self, expression: Iteration, around: Around) -> Said:
        source = self.formula(expression.source, around)
        item = source.type.item if isinstance(source.type, ListOf) else ANY
        called = self._names.part(expression.variable)
        inside = around.with_local(expression.variable, item, called)
        if expression.word == "for":
            inside = inside.with_local("partial", ListOf(ANY), "partial")
        body = self.formula(expression.body, inside)
        iterators = (t.Iterator(called, source.tree),)
        if expression.word == "for":
            return Said(t.For(iterators, body.tree), ListOf(body.type))
        return Said(t.Quantified(expression.word, iterators, body.tree), BOOLEAN)

    def _table(self, expression: DecisionTable, around: Around) -> Said:
        return self._draft(expression, around.outside())

    def _unanswerable(self, expression: Unanswerable, _around: Around) -> Said:
        raise NotSaid(f"{expression.what} stands there.", "Write it in FEEL.")


def _with_parts(tree: t.Node, parts: Mapping[str, t.Node]) -> t.Node:
    """A formula with names replaced by what they stand for."""
    return rebuilt(tree, lambda _, new: parts.get(new.name, new) if isinstance(new, t.Name) else new)


def _free(word: str, taken: Container[str]) -> str:
    while word in taken:
        word = f"the_{word}"
    return word


def _one_type(parts: list[Said]) -> Any:
    types = {part.type for part in parts}
    return types.pop() if len(types) == 1 else ANY

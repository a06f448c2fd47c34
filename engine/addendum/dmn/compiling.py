"""Expressions of a model as functions: formulas compiled, boxed expressions put together from their parts.

Boxed forms that FEEL has too (`if`, `for`, a filter, a call) become formulas over their parts, so that one
implementation decides what they mean.
"""

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
    texts_in,
)
from addendum.dmn.formulas import NOTHING, Made
from addendum.dmn.tables import compile_table
from addendum.feel import FeelFunction
from addendum.values import ANY, ContextOf, FunctionOf, ListOf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from addendum.dmn.boxed import ContextEntry, Expression
    from addendum.dmn.elements import Parameter
    from addendum.dmn.formulas import Formulas, Names, Surroundings
    from addendum.values import Value


class Compiler:
    """Compiles the expressions of one model."""

    def __init__(self, formulas: Formulas) -> None:
        self.formulas = formulas
        self._writers: dict[type, Callable[[Any, Names], Made]] = {
            Literal: self._literal,
            Context: self._context,
            ItemList: self._list,
            Relation: self._relation,
            Invocation: self._invocation,
            FunctionDefinition: self._definition,
            Conditional: self._conditional,
            Filter: self._filter,
            Iteration: self._iteration,
            DecisionTable: self._table,
        }

    def expression(self, expression: Expression | None, names: Names) -> Made:
        """An expression as a function of the values of `names`; an absent one is null."""
        if expression is None or isinstance(expression, Unanswerable):
            return NOTHING
        made = self._writers[type(expression)](expression, names)
        return self.formulas.typed(made, expression.type_ref, expression.line)

    def function(self, parameters: Sequence[Parameter], body: Made, line: int) -> Made:
        """A function as a value: its parameters, and a body that was compiled with their names."""
        wanted = [self.formulas.book.find(each.type_ref, line) for each in parameters]
        names = tuple(each.name for each in parameters)
        types = tuple(each.type for each in wanted)

        def evaluate(around: Surroundings) -> Value:
            def run(*arguments: Value) -> Value:
                given = (each.fitted(value) for each, value in zip(wanted, arguments, strict=True))
                return body.evaluate({**around, **dict(zip(names, given, strict=True))})

            return FeelFunction(names, types, run, body.type)

        return Made(evaluate, FunctionOf(types, body.type))

    def with_parameters(self, names: Names, parameters: Sequence[Parameter], line: int) -> Names:
        """The names that the body of a function sees: its parameters before those around it."""
        book = self.formulas.book
        return {**names, **{each.name: book.find(each.type_ref, line).type for each in parameters}}

    def _literal(self, expression: Literal, names: Names) -> Made:
        return self.formulas.made(expression.text, names, expression.line)

    def _table(self, expression: DecisionTable, names: Names) -> Made:
        return compile_table(expression, names, self.formulas)

    def _definition(self, expression: FunctionDefinition, names: Names) -> Made:
        inside = self.with_parameters(names, expression.parameters, expression.line)
        body = self.expression(expression.body, inside)
        return self.function(expression.parameters, body, expression.line)

    def _context(self, expression: Context, names: Names) -> Made:
        """A context; the entry without a name is its result."""
        known = dict(names)
        entries: list[tuple[str, Made]] = []
        for entry in expression.entries:
            made = self._entry(entry, known, expression.line)
            if entry.variable is None:
                return _result_of(tuple(entries), made)
            entries.append((entry.variable.name, made))
            known[entry.variable.name] = made.type
        return _context_of(tuple(entries))

    def _entry(self, entry: ContextEntry, names: Names, line: int) -> Made:
        made = self.expression(entry.value, names)
        return made if entry.variable is None else self.formulas.typed(made, entry.variable.type_ref, line)

    def _list(self, expression: ItemList, names: Names) -> Made:
        return _list_of([self.expression(item, names) for item in expression.items])

    def _relation(self, expression: Relation, names: Names) -> Made:
        columns = expression.columns

        def row_of(cells: Sequence[Expression | None]) -> Made:
            made = (self.expression(cell, names) for cell in cells)
            typed = [
                (column.name, self.formulas.typed(each, column.type_ref, expression.line))
                for column, each in zip(columns, made, strict=True)
            ]
            return _context_of(tuple(typed), nested=False)

        return _list_of([row_of(row) for row in expression.rows])

    def _invocation(self, expression: Invocation, names: Names) -> Made:
        """`function(name: argument, …)`; a function that is no formula is called under a name of its own."""
        parts: dict[str, Made] = {}
        arguments = []
        for number, binding in enumerate(expression.bindings):
            part = _fresh(f"argument_{number}", names)
            parts[part] = self.expression(binding.value, names)
            arguments.append(f"{binding.name}: {part}")
        called = expression.function
        if isinstance(called, Literal):
            text = f"({called.text}\n)"  # the line break ends a comment that the text may end with
        else:
            text = _fresh("called", names)
            parts[text] = self.expression(called, names)
        return self._over_parts(f"{text}({', '.join(arguments)})", parts, names, expression.line)

    def _conditional(self, expression: Conditional, names: Names) -> Made:
        condition, then, otherwise = (
            self.expression(part, names)
            for part in (expression.condition, expression.then, expression.otherwise)
        )
        parts = {"condition": condition, "then_part": _later(then), "else_part": _later(otherwise)}
        text = "if condition then then_part() else else_part()"
        made = self._over_parts(text, parts, {}, expression.line)
        return Made(made.evaluate, then.type if then.type == otherwise.type else ANY)

    def _filter(self, expression: Filter, names: Names) -> Made:
        """`source[match]`; as in any filter, the fields of the items are names in the match."""
        source = self.expression(expression.source, names)
        part = _fresh("filtered", names)
        if isinstance(expression.match, Literal):
            text = f"{part}[{expression.match.text or 'null'}\n]"
            return self._over_parts(text, {part: source}, names, expression.line)
        item = source.type.item if isinstance(source.type, ListOf) else ANY
        fields = dict(item.fields) if isinstance(item, ContextOf) else {}
        match = self.expression(expression.match, {**names, **fields, "item": item})

        def bound(value: Value) -> Surroundings:
            found = {**dict.fromkeys(fields), **value} if type(value) is dict else dict.fromkeys(fields)
            return {**found, "item": value}

        parts = {"source": source, "meets": _applied(match, bound)}
        return self._over_parts("source[meets(item)]", parts, {}, expression.line)

    def _iteration(self, expression: Iteration, names: Names) -> Made:
        """`for`, `some` or `every` over the parts; `partial` is offered only where the body asks for it."""
        source = self.expression(expression.source, names)
        item = source.type.item if isinstance(source.type, ListOf) else ANY
        inside = {**names, expression.variable: item}
        variable = expression.variable
        if expression.word == "for":
            body = self.expression(expression.body, {**inside, "partial": ListOf(ANY)})
            if any("partial" in text for text in texts_in(expression.body)):
                parts = _applied(body, lambda value, partial: {variable: value, "partial": partial}, 2)
                text = "for each in source return body(each, partial)"
            else:
                parts = _applied(body, lambda value: {variable: value, "partial": None})
                text = "for each in source return body(each)"
            return self._over_parts(text, {"source": source, "body": parts}, {}, expression.line)
        condition = self.expression(expression.body, inside)
        parts = _applied(condition, lambda value: {variable: value})
        text = f"{expression.word} each in source satisfies meets(each)"
        return self._over_parts(text, {"source": source, "meets": parts}, {}, expression.line)

    def _over_parts(self, text: str, parts: dict[str, Made], names: Names, line: int) -> Made:
        """A formula over the values of parts that were compiled by themselves, and of the names around it."""
        known = {**names, **{name: part.type for name, part in parts.items()}}
        compiled = self.formulas.compiled(text, known, line)
        if compiled is None:
            return NOTHING
        function, values = compiled.bind(self.formulas.exact), self.formulas.values_of(compiled)
        used = {name: part for name, part in parts.items() if name in compiled.names}

        def evaluate(around: Surroundings) -> Value:
            given = {name: part.evaluate(around) for name, part in used.items()}
            return function(*values({**around, **given}))

        return Made(evaluate, compiled.type)


def _context_of(entries: tuple[tuple[str, Made], ...], *, nested: bool = True) -> Made:
    """A context; where it is `nested`, an entry sees those above it."""

    def evaluate(around: Surroundings) -> Value:
        inside = dict(around)
        found: dict[str, Value] = {}
        for name, made in entries:
            found[name] = made.evaluate(inside)
            if nested:
                # A new dict each time: a function among the entries keeps what it saw.
                inside = {**inside, name: found[name]}
        return found

    return Made(evaluate, ContextOf(tuple((name, made.type) for name, made in entries)))


def _result_of(entries: tuple[tuple[str, Made], ...], result: Made) -> Made:
    """The value of a context that has a result: it sees all entries."""
    context = _context_of(entries).evaluate
    return Made(lambda around: result.evaluate({**around, **context(around)}), result.type)


def _list_of(items: Sequence[Made]) -> Made:
    types = {item.type for item in items}
    of_type = ListOf(types.pop() if len(types) == 1 else ANY)
    return Made(lambda around: [item.evaluate(around) for item in items], of_type)


def _later(made: Made) -> Made:
    """A part as a function without parameters, so that it is worked out only where it counts."""
    return Made(lambda around: lambda: made.evaluate(around), FunctionOf((), made.type))


def _applied(made: Made, bind: Callable[..., Surroundings], count: int = 1) -> Made:
    """A part as a function; `bind` gives for its arguments what the part sees besides what is around it."""
    of_type = FunctionOf((ANY,) * count, made.type)
    return Made(lambda around: lambda *arguments: made.evaluate({**around, **bind(*arguments)}), of_type)


def _fresh(word: str, names: Iterable[str]) -> str:
    """A name that nothing has yet."""
    taken = set(names)
    while word in taken:
        word += "_"
    return word

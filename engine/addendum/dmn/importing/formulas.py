"""Formulas of a model rewritten for policies: the same tree, with names as the policy spells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.dmn.importing.not_said import NotSaid
from addendum.dmn.importing.type_nodes import type_node
from addendum.feel import rebuilt
from addendum.feel import tree as t
from addendum.findings import Place
from addendum.light import NamedTuple
from addendum.values import ContextOf, FunctionOf, ListOf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from addendum.dmn.formulas import Formulas
    from addendum.dmn.importing.naming import Names
    from addendum.dmn.importing.told import Told
    from addendum.dmn.importing.types import Types
    from addendum.feel import Compiled
    from addendum.values import Type

    Path = tuple[str, ...]

_PROPERTIES = frozenset(
    {
        *("year", "month", "day", "weekday", "hour", "minute", "second", "time offset", "timezone"),
        *("years", "months", "days", "hours", "minutes", "seconds"),
        *("start", "end", "start included", "end included"),
    }
)
_BY_KEY = frozenset({"get value", "context put"})
_KEYS_AS_DATA = frozenset({"get entries", "context"})
NOT_APPLICABLE = "not applicable"
"""The outcome that stands where the model has null for a result."""
_EQUALITY = ("=", "!=")


class Around(NamedTuple):
    """The names that an expression of a model sees.

    `types` are those of the model. `called` is what the policy calls them, by the names that lead there, and
    `functions` has for those that are functions the policy's names of their parameters. `locals` are the
    names that only boxed expressions around it bring, `unsaid` those of functions that the policy lacks.
    """

    types: Mapping[str, Type]
    called: Mapping[Path, str]
    functions: Mapping[str, Mapping[str, str]]
    locals: frozenset[str] = frozenset()
    unsaid: frozenset[str] = frozenset()

    def with_parameter(self, name: str, of_type: Type, called: str) -> Around:
        """The same with a further name, which hides one that is spelled alike."""
        outer = {path: each for path, each in self.called.items() if path[0] != name}
        return self._replace(types={**self.types, name: of_type}, called={**outer, (name,): called})

    def with_local(self, name: str, of_type: Type, called: str) -> Around:
        """The same with a name that a boxed expression brings."""
        return self.with_parameter(name, of_type, called)._replace(locals=self.locals | {name})

    def outside(self) -> Around:
        """The same for what becomes a decision of its own, which no longer sees the local names."""
        called = {path: each for path, each in self.called.items() if path[0] not in self.locals}
        return self._replace(called=called)


class Said(NamedTuple):
    """An expression as a policy's formula, and the type that it has in the model."""

    tree: t.Node
    type: Type


class Translator:
    """Rewrites the formulas of one model."""

    def __init__(self, formulas: Formulas, names: Names, types: Types, told: Told) -> None:
        self._formulas = formulas
        self._names = names
        self._types = types
        self._told = told

    def formula(self, text: str, around: Around, line: int) -> Said:
        """A formula; raises NotSaid."""
        if not text:
            raise NotSaid("it has no formula, and so no value.", "Write one in the model.")
        compiled = self._formulas.compiled(text, around.types, line)
        return self._said(compiled, around, line)

    def tests(self, text: str, around: Around, of_type: Type, line: int) -> t.UnaryTests:
        """The unary tests of a cell; raises NotSaid."""
        said = self._said(self._formulas.tests(text, around.types, of_type, line), around, line)
        assert isinstance(said.tree, t.UnaryTests)  # noqa: S101 -- cells parse to nothing else
        return said.tree

    def _said(self, compiled: Compiled | None, around: Around, line: int) -> Said:
        if compiled is None:
            raise NotSaid("one of its formulas cannot be read.", "Correct the formula in the model.")
        if compiled.is_external:
            raise NotSaid("it runs a function of another language.", "Write the function in FEEL.")
        rewriting = _Rewriting(
            compiled, around, self._names, self._formulas.book.value_types, self._types.lists
        )
        tree = rewriting.tree()
        for says, fix in rewriting.nulls:
            self._told.tell("DMN-NULL", Place(self._formulas.file, line), says, fix)
        return Said(tree, compiled.type)


class _Rewriting:
    """The rewriting of one formula; `nulls` is what there is to say about null in it."""

    def __init__(
        self,
        compiled: Compiled,
        around: Around,
        names: Names,
        defined: Mapping[str, Type],
        lists: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.nulls: list[tuple[str, str]] = []
        self._tree = compiled.tree
        self._notes = compiled.parts[1]
        self._around = around
        self._part = names.part
        self._defined = defined
        self._lists = lists
        nodes = list(t.walk(compiled.tree))
        self._heads = {id(node.function) for node in nodes if isinstance(node, t.Call)}
        self._compared = {id(side) for node in nodes for side in _sides(node)}
        self._results = set(map(id, _results(compiled.tree)))
        self._changes: dict[type, Callable[[Any, Any], t.Node]] = {
            t.Name: self._name,
            t.Path: self._path,
            t.Entry: lambda _, new: t.Entry(self._part(new.key), new.value),
            t.Iterator: lambda _, new: t.Iterator(self._part(new.name), new.source),
            t.Parameter: lambda _, new: t.Parameter(self._part(new.name), new.of),
            t.ContextType: lambda _, new: t.ContextType(tuple(map(self._part, new.names)), new.types),
            t.NamedType: self._type,
            t.Call: self._call,
            t.ListLiteral: self._list,
            t.Null: self._null,
        }

    def tree(self) -> t.Node:
        """The formula as the policy writes it."""
        return rebuilt(self._tree, self._change)

    def _change(self, old: t.Node, new: t.Node) -> t.Node:
        change = self._changes.get(type(old))
        return new if change is None else change(old, new)

    def _name(self, old: t.Name, new: t.Name) -> t.Node:
        meaning = self._notes.meaning(old)
        if old.name == "?" or meaning is None or meaning.kind == "builtin":
            return new
        if meaning.kind in ("local", "field") or (meaning.kind == "unknown" and meaning.items):
            return t.Name(self._part(old.name))
        called = self._around.called.get((old.name,))
        if called is None:
            _refuse_unknown(old.name, self._around)
            return new
        if called in self._around.functions and id(old) not in self._heads:
            raise NotSaid(f"it uses the function `{old.name}` as a value, and policies only call functions.")
        return t.Name(called)

    def _path(self, old: t.Path, new: t.Path) -> t.Node:
        called = self._around.called.get(_spelled(old))
        if called is not None:
            return t.Name(called)
        source = self._notes.type_of(old.source)
        item = source.item if isinstance(source, ListOf) else source
        is_field = isinstance(item, ContextOf) and item.field(old.name) is not None
        if old.name in _PROPERTIES and not is_field:
            return new
        return t.Path(new.source, self._part(old.name))

    def _call(self, old: t.Call, new: t.Call) -> t.Node:
        meaning = self._notes.meaning(old.function)
        if meaning is not None and meaning.kind == "builtin":
            return self._call_of_builtin(meaning.name, new)
        function = new.function.name if isinstance(new.function, t.Name) else ""
        parameters = self._around.functions.get(function)
        if parameters is None:
            return t.Call(new.function, new.arguments, tuple(map(self._part, new.names)))
        unknown = [name for name in new.names if name not in parameters]
        if unknown:
            raise NotSaid(f"`{function}` is called with `{unknown[0]}`, which it does not take.")
        return t.Call(new.function, new.arguments, tuple(parameters[name] for name in new.names))

    def _call_of_builtin(self, name: str, new: t.Call) -> t.Node:
        if name in _KEYS_AS_DATA:
            raise NotSaid(f"`{name}` takes the names of entries as data, and a policy spells them otherwise.")
        if name not in _BY_KEY:
            return new
        arguments = [
            t.Text(self._part(each.value)) if at == 1 and isinstance(each, t.Text) else each
            for at, each in enumerate(new.arguments)
        ]
        return t.Call(new.function, tuple(arguments), new.names)

    def _type(self, old: t.NamedType, new: t.NamedType) -> t.Node:
        found = self._defined.get(old.name)
        return new if found is None else type_node(found, self._part)

    def _list(self, _: t.ListLiteral, new: t.ListLiteral) -> t.Node:
        """A list of texts; all members of a list of the policy are named by that."""
        texts = tuple(item.value for item in new.items if isinstance(item, t.Text))
        name = next((name for name, members in self._lists.items() if members == texts), "")
        if not name or len(texts) < len(new.items):
            return new
        return t.Call(t.Name("list"), (t.Name(name),))

    def _null(self, old: t.Null, new: t.Null) -> t.Node:
        if id(old) in self._results:
            self.nulls.append(
                (
                    f"Null is a result here, and the policy writes `{NOT_APPLICABLE}`.",
                    "Choose the outcome that is meant: `no commitment`, `undefined by the terms`, …",
                )
            )
            return t.Name(NOT_APPLICABLE)
        if id(old) in self._compared:
            self.nulls.append(
                (
                    "A value is compared with null here, and in a policy every fact is given.",
                    "Add `optional: true` to the fact that may be missing, and ask `… is given`.",
                )
            )
        return new


def _sides(node: t.Node) -> tuple[t.Node, ...]:
    """The operands of an equality."""
    if isinstance(node, t.Comparison) and node.operator in _EQUALITY:
        return node.left, node.right
    return ()


def _results(tree: t.Node) -> Iterator[t.Node]:
    """The parts of a formula that may be its value: itself, or the branches of an `if`."""
    if isinstance(tree, t.If):
        yield from _results(tree.then)
        yield from _results(tree.otherwise)
    else:
        yield tree


def _spelled(node: t.Node) -> Path:
    """The names that lead to a value, `()` for anything but names behind dots."""
    if isinstance(node, t.Name):
        return (node.name,)
    before = _spelled(node.source) if isinstance(node, t.Path) else ()
    return (*before, node.name) if before and isinstance(node, t.Path) else ()


def _refuse_unknown(name: str, around: Around) -> None:
    """Raise NotSaid for a name of the model that the policy lacks there."""
    if name in around.locals:
        raise NotSaid(
            f"a table inside another expression looks at `{name}`, which only that one knows.",
            "Make the table a decision or a function of its own.",
        )
    if name in around.unsaid:
        raise NotSaid(
            f"it calls the function `{name}`, which is not written.", "See the finding on that one."
        )
    if isinstance(around.types.get(name), FunctionOf):
        raise NotSaid(f"it calls the decision service `{name}`.", "Use the decisions themselves.")

"""Expressions of DMN as trees: literal ones hold FEEL, boxed ones hold further expressions."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.dmn.elements import Parameter


@dataclass(frozen=True, slots=True)
class Literal:
    """An expression in FEEL; empty text is null."""

    text: str
    type_ref: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Unanswerable:
    """An expression that Addendum does not run, such as one in another language; its value is null."""

    what: str
    type_ref: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class ContextEntry:
    """An entry of a context; the entry without a variable is the context's result."""

    variable: Parameter | None
    value: Expression | None


@dataclass(frozen=True, slots=True)
class Context:
    """Named entries, each of which sees those above it."""

    entries: tuple[ContextEntry, ...]
    type_ref: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of expressions."""

    items: tuple[Expression | None, ...]
    type_ref: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Relation:
    """A list of contexts that all have the same entries, drawn as a table."""

    columns: tuple[Parameter, ...]
    rows: tuple[tuple[Expression | None, ...], ...]
    type_ref: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Binding:
    """An argument by the name of its parameter."""

    name: str
    value: Expression | None


@dataclass(frozen=True, slots=True)
class Invocation:
    """A call of the function that an expression gives."""

    function: Expression | None
    bindings: tuple[Binding, ...]
    type_ref: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class FunctionDefinition:
    """A function as a value."""

    parameters: tuple[Parameter, ...]
    body: Expression | None
    type_ref: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Conditional:
    """`if … then … else …` with boxed parts."""

    condition: Expression | None
    then: Expression | None
    otherwise: Expression | None
    type_ref: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Filter:
    """`source[match]` with boxed parts."""

    source: Expression | None
    match: Expression | None
    type_ref: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Iteration:
    """`for`, `some` or `every` (the `word`) with boxed parts."""

    word: str
    variable: str
    source: Expression | None
    body: Expression | None
    type_ref: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class InputClause:
    """An input of a decision table: its expression, and unary tests that its values meet."""

    expression: str
    type_ref: str = ""
    values: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class OutputClause:
    """An output of a decision table: its `values` in order of priority, its `default` for no rule at all."""

    name: str
    type_ref: str = ""
    values: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: one unary test for each input, one expression for each output; `notes` are for people."""

    tests: tuple[str, ...]
    results: tuple[str, ...]
    line: int = 1
    label: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """A decision table as drawn; hit policy and aggregation by DMN's own words."""

    inputs: tuple[InputClause, ...]
    outputs: tuple[OutputClause, ...]
    rules: tuple[Rule, ...]
    hit_policy: str = "UNIQUE"
    aggregation: str = ""
    type_ref: str = ""
    line: int = 1


Expression = (
    Literal
    | Unanswerable
    | Context
    | ItemList
    | Relation
    | Invocation
    | FunctionDefinition
    | Conditional
    | Filter
    | Iteration
    | DecisionTable
)


def texts_in(part: object) -> Iterator[str]:
    """All texts in an expression, those of its formulas among them."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from texts_in(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts_in(getattr(part, field.name))

"""A DMN model as read from its XML: inputs, decisions and business knowledge, with expressions kept as text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ItemDefinition:
    """A named type: a simple one with allowed values, a structure of components, or a collection of either."""

    name: str
    type_ref: str = ""
    is_collection: bool = False
    allowed_values: str = ""
    components: tuple[ItemDefinition, ...] = ()


@dataclass(frozen=True, slots=True)
class InputClause:
    """An input of a decision table: its expression and the values it may have."""

    expression: str
    type_ref: str = ""
    values: str = ""


@dataclass(frozen=True, slots=True)
class OutputClause:
    """An output of a decision table; `values` in order of priority, `default` for the case that no rule matches."""

    name: str
    type_ref: str = ""
    values: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: one unary test for each input, one expression for each output."""

    tests: tuple[str, ...]
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """A decision table as drawn; hit policy and aggregation by DMN's own words."""

    inputs: tuple[InputClause, ...]
    outputs: tuple[OutputClause, ...]
    rules: tuple[Rule, ...]
    hit_policy: str = "UNIQUE"
    aggregation: str = ""


@dataclass(frozen=True, slots=True)
class Literal:
    """An expression in FEEL; boxed expressions are written out as FEEL when they are read."""

    text: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A business knowledge model: a function by name."""

    id: str
    name: str
    parameters: tuple[str, ...]
    body: Literal | DecisionTable
    requires: tuple[str, ...] = ()
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision and the ids of what it requires."""

    id: str
    name: str
    body: Literal | DecisionTable | None
    requires: tuple[str, ...] = ()
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class InputData:
    """A value that the caller gives."""

    id: str
    name: str
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class Model:
    """All that a DMN file holds and Addendum reads, by element id."""

    name: str
    namespace: str
    inputs: Mapping[str, InputData] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    knowledge: Mapping[str, Knowledge] = field(default_factory=dict)
    types: Mapping[str, ItemDefinition] = field(default_factory=dict)

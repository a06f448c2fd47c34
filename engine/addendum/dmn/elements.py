"""A DMN model as its XML says it: types, inputs, decisions, knowledge and services, with their expressions.

Formulas stay text here; nothing is resolved, checked or compiled. Every element knows its line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.dmn.boxed import Expression
    from addendum.findings import Finding


OWN_NAMESPACE = "urn:addendum:"
"""What the namespaces of models begin with that Addendum writes; the id of the policy follows."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A name with the type that its value has; `""` is any type."""

    name: str
    type_ref: str = ""


@dataclass(frozen=True, slots=True)
class ItemDefinition:
    """A named type: another one with constraints, a structure of components, a function, or a list of such.

    `allowed_values` are unary tests that each value (of a list: each item) meets, `type_constraint` those
    that the value itself meets, a list as a whole. `result_ref` is None but for a function of `parameters`.
    """

    name: str
    type_ref: str = ""
    is_collection: bool = False
    allowed_values: str = ""
    type_constraint: str = ""
    components: tuple[ItemDefinition, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    result_ref: str | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """What an element says to people: its label where that is not its name, and a description."""

    label: str = ""
    description: str = ""


NO_WORDS = Words()


@dataclass(frozen=True, slots=True)
class InputData:
    """A value that the caller gives."""

    id: str
    variable: Parameter
    line: int = 1
    words: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision, its logic, and the references of what it requires; without logic its value is null."""

    id: str
    variable: Parameter
    logic: Expression | None
    requires: tuple[str, ...] = ()
    line: int = 1
    words: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A business knowledge model: a function by name, with the references of other knowledge it requires."""

    id: str
    variable: Parameter
    parameters: tuple[Parameter, ...]
    logic: Expression | None
    requires: tuple[str, ...] = ()
    line: int = 1
    words: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class Service:
    """A decision service: references of the decisions that it gives, and of what it takes."""

    id: str
    variable: Parameter
    outputs: tuple[str, ...]
    input_decisions: tuple[str, ...] = ()
    input_data: tuple[str, ...] = ()
    line: int = 1


@dataclass(frozen=True, slots=True)
class Import:
    """Another model whose elements are used under a name; without one, as if they stood here."""

    name: str
    namespace: str
    kind: str = ""
    location: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Model:
    """All that a DMN file holds and Addendum reads, by element id, and types by name.

    `prefixes` are the XML prefixes that type references may use. `findings` are about what is there but
    cannot be answered; its value is null.
    """

    name: str
    namespace: str
    file: str = ""
    inputs: Mapping[str, InputData] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    knowledge: Mapping[str, Knowledge] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    types: Mapping[str, ItemDefinition] = field(default_factory=dict)
    imports: tuple[Import, ...] = ()
    prefixes: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

"""Decisions as data: facts, tables and formulas, with the place in the policy that each part comes from."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeGuard

    from addendum.feel import Compiled
    from addendum.findings import Place
    from addendum.values import Type, Value


def is_formula(result: Value | Compiled) -> TypeGuard[Compiled]:
    """Whether a result is a formula; asked so that tables of constants do not import the language."""
    return hasattr(result, "bind")


class Origin(NamedTuple):
    """Which version of which document says a thing, and where.

    `name` is the author's stable reference, `assumed` says why a value that the source does not state was
    set.
    """

    policy: str
    version: int
    place: Place
    name: str = ""
    clause: str = ""
    quote: str = ""
    assumed: str = ""


class Bounds(NamedTuple):
    """The least and the greatest value that a fact may have, both included; None where it is open."""

    at_least: Value | None = None
    at_most: Value | None = None


class Fact(NamedTuple):
    """An input: its type, bounds and origin.

    `value` is what the contract itself gives; a question may give another, and the answer says so.
    `number_means` is the unit that a bare number on the wire stands for, `""` where none is declared;
    `given_by` says who gives the fact (question, contract, ledger), `""` where the policy leaves it open.
    """

    name: str
    type: Type
    origin: Origin
    title: str = ""
    optional: bool = False
    bounds: Bounds = Bounds()
    number_means: str = ""
    value: Value | None = None
    given_by: str = ""


class Span(NamedTuple):
    """A stretch of an ordered type; an end of None is open to infinity."""

    low: Value | None
    low_closed: bool
    high: Value | None
    high_closed: bool


class Anything(NamedTuple):
    """The condition that every value but null meets (`any`, `-` or an absent key)."""


class Within(NamedTuple):
    """Met by a value of an ordered type that lies in one of the spans (sorted, disjoint)."""

    spans: tuple[Span, ...]


class Among(NamedTuple):
    """Met by one of the values, or, `negated`, by any other value but null."""

    values: tuple[Value, ...]
    negated: bool = False


class Passing(NamedTuple):
    """Met where a FEEL unary test over the column's value (`?`) yields true; geometry cannot look inside."""

    test: Compiled


Condition = Anything | Within | Among | Passing


class Column(NamedTuple):
    """An input of a table: the fact or decision of that name, or the value of an expression.

    `admits_null` is for tables that come from DMN: there `-` is met by null, and tests look at it.
    """

    name: str
    type: Type
    expression: Compiled | None = None
    admits_null: bool = False


class Output(NamedTuple):
    """A typed result within its bounds.

    `order` lists its values from the highest priority down, for the hit policies that need it. The bounds
    hold for a value that is given in place of the computed one, too.
    """

    name: str
    type: Type
    order: tuple[Value, ...] = ()
    bounds: Bounds = Bounds()


class Row(NamedTuple):
    """One rule: a condition for each column, a value or a formula for each output."""

    conditions: tuple[Condition, ...]
    outputs: tuple[Value | Compiled, ...]
    origin: Origin


class HitPolicy(Enum):
    """What happens when several rows match; DMN's letter is the value."""

    UNIQUE = "U"
    ANY = "A"
    PRIORITY = "P"
    FIRST = "F"
    COLLECT = "C"
    RULE_ORDER = "R"
    OUTPUT_ORDER = "O"


class Aggregation(Enum):
    """How the values of all matching rows become one."""

    NONE = ""
    SUM = "+"
    LOWEST = "<"
    HIGHEST = ">"
    COUNT = "#"


class Table(NamedTuple):
    """A decision table. `otherwise` has a value for each output where no row matches; None: an error."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    hit_policy: HitPolicy = HitPolicy.UNIQUE
    aggregation: Aggregation = Aggregation.NONE
    otherwise: tuple[Value | Compiled, ...] | None = None
    otherwise_origin: Origin | None = None


class Decision(NamedTuple):
    """A named result of a table or a formula.

    `needs` are the facts and decisions it is called with, in the order of its arguments. With one output its
    value is that output, with several a context of them. `words` say what a formula does that a kind
    composed, with the names that it uses in braces.
    """

    name: str
    needs: tuple[str, ...]
    outputs: tuple[Output, ...]
    logic: Table | Compiled
    origin: Origin
    title: str = ""
    words: str = ""


class Program(NamedTuple):
    """Facts and decisions that one subject (a tier or a contract at a date) is answered from."""

    facts: Mapping[str, Fact]
    decisions: Mapping[str, Decision]

"""Small programs for the tests of this room: tables written as tuples, formulas as Python functions."""

from __future__ import annotations

from decimal import Decimal

from addendum.findings import Place
from addendum.rules import (
    Among,
    Anything,
    Column,
    Decision,
    Fact,
    Origin,
    Output,
    Program,
    Row,
    Span,
    Table,
    Within,
)
from addendum.values import Duration, Percent


def origin(line=1, name=""):
    return Origin("test/policy", 1, Place("policy.yaml", line), name)


def fact(name, of_type, **more):
    return Fact(name, of_type, origin(), **more)


def percent(points):
    return Percent(Decimal(points))


def minutes(count):
    return Duration(Decimal(count) * 60)


def number(digits):
    return Decimal(digits)


def within(low, high, *, low_closed=True, high_closed=False):
    return Within((Span(low, low_closed, high, high_closed),))


def among(*values):
    return Among(values)


def none_of(*values):
    return Among(values, negated=True)


def table(columns, rows, **more):
    """A table of `columns` (name, type) and `rows` (conditions, outputs); None stands for any value."""
    return Table(
        tuple(Column(*column) for column in columns),
        tuple(
            Row(
                tuple(Anything() if each is None else each for each in conditions),
                outputs if isinstance(outputs, tuple) else (outputs,),
                origin(10 + index, f"row-{index + 1}"),
            )
            for index, (conditions, outputs) in enumerate(rows)
        ),
        **more,
    )


def decision(name, logic, *outputs, needs=None):
    """A decision; an output is a type (then it has the decision's name) or an Output."""
    named = tuple(each if isinstance(each, Output) else Output(name, each) for each in outputs)
    if needs is None:
        needs = tuple(column.name for column in logic.columns) if isinstance(logic, Table) else logic.names
    return Decision(name, needs, named, logic, origin(5, name))


def program(facts, decisions):
    return Program({each.name: each for each in facts}, {each.name: each for each in decisions})


class Formula:
    """A formula that is a Python function, in place of a compiled one: all that the room looks at."""

    def __init__(self, names, function, functions=(), text="a formula"):
        self.names = tuple(names.split())
        self.functions = tuple(functions)
        self.text = text
        self.function = function

    def bind(self, exact=False):  # noqa: ARG002 -- one function serves both modes
        return self.function

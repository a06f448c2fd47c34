"""Conditions, bands and tables for tests, written as YAML-like Python data."""

from __future__ import annotations

from decimal import Decimal

from addendum.documents import Mapping, Scalar, Sequence
from addendum.findings import Place
from addendum.rules.conditions import read_condition
from addendum.rules.model import Anything, Column, Decision, Origin, Output, Row, Table
from addendum.values import PERCENT, MemberOf, Percent

SEVERITIES = MemberOf("severities", ("S1", "S2", "S3", "S4"))


def place(line=1):
    return Place("policy.yaml", line)


def origin(line=1, name=""):
    return Origin("test/policy", 1, place(line), name)


def node(data, line=1):
    """A document node for plain data; a text in double quotes is a quoted scalar."""
    if isinstance(data, dict):
        return Mapping(
            tuple((node(key, line), node(value, line)) for key, value in data.items()), place(line)
        )
    if isinstance(data, list):
        return Sequence(tuple(node(item, line) for item in data), place(line))
    if data is None:
        return Scalar("null", "null", place(line))
    if isinstance(data, str) and data.startswith('"'):
        return Scalar(data.strip('"'), "text", place(line), quoted=True)
    return Scalar(str(data), "text", place(line))


def percent(points):
    return Percent(Decimal(str(points)))


def condition(data, of_type):
    """The condition for plain data; None stands for a column that the row leaves out."""
    if data is None:
        return Anything()
    findings = []
    found = read_condition(node(data), of_type, findings.append)
    assert not findings, findings
    return found


def table(columns, rows, **more):
    """A table over columns (name: type); a row is its conditions as written and then its result."""
    types = list(columns.values())
    return Table(
        tuple(Column(name, of_type) for name, of_type in columns.items()),
        tuple(
            Row(
                tuple(condition(data, of_type) for data, of_type in zip(row, types, strict=False)),
                (row[len(types)] if len(row) > len(types) else 0,),
                origin(10 + number),
            )
            for number, row in enumerate(rows)
        ),
        **more,
    )


def decision(logic, name="credit", of_type=PERCENT, needs=None):
    needs = needs or tuple(column.name for column in getattr(logic, "columns", ()))
    return Decision(name, needs, (Output(name, of_type),), logic, origin(5))

"""Decisions as data: tables and formulas over facts, compiled to functions, evaluated with their reasons."""

from addendum.rules.graph import find_cycles
from addendum.rules.inputs import type_of_decision
from addendum.rules.model import (
    Aggregation,
    Among,
    Anything,
    Bounds,
    Column,
    Condition,
    Decision,
    Fact,
    HitPolicy,
    Origin,
    Output,
    Passing,
    Program,
    Row,
    Span,
    Table,
    Within,
)
from addendum.rules.plan import Plan, Planner, program_plan
from addendum.rules.result import OTHERWISE, Result, Step

__all__ = [
    "OTHERWISE",
    "Aggregation",
    "Among",
    "Anything",
    "Bounds",
    "Column",
    "Condition",
    "Decision",
    "Fact",
    "HitPolicy",
    "Origin",
    "Output",
    "Passing",
    "Plan",
    "Planner",
    "Program",
    "Result",
    "Row",
    "Span",
    "Step",
    "Table",
    "Within",
    "find_cycles",
    "program_plan",
    "type_of_decision",
]

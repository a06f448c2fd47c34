"""Decisions as data: tables and formulas over facts, compiled to functions, evaluated with their reasons."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.rules.bands import close_bands, complement
    from addendum.rules.conditions import CONDITION_WORDS, read_condition
    from addendum.rules.differences import Difference, Differences, Narrowed, Tested, differences
    from addendum.rules.editing import (
        with_ends_moved,
        with_ends_turned,
        with_formulas,
        with_results,
        without_rows,
    )
    from addendum.rules.given import NO_ROW, NOT_ACCEPTED, Given, Together
    from addendum.rules.graph import (
        facts_behind,
        find_cycles,
        formulas_of,
        functions_called,
        names_behind,
        names_needed,
    )
    from addendum.rules.inputs import type_of_decision
    from addendum.rules.meeting import meets
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
        is_formula,
    )
    from addendum.rules.paired import Domains, domains_of
    from addendum.rules.plan import Plan, Planner, program_plan
    from addendum.rules.promises import (
        Case,
        Movement,
        Proved,
        Refuted,
        Undecided,
        Verdict,
        promise_finding,
        prove_formula,
        prove_movement,
    )
    from addendum.rules.result import OTHERWISE, Result, Step
    from addendum.rules.sampling import Sampler
    from addendum.rules.scales import Scale, scale_of
    from addendum.rules.steps import Steps, steps_of
    from addendum.rules.stored import program_from_data
    from addendum.rules.storing import program_to_data
    from addendum.rules.table_findings import bounds_of, check_table, check_tables
    from addendum.rules.tables import CompiledTable
    from addendum.rules.thresholds import Sides, Threshold, sides_tried, thresholds_of
    from addendum.rules.watching import Record, Visit, WatchedPlanner
    from addendum.rules.wording import words

__all__ = [
    "CONDITION_WORDS",
    "NOT_ACCEPTED",
    "NO_ROW",
    "OTHERWISE",
    "Aggregation",
    "Among",
    "Anything",
    "Bounds",
    "Case",
    "Column",
    "CompiledTable",
    "Condition",
    "Decision",
    "Difference",
    "Differences",
    "Domains",
    "Fact",
    "Given",
    "HitPolicy",
    "Movement",
    "Narrowed",
    "Origin",
    "Output",
    "Passing",
    "Plan",
    "Planner",
    "Program",
    "Proved",
    "Record",
    "Refuted",
    "Result",
    "Row",
    "Sampler",
    "Scale",
    "Sides",
    "Span",
    "Step",
    "Steps",
    "Table",
    "Tested",
    "Threshold",
    "Together",
    "Undecided",
    "Verdict",
    "Visit",
    "WatchedPlanner",
    "Within",
    "bounds_of",
    "check_table",
    "check_tables",
    "close_bands",
    "complement",
    "differences",
    "domains_of",
    "facts_behind",
    "find_cycles",
    "formulas_of",
    "functions_called",
    "is_formula",
    "meets",
    "names_behind",
    "names_needed",
    "program_from_data",
    "program_plan",
    "program_to_data",
    "promise_finding",
    "prove_formula",
    "prove_movement",
    "read_condition",
    "scale_of",
    "sides_tried",
    "steps_of",
    "thresholds_of",
    "type_of_decision",
    "with_ends_moved",
    "with_ends_turned",
    "with_formulas",
    "with_results",
    "without_rows",
    "words",
]

# Looking a table through takes several times as long to import as asking it does.
__getattr__ = on_demand(
    __name__,
    {
        "bands": "close_bands complement",
        "conditions": "CONDITION_WORDS read_condition",
        "differences": "Difference Differences Narrowed Tested differences",
        "editing": "with_ends_moved with_ends_turned with_formulas with_results without_rows",
        "given": "NO_ROW NOT_ACCEPTED Given Together",
        "graph": "facts_behind find_cycles formulas_of functions_called names_behind names_needed",
        "inputs": "type_of_decision",
        "meeting": "meets",
        "model": (
            "Aggregation Among Anything Bounds Column Condition Decision Fact HitPolicy "
            "Origin Output Passing Program Row Span Table Within is_formula"
        ),
        "paired": "Domains domains_of",
        "plan": "Plan Planner program_plan",
        "promises": (
            "Case Movement Proved Refuted Undecided Verdict promise_finding prove_formula prove_movement"
        ),
        "result": "OTHERWISE Result Step",
        "sampling": "Sampler",
        "scales": "Scale scale_of",
        "stored": "program_from_data",
        "steps": "Steps steps_of",
        "storing": "program_to_data",
        "table_findings": "bounds_of check_table check_tables",
        "tables": "CompiledTable",
        "thresholds": "Sides Threshold sides_tried thresholds_of",
        "watching": "Record Visit WatchedPlanner",
        "wording": "words",
    },
)

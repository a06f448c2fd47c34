"""Promises that no number of cases decides, proved or refuted by the solver z3 (the extra `proofs`)."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.rules.solving.proving import prove_formula_by_solver, prove_movement_by_solver

__all__ = ["prove_formula_by_solver", "prove_movement_by_solver"]

__getattr__ = on_demand(__name__, {"proving": "prove_formula_by_solver prove_movement_by_solver"})

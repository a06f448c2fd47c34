"""What checks clean cannot fail on types: over every operator, every built-in function, and both nested."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings

from addendum.feel.builtins import names
from addendum.findings import FindingsError
from feel.typed_formulas import (
    ATOMS,
    OF_TYPES,
    SHAPES,
    code_of,
    compiled,
    counts_of,
    formulas,
    is_typed,
)

_TRIES = 150


def failure_of(text):
    """The error of a formula that checked clean with all its types known; empty where there is none."""
    try:
        formula = compiled(text)
    except FindingsError:
        return ""
    return code_of(formula) if is_typed(formula) else ""


def choices(seed):
    """Parts for a formula, the same at every run."""
    chosen = random.Random(seed)  # noqa: S311 -- chance decides nothing but what is tried
    return lambda: chosen.choice(ATOMS)


@pytest.mark.parametrize("name", sorted(names()))
def test_a_call_that_checks_clean_does_not_fail_on_types(name):
    choose = choices(name)
    counts = [count for count in counts_of(name) for _ in range(_TRIES)]
    calls = [f"{name}({', '.join(choose() for _ in range(count))})" for count in counts]

    failures = {text: failure_of(text) for text in calls}

    assert {text: code for text, code in failures.items() if code in OF_TYPES} == {}


@pytest.mark.parametrize("shape", SHAPES)
def test_an_operation_that_checks_clean_does_not_fail_on_types(shape):
    choose = choices(shape)
    texts = [shape.format(a=choose(), b=choose()) for _ in range(_TRIES)]

    failures = {text: failure_of(text) for text in texts}

    assert {text: code for text, code in failures.items() if code in OF_TYPES} == {}


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(formulas)
def test_a_formula_that_checks_clean_does_not_fail_on_types(text):
    assert failure_of(text) not in OF_TYPES


@pytest.mark.parametrize(
    "text",
    [
        "sort(outages, function(p, q) p.length < q.length)",
        "sum(for x in outages return x.length)",
        "list replace(numbers, function(p, q) p < q, 5)",
        "(function(x) x + 1)(count_of_users)",
        "if span is given and span.start is given then span.start + 1 else 0",
        'get value(outage, "name")',
        "share * fee in (? > EUR 1)",
        "after(opened, [opened..opened])",
    ],
)
def test_what_makes_sense_checks_clean(text):
    assert code_of(compiled(text)) == ""

"""Promises over formulas and caps: the solver proves them or shows a case, and agrees with the geometry."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import addendum
from addendum.answers import soundness
from addendum.rules import Proved, Refuted, Undecided, prove_movement
from addendum.values import Date

pytest.importorskip("z3", reason="the extra `proofs` is not installed")

from addendum.rules.solving import prove_movement_by_solver

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = """
format: 1
kind: offering
id: host/support
version: 1
effective: 2025-01-01
title: Support
definitions:
  lists: {{severities: [S1, S2]}}
  facts:
    severity: {{type: one of severities}}
    fee: {{type: money, at least: EUR 0}}
    discount: {{type: percent, optional: true, at least: 0 %, at most: 50 %}}
    downtime: {{type: duration, at least: 0 minutes, at most: 720 hours}}
    parts: {{type: list of records, fields: {{size: number}}}}
rules:
  decisions:
    lost:
      gives: percent
      formula: |
        = downtime / 720 hours * 100 %
    raw:
      gives: money
      formula: |
        = 10 * lost * fee
    credit:
      gives: money
      formula: |
        = rounded(min(raw, 30 % * fee), "half up", 0.01)
    jump:
      gives: money
      formula: |
        = if downtime > 10 hours then credit - EUR 5 else credit
    by_severity:
      gives: percent
      table:
        rows:
          - {{when: {{severity: S1}}, gives: 20 %}}
        otherwise: 10 %
    weighed:
      gives: money
      formula: |
        = by_severity * fee + lost * fee
    with_discount:
      gives: money
      formula: |
        = if discount is given then fee - discount * fee else fee
    counted:
      gives: number
      formula: |
        = sum(for part in parts return part.size)
    from_parts:
      gives: money
      formula: |
        = counted * fee
promises:
  - id: promise
    says: It holds
    {promise}
tiers:
  standard: {{title: Standard}}
"""


@pytest.fixture
def told(tmp_path: Path) -> Callable[[str], list[tuple[str, str]]]:
    """The findings on a promise, each with its example."""

    def told(promise: str) -> list[tuple[str, str]]:
        page = tmp_path / "page.yaml"
        page.write_text(dedent(PAGE).lstrip("\n").format(promise=promise), encoding="utf-8")
        return [(finding.code, finding.example) for finding in addendum.check(page).findings]

    return told


HOLD = [
    "always: = credit <= 30 % * fee + EUR 0.01",
    "always: = credit >= EUR 0",
    "never: {credit: falls, as: downtime rises}",
    "never: {credit: falls, as: fee rises}",
    "always: = weighed >= 10 % * fee",
    "always: = with_discount >= fee / 2",
    "always: = max(raw, credit) >= abs(credit) or fee < EUR 0",
    "always: = not(downtime > 72 hours and raw < fee)",
    "always: = lost between 0 % and 100 %",
]


@pytest.mark.parametrize("promise", HOLD)
def test_a_promise_over_formulas_and_caps_is_proved(told: Any, promise: str) -> None:
    assert told(promise) == []


BROKEN = [
    ("always: = credit <= 20 % * fee", "fee `EUR"),
    ("always: = weighed <= 100 % * fee", "severity `S"),
    ("never: {jump: falls, as: downtime rises}", "jump is EUR -"),
    ("always: = with_discount >= 60 % * fee", "discount"),
    ("never: {with_discount: falls, as: discount rises}", "discount"),
]


@pytest.mark.parametrize(("promise", "example"), BROKEN)
def test_a_promise_that_is_broken_shows_a_case_that_was_calculated(
    told: Any, promise: str, example: str
) -> None:
    ((code, shown),) = told(promise)

    assert code == "PROMISE-BROKEN"
    assert example in shown


def test_what_the_solver_is_not_told_of_stays_undecided(told: Any) -> None:
    ((code, _),) = told("always: = from_parts >= EUR 0")

    assert code == "PROMISE-UNDECIDED"


def test_without_the_extra_the_cases_alone_decide(told: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soundness, "is_solver_installed", lambda: False)

    assert [code for code, _ in told(HOLD[0])] == ["PROMISE-UNDECIDED"]


def test_both_methods_agree_on_every_promise_of_the_shipped_policies(shipped: addendum.Library) -> None:
    compared = 0
    for subject in shipped.index.zones:
        last = Date.from_ordinal(shipped.index.days_of(subject)[-1].ordinal)
        lowered = shipped.standing(subject, last).lowered
        for promise in lowered.promises:
            if promise.never is None:
                continue
            evaluate = soundness._evaluating(lowered.program, promise.never.decision, lowered.functions)
            verdicts = [
                prove(promise.never, lowered.program, evaluate)
                for prove in (prove_movement, prove_movement_by_solver)
            ]
            decided = [type(verdict) for verdict in verdicts if not isinstance(verdict, Undecided)]
            assert len({*decided}) <= 1, (subject, promise.id)
            compared += len(decided) == len(verdicts)
    assert compared > 0


BANDS = """
kind: offering
format: 1
id: host/support
version: 1
effective: 2025-01-01
title: Support
definitions:
  facts:
    availability: {{type: percent, at least: 0 %, at most: 100 %}}
rules:
  decisions:
    credit:
      gives: percent
      table:
        rows:
{rows}
promises:
  - id: promise
    says: More availability never means more credit
    never: {{credit: rises, as: availability rises}}
tiers:
  standard: {{title: Standard}}
"""


def _band(low: int, high: int | None) -> str:
    return f"at least: {low} %" if high is None else f"at least: {low} %, below: {high} %"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.integers(1, 99), min_size=1, max_size=4, unique=True),
    st.lists(st.integers(0, 50), min_size=5, max_size=5),
)
def test_both_methods_agree_on_bands(tmp_path: Path, borders: list[int], amounts: list[int]) -> None:
    ends = [0, *sorted(borders)]
    pairs = zip(ends, [*ends[1:], None], amounts, strict=False)
    rows = "".join(
        f"          - {{when: {{availability: {{{_band(low, high)}}}}}, gives: {credit} %}}\n"
        for low, high, credit in pairs
    )
    page = tmp_path / "bands.yaml"
    page.write_text(BANDS.format(rows=rows.rstrip("\n")).lstrip("\n"), encoding="utf-8")
    lowered = addendum.load(page).standing("host/support/standard", Date.parse("2025-02-01")).lowered
    (promise,) = lowered.promises
    assert promise.never is not None
    evaluate = soundness._evaluating(lowered.program, "credit", lowered.functions)

    by_cases = prove_movement(promise.never, lowered.program, evaluate)
    by_solver = prove_movement_by_solver(promise.never, lowered.program, evaluate)

    falling = amounts[: len(ends)]
    expected = Proved if falling == sorted(falling, reverse=True) else Refuted
    assert (type(by_cases), type(by_solver)) == (expected, expected)

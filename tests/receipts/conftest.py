"""Policies to give receipts of, and the schemas of receipts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

import addendum

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
PAGE = """kind: offering
id: acme/support
version: 1
title: Support
effective: 2025-01-01
definitions:
  lists: {severities: [S1, S2]}
  facts:
    severity: one of severities
    fee: money
  clocks: {reply: {title: Reply, starts: opened, stops: responded}}
severity targets:
  answers: reply-target
  commitments: {reply: {by: severity, S1: 1 hour, S2: 4 hours}}
service credits:
  answers: service-credit
  measure:
    per: calendar month
    formula: = (period.length - downtime) / period.length * 100 %
  commitment: {at least: 99.9 %}
  when missed:
    credit: 10 %
    steps:
      - of: = fee
tiers: {standard: {title: Standard}}
"""
CASES: list[tuple[str, dict[str, Any], str | None]] = [
    ("reply-target", {"severity": "S2"}, "2025-06-01"),
    ("service-credit", {"month": "2025-06", "downtime": "3 hours", "fee": "EUR 100"}, None),
    ("service-credit", {"month": "2025-06", "downtime": "3 hours"}, None),
    ("reply-target", {"severity": "S7"}, "2025-06-01"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a page of policies."""
    (tmp_path / "addendum.toml").touch()
    (tmp_path / "page.yaml").write_text(PAGE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def library(folder: Path) -> addendum.Library:
    return addendum.load(folder)


@pytest.fixture
def receipt_of() -> Callable[..., dict[str, Any]]:
    """Asks, and gives the receipt of the answer or the error."""

    def given(
        library: addendum.Library, question: str, facts: dict[str, Any], at: str | None, **words: Any
    ) -> dict[str, Any]:
        outcome: addendum.Answer | addendum.NoAnswer
        try:
            outcome = library.ask(question, facts, at=at)
        except addendum.NoAnswer as error:
            outcome = error
        return addendum.receipt(library, question, facts, outcome, at=at, **words)

    return given


@pytest.fixture
def receipts(library: addendum.Library, receipt_of: Callable[..., dict[str, Any]]) -> list[dict[str, Any]]:
    """The receipts of the cases, two of them answered and two not."""
    return [receipt_of(library, *case) for case in CASES]


@pytest.fixture(scope="session")
def refused() -> Callable[[str, object], list[str]]:
    """What a schema refuses of a document."""
    resources = [
        (path.name, Resource.from_contents(json.loads(path.read_text(encoding="utf-8"))))
        for path in (ROOT / "schemas").glob("*.json")
    ]
    registry: Registry[Any] = Registry().with_resources(resources)

    def errors(name: str, document: object) -> list[str]:
        validator = Draft202012Validator({"$ref": f"{name}.json"}, registry=registry)
        return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]

    return errors

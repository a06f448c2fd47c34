"""Policies to ask: the shipped ones, small ones written for a test, and the schemas of what comes out."""

from __future__ import annotations

import json
import os
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

import addendum

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent

TERMS = """
    kind: definitions
    id: acme/definitions
    version: 1
    title: Terms
    lists:
      severities:
        - {S1: Outage}
        - {S2: Fault}
      channels: [portal, phone]
    facts:
      seats: {type: number, optional: true}
      fee: {type: money, from: contract}
      live_system: {type: boolean}
    clocks:
      initial_response: {title: Initial response, starts: opened, stops: [responded]}
"""
TARGETS = """
    kind: severity-targets
    id: acme/severity-targets
    version: 1
    title: Response targets
    source: {document: Terms, section: "4"}
    answers: response-target
    severities:
      S1:
        channels:
          - portal
          - phone: {only if: {live_system: true}}
        commitments:
          initial_response: {within: 30 minutes}
      S2:
        channels: [portal]
        commitments:
          initial_response: {within: 8 hours}
"""
CREDITS = """
    kind: credit-bands
    id: acme/service-credits
    version: 1
    title: Service credits
    answers: service-credit
    measure: {name: availability, per: calendar month}
    commitment: {at least: 99.9 %}
    when missed:
      bands:
        by: availability
        rows:
          - {name: first, at least: 99 %, credit: 10 %}
          - {name: second, below: 99 %, credit: 25 %}
      steps:
        - of: = fee
"""
TIER = """
    kind: support-tier
    id: acme/gold
    version: 1
    title: Gold
    includes: [acme/severity-targets, acme/service-credits]
    features: {phone_callback: true, engineers: 2, guidance: {value: on demand, clause: "7"}}
"""
CONTRACT = """
    kind: contract
    id: acme/contracts/one
    version: 1
    effective: 2025-01-01
    title: Order form of One
    tier: acme/gold
    facts: {fee: EUR 1000}
    amendments:
      - {id: addendum-1, effective: 2025-07-01, because: More seats, set: {facts: {fee: EUR 2000}}}
"""


@pytest.fixture(scope="session")
def shipped() -> addendum.Library:
    """The policies that come with Addendum."""
    return addendum.load(ROOT / "policies")


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes policies into a folder: the small offering above, some of its files replaced or more added."""

    def written(**texts: str) -> Path:
        files = {"terms": TERMS, "targets": TARGETS, "credits": CREDITS, "tier": TIER, "contract": CONTRACT}
        for name, text in {**files, **texts}.items():
            if text:
                (tmp_path / f"{name}.yaml").write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return tmp_path

    return written


@pytest.fixture
def acme(write: Callable[..., Path]) -> addendum.Library:
    """The small offering, ready to be asked."""
    return addendum.load(write())


@pytest.fixture(scope="session")
def refused() -> Callable[[str, object], list[str]]:
    """What a schema refuses of a document."""
    schemas = {
        path.name: Resource.from_contents(json.loads(path.read_text(encoding="utf-8")))
        for path in (ROOT / "schemas").glob("*.json")
    }
    registry: Registry[Any] = Registry().with_resources(schemas.items())

    def errors(name: str, document: object) -> list[str]:
        validator = Draft202012Validator({"$ref": f"{name}.json"}, registry=registry)
        return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]

    return errors


@pytest.fixture(scope="session")
def as_golden() -> Callable[[str, str], None]:
    """Holds a text against a golden file, whole; with `WRITE_GOLDEN=1` in the environment, writes it."""

    def compare(name: str, actual: str) -> None:
        golden = HERE / "golden" / name
        if os.environ.get("WRITE_GOLDEN"):
            golden.write_text(actual, encoding="utf-8")
        assert actual == golden.read_text(encoding="utf-8")

    return compare

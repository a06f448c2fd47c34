"""What the cases of a contract ask of its policies: a mapping file, read and applied to one case.

A mapping says for each kind of case the question, whom it is asked of, the facts, and where in the answer
each expected field stands. Its texts are taken as they are, except that `{…}` holds a formula over the inputs
of the case, and that a text which begins with `=` is a formula whole. Under `expected` formulas see the
expected fields; an input that only other cases have is optional.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from addendum.feel import Profile, Scope, compile_formula
from addendum.findings import FindingsError
from addendum.values import ANY, NoAnswer, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from addendum.feel import Compiled

EXPECTED = "expected"
FORMULA_IN_TEXT = re.compile(r"\{([^{}]*)\}")
SHARED = ("tier", "contract", "at", "ask", "given", "expect", "left out")
"""What a mapping may say for all kinds of cases together; where both say something, a map takes in both."""
EXPECTED_FIELD = re.compile(rf"\b{EXPECTED}\.(\w+)")


class Unmapped(Exception):
    """Why a case cannot be asked, in a sentence."""


@dataclass(frozen=True)
class Asked:
    """A question as the library takes it, and what the answer must hold at which path."""

    question: str
    facts: Mapping[str, Any]
    asked_of: Mapping[str, str]
    wanted: Mapping[tuple[str, ...], Any]


@dataclass(frozen=True)
class Form:
    """How cases of one kind are asked; of several for a kind the first whose `when` holds is taken.

    `names` are the inputs of all cases of the contract.
    """

    data: Mapping[str, Any]
    names: Iterable[str] = ()

    def inputs(self, case: Mapping[str, Any]) -> dict[str, Any]:
        """The inputs of a case; those that only other cases have are null."""
        return {**dict.fromkeys(self.names), **case["inputs"]}

    def holds(self, case: Mapping[str, Any]) -> bool:
        when = self.data.get("when")
        return when is None or filled(when, self.inputs(case)) is True

    def asks(self, case: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[Asked]:
        """The questions of a case; raises Unmapped where a field of `expected` is compared with nothing."""
        compared: set[str] = set(self.data.get("left out", {}))
        inputs = self.inputs(case)
        names = {**inputs, EXPECTED: expected}
        for question in self.data.get("questions", [{}]):
            each = merged(self.data, question)
            wanted = {}
            for path, text in each.get("expect", {}).items():
                fields = set(EXPECTED_FIELD.findall(str(text)))
                if fields <= set(expected):
                    wanted[tuple(path.split("."))] = filled(text, names)
                    compared |= fields
            asked_of = {key: filled(each[key], names) for key in ("tier", "contract", "at") if key in each}
            facts = filled(each.get("given", {}), inputs)
            yield Asked(filled(each["ask"], names), facts, asked_of, wanted)
        forgotten = [f"`{name}`" for name in expected if name not in compared]
        if forgotten:
            raise Unmapped(f"nothing is compared with {', '.join(forgotten)}")


@dataclass(frozen=True)
class Plan:
    """The mapping file of one contract; `names` are the inputs of all its cases."""

    data: Mapping[str, Any]
    names: Iterable[str] = ()

    def form(self, case: Mapping[str, Any]) -> Form:
        """How a case is asked; raises Unmapped where the mapping does not say."""
        kind = case["kind"]
        found = self.data.get("kinds", {}).get(kind)
        if found is None:
            raise Unmapped(f"the mapping has no kind `{kind}`")
        shared = {key: value for key, value in self.data.items() if key in SHARED}
        for each in found if isinstance(found, list) else [found]:
            form = Form(merged(shared, each), self.names)
            if form.holds(case):
                return form
        raise Unmapped(f"no form of the kind `{kind}` fits this case")

    def readings(self, words: str) -> Mapping[str, str]:
        """The readings to select for an alternative; raises Unmapped where the mapping does not say."""
        found = self.data.get("alternatives", {}).get(words)
        if found is None:
            raise Unmapped(f"the mapping has no alternative `{words}`")
        return dict(found)


def read_plan(path: Path, cases: Iterable[Mapping[str, Any]]) -> Plan:
    """The mapping in a file for all cases of a contract; one of nothing where there is no such file."""
    names = sorted({name for case in cases for name in case["inputs"]})
    return Plan(read_yaml(path) if path.is_file() else {}, names)


def read_yaml(path: Path) -> Any:
    """A YAML file with exact numbers, and dates as texts."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader)  # noqa: S506 -- a SafeLoader, see below


class Loader(yaml.SafeLoader):
    """YAML without floats, dates and minutes to the base of sixty."""

    yaml_implicit_resolvers = {  # noqa: RUF012 -- as PyYAML has it
        first: [
            (tag, pattern)
            for tag, pattern in resolvers
            if tag.rpartition(":")[2] not in ("float", "timestamp", "int")
        ]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


Loader.add_implicit_resolver("!number", re.compile(r"-?\d+(\.\d+)?$"), list("-0123456789"))
Loader.add_constructor("!number", lambda loader, node: Decimal(loader.construct_scalar(node)))


def merged(shared: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Two maps of a mapping as one; their own maps are merged by key, and what is `own` goes first."""
    both = {key for key in shared if key in own and isinstance(own[key], dict)}
    return {**shared, **own, **{key: {**shared[key], **own[key]} for key in both}}


def filled(template: Any, names: Mapping[str, Any]) -> Any:
    """A template with its formulas worked out over `names`, as JSON holds values."""
    if isinstance(template, dict):
        return {key: filled(each, names) for key, each in template.items()}
    if isinstance(template, list):
        return [filled(each, names) for each in template]
    if not isinstance(template, str):
        return to_json(template)
    if template.startswith("="):
        return to_json(worked_out(template[1:].strip(), names))
    return FORMULA_IN_TEXT.sub(lambda found: str(to_json(worked_out(found[1], names))), template)


def worked_out(text: str, names: Mapping[str, Any]) -> Any:
    """The value of a formula; raises Unmapped where it has none."""
    missing = frozenset(name for name, value in names.items() if value is None)
    try:
        value = compiled(text, tuple(names), missing).over_facts()(names)
    except (FindingsError, NoAnswer) as error:
        raise Unmapped(f"the formula `{text}` of the mapping: {error}") from None
    if value is None:
        raise Unmapped(f"the formula `{text}` of the mapping has no value")
    return value


@cache
def compiled(text: str, names: tuple[str, ...], missing: frozenset[str]) -> Compiled:
    return compile_formula(text, Scope(dict.fromkeys(names, ANY), optional=missing), Profile.POLICY)

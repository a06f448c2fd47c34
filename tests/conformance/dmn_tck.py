"""Run folders of cases of the DMN Technology Compatibility Kit: `python tests/conformance/dmn_tck.py DIR`.

Prints a line for each folder below DIR, the cases that do not pass with their reasons, and a total. A case
passes where everything that it expects was compared and agrees. Numbers agree to eight decimals, as in the
kit's own runners; a result that is expected to be an error is null, or a named error of the engine.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from addendum.dmn import Evaluator, read_models
from addendum.dmn.xml import read_xml
from addendum.feel import FeelFailure
from addendum.feel.builtins import lookup
from addendum.findings import FindingsError
from addendum.values import DateTime, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from addendum.dmn.xml import Element

TOLERANCE = Fraction(1, 10**8)
INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"
NOTHING = object()


@dataclass(frozen=True)
class Expected:
    """A result that a case expects: of what kind of element it is, and whether it is to be an error."""

    name: str
    kind: str
    value: Any
    is_error: bool


@dataclass(frozen=True)
class Case:
    """One case: what it asks, with which values, and what it expects."""

    id: str
    kind: str
    invoked: str
    given: Mapping[str, Any]
    expected: tuple[Expected, ...]


@dataclass(frozen=True)
class Verdict:
    """How a case came out; `problem` is empty where it passes, `crashed` where the engine broke."""

    folder: str
    case: str
    problem: str = ""
    crashed: bool = False


def run_folders(root: Path) -> list[Verdict]:
    """The verdicts on all cases in `root` and the folders below it, in the order of their files."""
    return [verdict for path in sorted(root.rglob("*.xml")) for verdict in run_file(path, root)]


def run_file(path: Path, root: Path) -> Iterator[Verdict]:
    """The verdicts on the cases of one file; none where the file holds no cases."""
    document = read_xml(path).root
    if document.name != "testCases":
        return
    folder = str(path.parent.relative_to(root))
    cases = [read_case(each) for each in document.all("testCase")]
    try:
        models = read_models(path.parent / document.text_of("modelName"))
        evaluator = Evaluator(models, now=DateTime.of(datetime.now(UTC)))
    except FindingsError as error:
        yield from (Verdict(folder, case.id, str(error)) for case in cases)
        return
    for case in cases:
        yield run_case(case, evaluator, folder)


def run_case(case: Case, evaluator: Evaluator, folder: str) -> Verdict:
    """The verdict on one case."""
    if not case.expected:
        return Verdict(folder, case.id, "nothing is expected, so nothing is compared")
    problems = []
    for expected in case.expected:
        try:
            problems.append(compare(expected, answer(case, expected, evaluator)))
        except NoAnswer as error:
            problems.append("" if expected.is_error else f"{expected.name}: {error}")
        except Exception as error:  # noqa: BLE001 -- a broken engine is a verdict too, and the next case goes on
            return Verdict(folder, case.id, f"{expected.name}: {type(error).__name__}: {error}", crashed=True)
    return Verdict(folder, case.id, "; ".join(filter(None, problems)))


def answer(case: Case, expected: Expected, evaluator: Evaluator) -> Any:
    """What the engine says about one expected result."""
    if case.kind == "decisionService":
        found = evaluator.service(case.invoked, case.given)
        return found.get(expected.name) if type(found) is dict and expected.name in found else found
    if case.kind == "bkm":
        return evaluator.knowledge(case.invoked, case.given)
    if expected.kind == "decisionService":
        return evaluator.service(expected.name, case.given)
    if expected.kind == "bkm":
        return evaluator.knowledge(expected.name, case.given)
    return evaluator.decision(expected.name, case.given)


def compare(expected: Expected, actual: Any) -> str:
    """What is wrong with a result; empty where it is as expected."""
    if expected.is_error:
        return "" if actual is None else f"{expected.name}: an error is expected, found {actual!r}"
    if expected.value is NOTHING:
        return f"{expected.name}: no value is expected, so nothing is compared"
    if agrees(expected.value, actual):
        return ""
    return f"{expected.name}: expected {expected.value!r}, found {actual!r}"


def agrees(expected: Any, actual: Any) -> bool:
    """Whether a value is the expected one; lists in order, contexts with just the same entries."""
    if is_number(expected) and is_number(actual):
        return abs(Fraction(expected) - Fraction(actual)) < TOLERANCE
    if isinstance(expected, list):
        return (
            isinstance(actual, list | tuple)
            and len(expected) == len(actual)
            and all(map(agrees, expected, actual))
        )
    if isinstance(expected, dict):
        return (
            isinstance(actual, dict)
            and expected.keys() == actual.keys()
            and all(agrees(value, actual[name]) for name, value in expected.items())
        )
    return type(expected) is type(actual) and expected == actual


def is_number(value: Any) -> bool:
    return type(value) in (Fraction, int) or (type(value) is Decimal and value.is_finite())


def read_case(element: Element) -> Case:
    """A `testCase` as data."""
    return Case(
        element.get("id"),
        element.get("type"),
        element.get("invocableName"),
        {node.get("name"): read_value(node) for node in element.all("inputNode")},
        tuple(map(read_expected, element.all("resultNode"))),
    )


def read_expected(node: Element) -> Expected:
    inside = node.child("expected")
    value = read_value(inside, NOTHING) if inside is not None else NOTHING
    return Expected(node.get("name"), node.get("type"), value, node.get("errorResult") in ("true", "1"))


def read_value(element: Element, otherwise: Any = None) -> Any:
    """The value that an element holds: a plain one, a list, or a context of components."""
    if is_nil(element):
        return None
    found = element.child("value", "list")
    if found is not None and found.name == "value":
        return read_plain(found)
    if found is not None:
        return None if is_nil(found) else [read_value(item) for item in found.all("item")]
    components = list(element.all("component"))
    if components:
        return {each.get("name"): read_value(each) for each in components}
    return otherwise


def read_plain(element: Element) -> Any:
    """A plain value by its XML type; a text where it has no type, or is none of its type."""
    if is_nil(element):
        return None
    kind = element.get(f"{INSTANCE}type").rpartition(":")[2]
    text = element.text
    if kind in ("", "string"):
        return text
    text = text.strip()
    if kind == "boolean":
        return text in ("true", "1")
    try:
        return lookup(CONVERSIONS[kind]).call(text) if kind in CONVERSIONS else Decimal(text)
    except (FeelFailure, InvalidOperation):
        return text


CONVERSIONS = {"date": "date", "time": "time", "dateTime": "date and time", "duration": "duration"}


def is_nil(element: Element) -> bool:
    return element.get(f"{INSTANCE}nil") in ("true", "1")


def report(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """The lines to print: one a folder with its failures below, and the total."""
    by_folder: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        by_folder[verdict.folder].append(verdict)
    passed = total = 0
    for folder, group in by_folder.items():
        failed = [verdict for verdict in group if verdict.problem]
        passed += len(group) - len(failed)
        total += len(group)
        yield f"{folder}: {len(group) - len(failed)} of {len(group)}"
        yield from (f"    {verdict.case}: {verdict.problem}" for verdict in failed)
    yield f"{passed} of {total} cases pass"


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.stderr.write("usage: python tests/conformance/dmn_tck.py DIR\n")
        return 2
    verdicts = run_folders(Path(arguments[0]))
    sys.stdout.writelines(f"{line}\n" for line in report(verdicts))
    return 1 if any(verdict.problem for verdict in verdicts) or not verdicts else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

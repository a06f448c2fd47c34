"""Scenarios: cases with the answers they must get, run against the policies beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addendum.answers.scenario import ERROR, ROW, cases_of
from addendum.documents import Mapping, Scalar, Sequence, plain
from addendum.findings import FindingsError
from addendum.values import ANY, NoAnswer, Outcome, ValueProblem, read, show, to_json, type_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as Listed
    from pathlib import Path

    from addendum.answers.answer import Answer
    from addendum.answers.library import Library
    from addendum.answers.scenario import Case
    from addendum.documents import Node
    from addendum.findings import Place
    from addendum.kinds import Document
    from addendum.values import Type, Value


@dataclass(frozen=True, slots=True)
class CaseResult:
    """How one case went; `says` holds a sentence for each expectation that was not met."""

    name: str
    document: str
    place: Place
    passed: bool
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TestReport:
    """All cases that were run."""

    cases: tuple[CaseResult, ...]

    @property
    def passed(self) -> int:
        """How many cases got the answers they must get."""
        return sum(case.passed for case in self.cases)

    @property
    def failed(self) -> int:
        """How many did not."""
        return len(self.cases) - self.passed


def run_scenarios(library: Library, paths: Listed[Path] = (), match: str = "") -> TestReport:
    """Run the cases of all scenarios, or of those at or below `paths`, whose name contains `match`."""
    return TestReport(tuple(run_case(library, case) for case in chosen_cases(library, paths, match)))


def chosen_cases(library: Library, paths: Listed[Path] = (), match: str = "") -> Iterator[Case]:
    """The cases of all scenarios, or of those at or below `paths`, whose name contains `match`."""
    for document in library.policies.documents:
        if document.head.kind == "scenarios" and _selected(library, document, paths):
            yield from (case for case in cases_of(document) if match.casefold() in case.name.casefold())


def run_case(library: Library, case: Case) -> CaseResult:
    """How a case goes, held against what it expects."""
    says = tuple(_differences(library, case, case.expected)) if case.expected is not None else ()
    return CaseResult(case.name, case.document.head.id, case.node.place, not says, says)


def _selected(library: Library, document: Document, paths: Listed[Path]) -> bool:
    if not paths:
        return True
    file = (library.policies.base / document.file).resolve()
    return any(file == path.resolve() or path.resolve() in file.parents for path in paths)


def _differences(library: Library, case: Case, expected: Mapping) -> Iterator[str]:
    wanted = expected.get(ERROR)
    wanted_error = wanted.text if isinstance(wanted, Scalar) else ""
    try:
        answer = _ask(library, case)
    except NoAnswer as error:
        if not wanted_error:
            yield f"no answer: {error.says} {error.fix}".rstrip()
        elif wanted_error != error.code:
            yield f"expected the error `{wanted_error}`, got `{error.code}`: {error.says}"
        return
    except FindingsError as error:
        yield f"the policies are invalid: {error.findings[0].says}"
        return
    if wanted_error:
        yield f"expected the error `{wanted_error}`, got an answer"
        return
    yield from _compare(answer, expected)


def _ask(library: Library, case: Case) -> Answer:
    return library.ask(
        case.question,
        case.facts,
        contract=case.contract,
        tier=case.tier,
        at=case.at,
        readings=case.readings,
    )


def _compare(answer: Answer, expected: Mapping) -> Iterator[str]:
    for key, node in expected.entries:
        if key.text == ROW and key.text not in answer.paths():
            rows = answer.rows()
            if isinstance(node, Scalar) and node.text not in rows:
                yield f"`row`: expected {node.text}, got {', '.join(rows) or 'no named row'}"
        else:
            yield from _compare_at(answer, (key.text,), node)


def _compare_at(answer: Answer, path: tuple[str, ...], node: Node) -> Iterator[str]:
    if isinstance(node, Mapping) and not answer.has(path):
        for key, inner in node.entries:
            yield from _compare_at(answer, (*path, key.text), inner)
        return
    if isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items):
        yield from _compare_each(answer, path, node)
        return
    found = answer.value(path)
    if found is None:
        yield f"`{'.'.join(path)}`: expected {_written(node)}, and the answer has no such value"
        return
    value, of_type = found
    mixed = of_type is ANY and not isinstance(value, Outcome)  # hours here, business days there
    wanted = _wanted(node, type_of(value) if mixed else of_type)
    if wanted != (tuple(value) if isinstance(value, list) else value):  # formulas give lists, tables tuples
        yield f"`{'.'.join(path)}`: expected {_written(node)}, got {_shown(value)}"


def _compare_each(answer: Answer, path: tuple[str, ...], node: Sequence) -> Iterator[str]:
    """A list of maps entry by entry, each by the parts that are expected of it."""
    found = answer.value(path)
    if found is None or not isinstance(found[0], list | tuple) or len(found[0]) != len(node.items):
        got = "no such value" if found is None else _shown(found[0])
        yield f"`{'.'.join(path)}`: expected {_written(node)}, got {got}"
        return
    for number, item in enumerate(node.items):
        yield from _compare_at(answer, (*path, str(number)), item)


def _wanted(node: Node, of_type: Type) -> object:
    """The expected value, read by the type of the value that there is; what cannot be read equals nothing."""
    if isinstance(node, Sequence):
        item = getattr(of_type, "item", of_type)
        return tuple(_wanted(each, item) for each in node.items)
    if isinstance(node, Scalar):
        outcome = Outcome.named(node.text)
        if outcome is not None:
            return outcome
    try:
        return read(of_type, plain(node))
    except ValueProblem:
        return node


def _written(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return "[" + ", ".join(_written(item) for item in node.items) + "]"
    return "{" + ", ".join(f"{key.text}: {_written(value)}" for key, value in node.entries) + "}"


def _shown(value: Value) -> str:
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_shown(item) for item in value) + "]"
    return str(to_json(value)) if isinstance(value, dict) else show(value)

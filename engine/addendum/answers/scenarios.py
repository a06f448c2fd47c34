"""Scenarios: cases with the answers they must get, run against the policies beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addendum.answers.ask import ask
from addendum.documents import Mapping, Scalar, Sequence, plain
from addendum.findings import FindingsError
from addendum.kinds import items_at, mapping_at, text_at
from addendum.values import NoAnswer, Outcome, ValueProblem, read, show, to_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as Listed
    from pathlib import Path

    from addendum.answers.answer import Answer
    from addendum.documents import Node
    from addendum.findings import Place
    from addendum.kinds import Document
    from addendum.library import Library
    from addendum.values import Type, Value

ROW = "row"
ERROR = "error"


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
    """Run the cases of all scenario documents, or of those at or below `paths` whose name contains `match`."""
    results = []
    for document in library.documents:
        if document.head.kind == "scenarios" and _selected(library, document, paths):
            results += [
                _run(library, document, case)
                for case in _cases(document)
                if match.casefold() in text_at(case, "name").casefold()
            ]
    return TestReport(tuple(results))


def _selected(library: Library, document: Document, paths: Listed[Path]) -> bool:
    if not paths:
        return True
    file = (library.base / document.file).resolve()
    return any(file == path.resolve() or path.resolve() in file.parents for path in paths)


def _cases(document: Document) -> Iterator[Mapping]:
    return (case for case in items_at(document.body, "cases") if isinstance(case, Mapping))


def _run(library: Library, document: Document, case: Mapping) -> CaseResult:
    expected = mapping_at(case, "expect")
    says = tuple(_differences(library, document, case, expected)) if expected is not None else ()
    return CaseResult(text_at(case, "name"), document.head.id, case.place, not says, says)


def _differences(library: Library, document: Document, case: Mapping, expected: Mapping) -> Iterator[str]:
    wanted_error = text_at(expected, ERROR)
    try:
        answer = _ask(library, document, case)
    except NoAnswer as error:
        if not wanted_error:
            yield f"no answer: {error.says}"
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


def _ask(library: Library, document: Document, case: Mapping) -> Answer:
    facts = mapping_at(case, "given")
    readings = mapping_at(case, "readings") or mapping_at(document.body, "readings")
    return ask(
        library,
        text_at(case, "ask") or text_at(document.body, "ask"),
        plain(facts) if facts is not None else {},
        contract=_word(document, case, "contract") or None,
        tier=_word(document, case, "tier") or None,
        at=_word(document, case, "at") or None,
        readings=plain(readings) if readings is not None else None,
    )


def _word(document: Document, case: Mapping, key: str) -> str:
    """What the case says, else what holds for the whole document; a case's own tier replaces a shared contract."""
    own = text_at(case, key)
    other = {"contract": "tier", "tier": "contract"}.get(key, "")
    return own or ("" if other and other in case else text_at(document.body, key))


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
    found = answer.value(path)
    if found is None:
        yield f"`{'.'.join(path)}`: expected {_written(node)}, and the answer has no such value"
        return
    value, of_type = found
    wanted = _wanted(node, of_type)
    if wanted != value:
        yield f"`{'.'.join(path)}`: expected {_written(node)}, got {_shown(value)}"


def _wanted(node: Node, of_type: Type) -> object:
    """The expected value, read by the type of the value it is compared with; what cannot be read equals nothing."""
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

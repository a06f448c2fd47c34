"""A small library in place of the engine's: the command line is tested against the API's shape alone."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from decimal import Decimal
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import addendum
from addendum.findings import Finding, FindingsError, Level, Place, Related

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from click.testing import Result


class NoAnswer(Exception):
    def __init__(self, code: str, says: str, fix: str = "") -> None:
        super().__init__(says)
        self.code, self.says, self.fix = code, says, fix


class NoPolicies(FindingsError):
    pass


class PoliciesInvalid(FindingsError):
    pass


@dataclass(frozen=True)
class Fact:
    name: str
    type: str
    title: str = ""
    says: str = ""
    optional: bool = False
    given_by: str = ""
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    name: str
    title: str = ""
    document: str = ""
    subject: str = ""
    needs: tuple[Fact, ...] = ()
    gives: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Answer:
    document: dict[str, object]

    def to_json(self, explain: bool = True) -> dict[str, object]:
        return {**self.document, "because": []} if explain else self.document

    def sentences(self, shown_as: Callable[[str], str] = str, *, explain: bool = True) -> list[str]:
        given = self.document["answer"].items()  # type: ignore[attr-defined]
        because = f" ({shown_as('acme/seats.yaml')}:3)" if explain else ""
        return [f"{name}: {value}{because}" for name, value in given]


@dataclass(frozen=True)
class Page:
    title: str
    explanation: str
    wrong: str = ""
    right: str = ""


@dataclass(frozen=True)
class Section:
    title: str
    paragraphs: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Report:
    findings: tuple[Finding, ...] = ()
    documents: int = 2
    assumed: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    name: str
    document: str
    place: Place
    passed: bool
    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcomes:
    cases: tuple[Case, ...] = ()

    @property
    def passed(self) -> int:
        return sum(case.passed for case in self.cases)

    @property
    def failed(self) -> int:
        return len(self.cases) - self.passed


@dataclass
class Library:
    """Doubles the fact `seats`; refuses facts below zero; remembers how it was asked."""

    root: Path = Path("policies")
    asked: list[dict[str, object]] = field(default_factory=list)

    def questions(self, **_: object) -> tuple[Question, ...]:
        seats = Fact("seats", "a number", "Seats in use")
        needs = (
            Fact("licences", "number", "Licences, in place of seats", optional=True, replaces=("seats",)),
            seats,
            Fact("region", "one of regions", optional=True, given_by="contract"),
            Fact("spare", "number", "Seats left over", optional=True, given_by="ledger"),
        )
        return (Question("double", "Twice the seats", "acme/double", "", needs, (Fact("twice", "number"),)),)

    def ask(self, question: str, facts: Mapping[str, object], **words: object) -> Answer:
        self.asked.append({"question": question, "facts": dict(facts), **words})
        return Answer(self._document(question, facts))

    def asker(self, question: str, **words: object) -> Callable[[Mapping[str, object]], dict[str, object]]:
        self.asked.append({"question": question, **words})
        return lambda facts: self._document(question, facts)

    @staticmethod
    def _document(question: str, facts: Mapping[str, Any]) -> dict[str, object]:
        if "crash" in facts:
            raise KeyError("crash")
        if "seats" not in facts:
            raise NoAnswer("MISSING-FACT", "The question `double` needs `seats`.", "give `seats=…`.")
        return {"question": question, "answer": {"twice": 2 * Decimal(facts["seats"])}}


def _dumps(document: object) -> str:
    def text(value: object) -> str:
        return str(value)

    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), default=text)


def _find_root(given: str | None, start: Path) -> Path:
    if given is not None:
        return Path(given)
    for folder in (start, *start.parents):
        if (folder / "addendum.toml").is_file():
            return folder
    raise NoPolicies(
        Finding("NO-POLICIES", None, "No folder holds policies.", fix="name one with `--policies`.")
    )


@pytest.fixture
def library() -> Library:
    return Library()


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch, library: Library) -> Callable[..., None]:
    """The public API with the small library behind it; call it to put another function in a name's place."""

    def put(**names: object) -> None:
        for name, value in names.items():
            monkeypatch.setattr(addendum, name, value, raising=False)

    pages = {
        "BAND-GAP": Page(
            "A gap between bands", "No band covers it.\n\nSo nothing is answered.", "a: 1", "a: 2"
        )
    }
    put(
        NoAnswer=NoAnswer,
        NoPolicies=NoPolicies,
        PoliciesInvalid=PoliciesInvalid,
        FindingsError=FindingsError,
        find_root=_find_root,
        load=lambda root, start, **_: library if _find_root(root, Path(start)) else None,
        loads=lambda text: json.loads(text, parse_float=Decimal),
        dumps=_dumps,
        check=lambda _root: Report(),
        render_findings=lambda findings, *_: "".join(f"{finding}\n" for finding in findings),
        run_scenarios=lambda _library, _paths, _match: Outcomes(),
        show=lambda *_, **__: (),
        template=lambda kind: f"format: 1\nkind: {kind}\n",
        policy_kinds=lambda: ("calendar", "credit-bands", "rules"),
        codes=lambda: tuple(pages),
        explain_code=pages.get,
    )
    return put


@pytest.fixture
def invoke(
    api: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Result]:
    """Runs the command line in an empty folder of policies."""
    from addendum_cli.main import cli

    assert api is not None  # the small library stands behind the commands
    (tmp_path / "addendum.toml").touch()
    monkeypatch.chdir(tmp_path)

    def run(*words: str, stdin: str | bytes | None = None) -> Result:
        return runner().invoke(cli, list(words), input=stdin)

    return run


def runner() -> CliRunner:
    """A runner that keeps standard error apart, as click does by itself since 8.2."""
    return CliRunner(**({"mix_stderr": False} if "mix_stderr" in signature(CliRunner).parameters else {}))


@pytest.fixture
def findings() -> tuple[Finding, ...]:
    """An error with all its parts, a warning with awkward characters and a note without a place."""
    return (
        Finding(
            "BAND-GAP",
            Place("acme/credits v2.yaml", 12, 5, 10),
            "No band covers an availability from 98 % to below 99 %.",
            example="98.5 % would get no answer.",
            fix="write `below: 99 %`, or add a band.",
            clause="Higher Availability",
            related=(Related(Place("acme/credits v2.yaml", 9, 7), "this band starts at 99 %"),),
        ),
        Finding(
            "ODD-NAME", Place("acme/über.yaml", 1, 1), '`a, b: <c> & \x01"d"` is odd.', level=Level.WARNING
        ),
        Finding("NO-SCENARIOS", None, "The policies hold no scenarios.", level=Level.NOTE),
    )


def golden(name: str, actual: str) -> None:
    """Hold `actual` against the golden file `name`, whole; with `WRITE_GOLDEN=1`, write it first."""
    file = Path(__file__).parent / "golden" / name
    if os.environ.get("WRITE_GOLDEN"):
        file.write_text(actual, encoding="utf-8")
    assert actual == file.read_text(encoding="utf-8")


@pytest.fixture
def as_golden() -> Callable[[str, str], None]:
    return golden


def scenario(name: str, passed: bool, says: Sequence[str] = ()) -> Case:
    return Case(name, "acme/scenarios", Place("acme/scenarios.yaml", 7, 5), passed, tuple(says))


@pytest.fixture
def outcomes() -> Outcomes:
    return Outcomes(
        (
            scenario("Five minutes break 99.99 %", passed=True),
            scenario(
                "A <quiet> month", passed=False, says=("`credit` is 10 %, expected 25 %.", "Row: `first`.")
            ),
        )
    )


@pytest.fixture
def section() -> type[Section]:
    return Section


@pytest.fixture
def report() -> type[Report]:
    return Report

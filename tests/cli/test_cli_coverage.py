"""`addendum test --coverage` and `--mutate`: reports in every format, suggested cases, least shares."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import addendum
from addendum.answers.coverage import CoverageReport, Item, Kind, Uncovered
from addendum.answers.mutation import Mutant, MutantKind, MutationReport, Survivor
from addendum.answers.suggesting import Suggestion
from addendum.documents import Bare
from addendum.findings import Place

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = {
    "--coverage": {"text": "coverage.txt", "json": "coverage.json", "github": "coverage.github.txt"},
    "--mutate": {"text": "mutation.txt", "json": "mutation.json", "github": "mutation.github.txt"},
}
EVERY_FORM = [(option, form) for option, forms in GOLDEN.items() for form in forms]


def suggestion(name: str) -> Suggestion:
    given = {"seats": Bare("12"), "outages": [{"minutes": Bare("4.5"), "beta": True}]}
    expect = {"twice": Bare("24"), "row": "large"}
    contract, readings = "acme/contracts/one", {"border": "other"}
    return Suggestion(name, "double", contract, "", "2025-03-10", readings, given, expect)


def item(kind: Kind, line: int, says: str) -> Item:
    return Item(kind, (kind, line), Place("acme/seats v2.yaml", line, 5), "acme/seats", 2, says, says)


@pytest.fixture
def coverage(outcomes: Any) -> CoverageReport:
    return CoverageReport(
        tests=outcomes,
        totals={Kind.ROW: 7, Kind.BORDER: 2, Kind.PROMISE: 1},
        covered={Kind.ROW: 6, Kind.PROMISE: 1},
        uncovered=(
            Uncovered(item(Kind.ROW, 7, "Twice: 24 (Seats: at least 10)"), suggestion("Twice is 24")),
            Uncovered(item(Kind.BORDER, 8, "Twice: seats exactly 10"), suggestion("Twice is 24")),
            Uncovered(item(Kind.BORDER, 8, "Twice: seats 9, beside the border 10"), None),
        ),
    )


def mutant(kind: MutantKind, line: int, says: str) -> Mutant:
    return Mutant(kind, (kind, line), Place("acme/seats v2.yaml", line, 9), "acme/seats", 2, says, says)


@pytest.fixture
def mutation(outcomes: Any) -> MutationReport:
    moved = "Twice: the border of seats at 10 becomes 11"
    return MutationReport(
        tests=outcomes,
        totals={MutantKind.THRESHOLD: 2, MutantKind.CALENDAR: 1},
        noticed={MutantKind.THRESHOLD: 1},
        survivors=(
            Survivor(mutant(MutantKind.THRESHOLD, 8, moved), suggestion("Twice is 24")),
            Survivor(mutant(MutantKind.CALENDAR, 9, "Christmas is no holiday"), suggestion("Closed")),
        ),
        idle=(mutant(MutantKind.ROW, 7, "Twice: 24 (Seats: at least 10) is left out"),),
    )


@pytest.fixture
def measured(api: Callable[..., None], coverage: CoverageReport, mutation: MutationReport) -> None:
    api(
        measure_coverage=lambda *_: coverage,
        measure_mutation=lambda *_: mutation,
        suggested_scenarios=addendum.suggested_scenarios,
    )


@pytest.mark.parametrize(("option", "form"), EVERY_FORM)
@pytest.mark.usefixtures("measured")
def test_reports_are_written_as_in_the_golden_file(
    option: str, form: str, invoke: Any, as_golden: Callable[[str, str], None]
) -> None:
    result = invoke("test", option, "--format", form)

    text = result.stdout
    pretty = json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n" if form == "json" else text
    assert result.exit_code == 1
    as_golden(GOLDEN[option][form], pretty)


@pytest.mark.usefixtures("measured")
def test_less_than_the_least_share_is_exit_code_1(
    invoke: Any, api: Callable[..., None], coverage: CoverageReport
) -> None:
    passing = coverage._replace(tests=type(coverage.tests)(coverage.tests.cases[:1]))
    api(measure_coverage=lambda *_: passing)

    enough, too_little = invoke("test", "--min-coverage", "70"), invoke("test", "--min-coverage", "71")

    assert (enough.exit_code, too_little.exit_code) == (0, 1)
    assert too_little.stderr == "The scenarios reach 70 % of the policies, and at least 71 % are asked for.\n"


@pytest.mark.usefixtures("measured")
def test_fewer_changes_noticed_than_asked_for_are_exit_code_1(
    invoke: Any, api: Callable[..., None], mutation: MutationReport
) -> None:
    passing = mutation._replace(tests=type(mutation.tests)(mutation.tests.cases[:1]))
    api(measure_mutation=lambda *_: passing)

    enough, too_few = invoke("test", "--min-mutation", "33"), invoke("test", "--min-mutation", "34")

    assert (enough.exit_code, too_few.exit_code) == (0, 1)
    assert too_few.stderr == "The scenarios notice 33.3 % of the changes, and at least 34 % are asked for.\n"


@pytest.mark.usefixtures("measured")
def test_cases_suggested_by_both_reports_are_written_once(invoke: Any) -> None:
    result = invoke("test", "--coverage", "--mutate", "--suggest", "more.yaml")

    assert Path("more.yaml").read_text(encoding="utf-8").count("- name: ") == 2
    assert "2 cases suggested" in result.stderr


@pytest.mark.usefixtures("measured")
def test_suggested_cases_go_to_a_file_that_is_never_replaced(invoke: Any) -> None:
    first, second = invoke("test", "--suggest", "more.v1.yaml"), invoke("test", "--suggest", "more.v1.yaml")

    text = Path("more.v1.yaml").read_text(encoding="utf-8")
    assert text.startswith("kind: scenarios\nid: acme/scenarios/more\nversion: 1\n")
    assert text.count("- name: ") == 1
    assert "1 case suggested in `more.v1.yaml`: confirm each answer" in first.stderr
    assert (second.exit_code, "exists already" in second.stderr) == (2, True)


@pytest.mark.usefixtures("measured")
def test_where_all_is_reached_nothing_is_suggested(
    invoke: Any, api: Callable[..., None], coverage: CoverageReport
) -> None:
    api(measure_coverage=lambda *_: coverage._replace(uncovered=()))

    result = invoke("test", "--suggest", "more.yaml")

    assert "There is no case to suggest." in result.stderr
    assert not Path("more.yaml").exists()


def test_a_share_is_never_more_than_it_is() -> None:
    from addendum_cli.formats import percentage

    shares = [percentage(*each) for each in ((0, 0), (0, 3), (1, 3), (999, 1000), (9999, 10000), (5, 5))]
    assert shares == ["100 %", "0 %", "33.3 %", "99.9 %", "99.9 %", "100 %"]

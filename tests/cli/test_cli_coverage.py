"""`addendum test --coverage`: the report in every format, suggested cases as a file, the least share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import addendum
from addendum.answers.coverage import CoverageReport, Item, Kind, Uncovered
from addendum.answers.suggesting import Suggestion
from addendum.documents import Bare
from addendum.findings import Place

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = {"text": "coverage.txt", "json": "coverage.json", "github": "coverage.github.txt"}


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


@pytest.fixture
def measured(api: Callable[..., None], coverage: CoverageReport) -> None:
    api(measure_coverage=lambda *_: coverage, suggested_scenarios=addendum.suggested_scenarios)


@pytest.mark.parametrize("form", GOLDEN)
@pytest.mark.usefixtures("measured")
def test_coverage_is_written_as_in_the_golden_file(
    form: str, invoke: Any, as_golden: Callable[[str, str], None]
) -> None:
    result = invoke("test", "--coverage", "--format", form)

    text = result.stdout
    pretty = json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n" if form == "json" else text
    assert result.exit_code == 1
    as_golden(GOLDEN[form], pretty)


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

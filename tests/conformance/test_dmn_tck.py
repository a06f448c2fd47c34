"""The cases of the DMN Technology Compatibility Kit, where they lie beside the repository."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from addendum.values import Date
from conformance.dmn_tck import Expected, Verdict, agrees, compare, main, report, run_folders

CASES = Path(__file__).parents[3] / "shared" / "cases" / "dmn-tck"
SHARE_OF_LEVEL_3 = 0.989
present = pytest.mark.skipif(not CASES.is_dir(), reason=f"the cases of the kit are not at {CASES}")


@present
def test_all_cases_of_level_2_pass():
    verdicts = run_folders(CASES / "compliance-level-2")

    assert len(verdicts) > 100
    assert [verdict for verdict in verdicts if verdict.problem] == []


@present
def test_all_of_level_3_passes_but_functions_of_java():
    verdicts = run_folders(CASES / "compliance-level-3")

    failed = [verdict for verdict in verdicts if verdict.problem]
    assert [verdict for verdict in verdicts if verdict.crashed] == []
    assert {verdict.folder for verdict in failed} == {"0076-feel-external-java"}
    assert len(failed) <= (1 - SHARE_OF_LEVEL_3) * len(verdicts)


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [
        (Decimal("0.33333333"), Decimal("0.333333333333"), True),
        (Decimal("0.333333"), Decimal("0.333334"), False),
        (Decimal(1), True, False),
        (Decimal(1), "1", False),
        (Decimal("Infinity"), Decimal(1), False),
        (True, True, True),
        (None, None, True),
        (None, Decimal(0), False),
        ([Decimal(1)], (Decimal(1),), True),
        ([Decimal(1)], [Decimal(1), Decimal(2)], False),
        ({"a": [None]}, {"a": [None]}, True),
        ({"a": None}, {"a": None, "b": None}, False),
        (Date.parse("2024-01-31"), Date.parse("2024-01-31"), True),
        (Date.parse("2024-01-31"), "2024-01-31", False),
    ],
)
def test_values_agree_as_the_kit_compares_them(expected, actual, same):
    assert agrees(expected, actual) is same


@pytest.mark.parametrize(("actual", "passes"), [(None, True), (Decimal(1), False)])
def test_an_expected_error_passes_on_null_alone(actual, passes):
    problem = compare(Expected("d", "decision", None, is_error=True), actual)

    assert (problem == "") is passes


MODEL = """<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:x">
<inputData id="x" name="x"/><decision id="d" name="d"><informationRequirement><requiredInput href="#x"/>
</informationRequirement><literalExpression><text>x + 1</text></literalExpression></decision></definitions>"""
TESTS = """<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><modelName>m.dmn</modelName>
<testCase id="right">{given}
<resultNode name="d"><expected><value xsi:type="xsd:decimal">2</value></expected></resultNode></testCase>
<testCase id="wrong">{given}
<resultNode name="d"><expected><value xsi:nil="true"/></expected></resultNode></testCase>
<testCase id="empty">{given}<resultNode name="d"/></testCase><testCase id="none">{given}</testCase>
</testCases>"""
GIVEN = '<inputNode name="x"><value xsi:type="xsd:decimal">1</value></inputNode>'


def test_only_a_case_whose_result_was_compared_passes(tmp_path, capsys):
    folder = tmp_path / "0001-some"
    folder.mkdir()
    (folder / "m.dmn").write_text(MODEL, encoding="utf-8")
    (folder / "m-test-01.xml").write_text(TESTS.format(given=GIVEN), encoding="utf-8")
    (folder / "other.xml").write_text("<other/>", encoding="utf-8")

    code = main([str(tmp_path)])

    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert lines[0] == "0001-some: 1 of 4"
    assert [line.split(":")[0].strip() for line in lines[1:-1]] == ["wrong", "empty", "none"]
    assert lines[-1] == "1 of 4 cases pass"


def test_a_model_that_cannot_be_read_fails_all_its_cases(tmp_path):
    (tmp_path / "m.dmn").write_text("<no>", encoding="utf-8")
    (tmp_path / "m-test-01.xml").write_text(TESTS.format(given=GIVEN), encoding="utf-8")

    verdicts = run_folders(tmp_path)

    assert all("DMN-NOT-XML" in verdict.problem for verdict in verdicts)
    assert len(verdicts) == 4


def test_a_wrong_call_says_how_it_is_called(capsys):
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err


def test_the_report_counts_over_all_folders():
    verdicts = [Verdict("a", "1"), Verdict("b", "1", "wrong")]

    assert list(report(verdicts)) == ["a: 1 of 1", "b: 0 of 1", "    1: wrong", "1 of 2 cases pass"]

"""Each command: what it prints, where it prints it, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from addendum.findings import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Callable


def test_an_answer_is_text_for_people(invoke: Any, library: Any) -> None:
    result = invoke(
        "evaluate", "double", "seats=2", "--tier", "gold", "--at", "2025-03-01", "--reading", "a=b"
    )

    assert (result.stdout, result.stderr, result.exit_code) == (
        "twice: 4 (policies/acme/seats.yaml:3)\n",
        "",
        0,
    )
    assert library.asked == [
        {
            "question": "double",
            "facts": {"seats": "2"},
            "contract": None,
            "tier": "gold",
            "at": "2025-03-01",
            "readings": {"a": "b"},
        }
    ]


def test_an_answer_is_json_for_machines_with_its_reasons(invoke: Any) -> None:
    result = invoke("evaluate", "double", "seats=2", "--format", "json")

    assert json.loads(result.stdout) == {"question": "double", "answer": {"twice": "4"}, "because": []}
    assert "because" not in invoke("evaluate", "double", "seats=2", "--format", "json", "--no-explain").stdout
    assert invoke("evaluate", "double", "seats=2", "--no-explain").stdout == "twice: 4\n"


def test_where_no_date_is_given_the_answer_is_as_of_today_and_says_so(
    invoke: Any, library: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from addendum import NoAnswer  # type: ignore[attr-defined,unused-ignore]

    ask = library.ask

    def dated(question: str, facts: Any, at: str | None = None, **words: Any) -> Any:
        if at is None:
            raise NoAnswer("DATE-NEEDED", "It is open which day is asked for.", "give `--at`.")
        return ask(question, facts, at=at, **words)

    monkeypatch.setattr(library, "ask", dated)

    result = invoke("evaluate", "double", "seats=2")

    today = library.asked[0]["at"]
    assert (result.stdout, result.exit_code) == ("twice: 4 (policies/acme/seats.yaml:3)\n", 0)
    assert result.stderr == (
        f"No date is given, so the answer is as of today, {today}; `--at DATE` asks for another day.\n"
    )


def test_no_answer_is_exit_code_4_with_the_fix(invoke: Any) -> None:
    result = invoke("evaluate", "double")

    assert (result.stdout, result.exit_code) == ("", 4)
    assert result.stderr == (
        "No answer: The question `double` needs `seats`.\n"
        "Fix: give `seats=…`.\n"
        "More: addendum explain MISSING-FACT\n"
    )


def test_no_answer_in_json_is_a_document_too(invoke: Any) -> None:
    result = invoke("evaluate", "double", "-", "--format", "json", stdin='{"id": 7}')

    assert (result.stderr, result.exit_code) == ("", 4)
    document = json.loads(result.stdout)
    assert document["id"] == 7
    assert document["error"]["code"] == "MISSING-FACT"


def test_one_json_document_on_standard_input_may_take_many_lines(invoke: Any) -> None:
    result = invoke("evaluate", "double", "-", stdin='{\n  "id": "a",\n  "seats": 2\n}\n')

    assert (result.stdout.count("\n"), result.exit_code) == (1, 0)
    assert json.loads(result.stdout)["id"] == "a"


def test_a_stream_answers_each_line_and_tells_of_the_bad_one(invoke: Any) -> None:
    result = invoke("evaluate", "double", "-", stdin=b'{"seats": 1}\nno json\n{"seats": 2}\n')

    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line.get("line") for line in lines] == [None, 2, None]
    assert result.exit_code == 4


def test_a_stream_may_name_the_question_in_its_records(invoke: Any) -> None:
    result = invoke("evaluate", "-", stdin='{"question": "double", "seats": 1}\n')

    assert json.loads(result.stdout)["question"] == "double"


def test_a_record_from_a_file_is_answered(invoke: Any) -> None:
    Path("facts.json").write_text('{"seats": 4}')

    assert invoke("evaluate", "double", "@facts.json").stdout == "twice: 8 (policies/acme/seats.yaml:3)\n"


WRONG = [
    (["evaluate"], None, "Missing argument"),
    (["evaluate", "double", "seats"], None, "Fix: write `key=value`"),
    (["evaluate", "double", "-", "--format", "json"], "", "Standard input is empty"),
    (["evaluate", "double", "-", "--format", "json"], "[1]", "holds no JSON object"),
    (["evaluate", "double", "-", "--format", "json"], "{", "not valid JSON"),
    (["evaluate", "double", "-", "--format", "json"], b'"\xff"', "not UTF-8"),
    (["evaluate", "double", "-", "seats=1", "--format", "json"], '{"seats": 1}', "in one of the two places"),
    (["evaluate", "double", "@facts.json"], None, "`facts.json` cannot be read"),
    (["evaluate", "-", "--format", "text"], '{"seats": 1}', "asks no question"),
    (["evaluate", "double", "--at", "tomorrow"], None, "`tomorrow` is no date"),
    (["evaluate", "double", "--at", "2025-02-30"], None, "`2025-02-30` is no date"),
    (["evaluate", "double", "--at", "20250203"], None, "`20250203` is no date"),
    (["evaluate", "double", "--reading", "a"], None, "write `--reading id=choice`"),
    (["evaluate", "double", "--reading", "a=1", "--reading", "a=2"], None, "chosen twice"),
    (["evalaute", "double"], None, "did you mean `evaluate`?"),
    (["questions", "dubble"], None, "did you mean `double`?"),
    (["new", "credit-band"], None, "did you mean `credit-bands`?"),
    (["explain", "BAND-GAB"], None, "did you mean `BAND-GAP`?"),
    (["check", "nowhere"], None, "`nowhere` does not exist"),
    (["test", "nowhere"], None, "`nowhere` does not exist"),
    (["test", "--match", "nothing"], None, "No scenario is meant"),
    (["check", "--format", "html"], None, "'html' is not one of"),
    (["check", "-o", "no/such/folder/report"], None, "cannot be written"),
]


@pytest.mark.parametrize(("words", "stdin", "says"), WRONG)
def test_wrong_usage_and_unreadable_input_are_exit_code_2(
    invoke: Any, words: list[str], stdin: str | bytes | None, says: str
) -> None:
    result = invoke(*words, stdin=stdin)

    assert (result.stdout, result.exit_code) == ("", 2)
    assert says in result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_root_is_exit_code_2(invoke: Any) -> None:
    Path("addendum.toml").unlink()

    result = invoke("evaluate", "double", "seats=1")

    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr == "Error: No folder holds policies.\nFix: name one with `--policies`.\n"


def test_invalid_policies_are_exit_code_3_with_all_findings(
    invoke: Any, api: Callable[..., None], findings: tuple[Finding, ...]
) -> None:
    from addendum import PoliciesInvalid  # type: ignore[attr-defined,unused-ignore]

    def refuse(*_: object, **__: object) -> None:
        raise PoliciesInvalid(*findings)

    api(load=refuse)

    result = invoke("evaluate", "double", "seats=1")

    assert (result.stdout, result.exit_code) == ("", 3)
    assert all(finding.code in result.stderr for finding in findings)
    assert "The policies are invalid: 3 findings; nothing was answered." in result.stderr


def test_our_own_fault_is_exit_code_70_without_a_traceback(
    invoke: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = invoke("evaluate", "double", "crash=1")

    assert (result.stdout, result.exit_code) == ("", 70)
    assert "a fault in Addendum, not in your input: KeyError: 'crash' (conftest.py:" in result.stderr
    assert "Traceback" not in result.stderr

    monkeypatch.setenv("ADDENDUM_TRACEBACK", "1")
    assert "Traceback" in invoke("evaluate", "double", "crash=1").stderr


def test_questions_tell_the_facts_they_need(invoke: Any) -> None:
    result = invoke("questions")

    assert result.stdout == (
        "double: Twice the seats\n"
        "  acme/double\n"
        "  needs              seats     a number        Seats in use\n"
        "  from the contract  region    one of regions\n"
        "  optional           spare     number          Seats left over; from the ledger\n"
        "  or instead         licences  number          Licences, in place of seats\n"
        "  gives              twice     number\n"
    )
    listed = json.loads(invoke("questions", "double", "--format", "json").stdout)["questions"]
    assert [fact["name"] for fact in listed[0]["needs"]] == ["licences", "seats", "region", "spare"]


def test_a_check_without_findings_is_exit_code_0(invoke: Any) -> None:
    result = invoke("check")

    assert (result.stdout, result.exit_code) == ("2 documents, no findings.\n", 0)


@pytest.mark.parametrize(
    ("level", "options", "code"),
    [
        (Level.ERROR, [], 1),
        (Level.WARNING, [], 0),
        (Level.WARNING, ["--strict"], 1),
        (Level.NOTE, ["--strict"], 0),
    ],
)
def test_errors_fail_a_check_and_warnings_when_asked(
    invoke: Any, api: Callable[..., None], report: Any, level: Level, options: list[str], code: int
) -> None:
    api(check=lambda _root: report((Finding("A-CODE", None, "A sentence.", level=level),)))

    assert invoke("check", *options).exit_code == code


def test_a_check_of_one_file_shows_the_findings_of_that_file(
    invoke: Any, api: Callable[..., None], report: Any
) -> None:
    Path("acme").mkdir()
    for name in ("a.yaml", "b.yaml"):
        Path("acme", name).touch()
    here = Finding("A-CODE", Place("acme/a.yaml", 1), "Here.")
    there = Finding("A-CODE", Place("acme/b.yaml", 1), "There.")
    api(check=lambda _root: report((here, there)))

    assert "There" not in invoke("check", "acme/a.yaml").stdout
    assert "There" in invoke("check", "acme").stdout
    assert "1 finding." in invoke("check", "acme/b.yaml", "--policies", ".").stdout


def test_a_report_goes_to_a_file_whole(invoke: Any) -> None:
    result = invoke("check", "--format", "sarif", "-o", "report.sarif")

    assert (result.stdout, result.exit_code) == ("", 0)
    assert json.loads(Path("report.sarif").read_text())["version"] == "2.1.0"
    assert sorted(path.name for path in Path().iterdir()) == ["addendum.toml", "report.sarif"]


def test_failed_scenarios_are_exit_code_1(invoke: Any, api: Callable[..., None], outcomes: Any) -> None:
    api(run_scenarios=lambda *_: outcomes)

    result = invoke("test")

    assert result.exit_code == 1
    assert result.stdout.endswith("2 scenarios: 1 passed, 1 failed.\n")


def test_no_scenarios_at_all_is_said(invoke: Any) -> None:
    result = invoke("test")

    assert (result.stdout, result.exit_code) == ("0 scenarios: 0 passed, 0 failed.\n", 0)
    assert "addendum new scenarios" in result.stderr


def test_show_writes_text_and_markdown(invoke: Any, api: Callable[..., None], section: Any) -> None:
    asked: list[tuple[object, dict[str, Any]]] = []

    def show(_library: object, subjects: object, **words: object) -> tuple[Any, ...]:
        asked.append((subjects, words))
        return (section("Targets", (), ("", "premium"), (("S1", "20 minutes"),)),)

    api(show=show)

    assert "S1  20 minutes" in invoke("show", "premium", "--at", "2025-01-01").stdout
    assert "| S1 | 20 minutes |" in invoke("show", "--compare", "a", "b", "--format", "markdown").stdout
    names = [words.pop("shown_as")("acme/seats.yaml") for _, words in asked]
    assert names == ["policies/acme/seats.yaml"] * 2
    assert asked == [
        (("premium",), {"compare": False, "at": "2025-01-01"}),
        (("a", "b"), {"compare": True, "at": None}),
    ]


def test_files_of_shipped_policies_are_named_from_their_root(invoke: Any) -> None:
    assert invoke("evaluate", "double", "seats=2", "--policies", "shipped").stdout == (
        "twice: 4 (acme/seats.yaml:3)\n"
    )


def test_new_lists_the_kinds_prints_a_policy_and_writes_it(invoke: Any) -> None:
    assert invoke("new").stdout == "calendar\ncredit-bands\nrules\n"
    assert invoke("new", "rules").stdout == "format: 1\nkind: rules\n"

    result = invoke("new", "rules", "rules.v1.yaml")

    assert (result.stdout, result.exit_code) == ("", 0)
    assert Path("rules.v1.yaml").read_text() == "format: 1\nkind: rules\n"


def test_new_never_replaces_a_file_unasked(invoke: Any) -> None:
    Path("rules.v1.yaml").write_text("mine")

    result = invoke("new", "rules", "rules.v1.yaml")

    assert (result.exit_code, Path("rules.v1.yaml").read_text()) == (2, "mine")
    assert "--force" in result.stderr
    assert invoke("new", "rules", "rules.v1.yaml", "--force").exit_code == 0
    assert "is a folder" in invoke("new", "rules", ".").stderr


def test_explain_prints_the_page_and_lists_the_codes(invoke: Any) -> None:
    assert invoke("explain").stdout == "BAND-GAP\n"
    assert invoke("explain", "band_gap").stdout == (
        "BAND-GAP: A gap between bands\n\nNo band covers it.\n\nSo nothing is answered.\n\n"
        "Wrong:\n    a: 1\n\nRight:\n    a: 2\n"
    )


def test_text_and_json_answers_of_a_check_agree(
    invoke: Any, api: Callable[..., None], report: Any, findings: tuple[Finding, ...]
) -> None:
    api(check=lambda _root: report(findings))

    codes = [
        finding["code"] for finding in json.loads(invoke("check", "--format", "json").stdout)["findings"]
    ]

    text = invoke("check").stdout
    assert codes == [finding.code for finding in findings]
    assert all(code in text for code in codes)

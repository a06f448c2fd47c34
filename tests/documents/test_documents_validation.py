"""What a schema refuses, said to the author: files of mistakes with their whole text, and tables of cases."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from addendum.documents import Mapping, Scalar, Sequence, load_schema, read_text, validate

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.findings import Finding, Place

HERE = Path(__file__).parent
MISTAKES = sorted((HERE / "mistakes").glob("*.yaml"))
WRONG = (HERE.parent / "schemas" / "wrong.yaml").read_text(encoding="utf-8")
HEAD = "kind: {}\nid: a/b\nversion: 1\ntitle: T\n"
UNKNOWN_KIND = "A kind that does not exist"

SAID = [
    (
        "a choice that does not say by what",
        "credit-bands",
        "when missed:\n  credit: {S1: 10 %, S2: ten}\n",
        [
            "6:3 KEY-MISSING `credit` lacks `by`.",
            "6:26 WRONG-FORM `S2` needs a credit; `ten` is not written as one.",
        ],
    ),
    (
        "a misspelt `by`",
        "credit-bands",
        "when missed:\n  credit: {bye: tier, gold: 10 %}\n",
        ["6:12 UNKNOWN-KEY There is no key `bye` in `credit`."],
    ),
    (
        "a misspelt key that is needed",
        "credit-bands",
        "when missed:\n  credit: {valeu: 10 %}\n",
        ["6:12 UNKNOWN-KEY There is no key `valeu` in `credit`."],
    ),
    (
        "nothing behind a key",
        "credit-bands",
        "when missed:\n",
        ["5:1 VALUE-EMPTY `when missed` has no value."],
    ),
    ("an empty text", "support-tier", "clause: ''\n", ["5:9 VALUE-EMPTY `clause` is empty."]),
    (
        "an empty text where a form is needed",
        "credit-bands",
        "when missed: {credit: ''}\n",
        ["5:23 VALUE-EMPTY `credit` is empty."],
    ),
    (
        "nothing behind a hyphen",
        "support-tier",
        "includes:\n  -\n",
        ["6:4 VALUE-EMPTY An entry of `includes` has no value."],
    ),
    (
        "a choice without members",
        "hour-quota",
        "hours: {by: revenue}\n",
        ["5:1 VALUE-EMPTY `hours` has nothing beside `by`."],
    ),
    (
        "a text that goes over lines",
        "credit-bands",
        "when missed:\n  credit: |\n    10 %\n",
        ["7:5 WRONG-FORM `credit` needs a credit; `10 %` is not written as one."],
    ),
    (
        "a slip within a slip",
        "credit-bands",
        "when mised:\n  band:\n    by: availability\n    rows:\n      - bellow: 99 %\n        credit: 5\n",
        [
            "5:1 UNKNOWN-KEY There is no key `when mised` in a policy of the kind `credit-bands`.",
            "6:3 UNKNOWN-KEY There is no key `band` in `when missed`.",
            "9:9 UNKNOWN-KEY There is no key `bellow` in an entry of `rows`.",
            "10:17 WRONG-SHAPE `credit` needs a credit, not the number `5`.",
        ],
    ),
    (
        "three keys where one may stand",
        "severity-targets",
        "commitments:\n  c: {within: 1 hour, less than: 1 hour, every: 1 hour}\n",
        [
            "6:23 KEYS-EXCLUDE A commitment has one of `within`, `less than` and `every`.",
            "6:42 KEYS-EXCLUDE A commitment has one of `within`, `less than` and `every`.",
        ],
    ),
]  # fmt: skip

FIXED = [
    ("percent", "credit-bands", "when missed: {credit: 10%}", None),
    ("decimal comma", "credit-bands", 'when missed: {credit: "9,5 %"}', "Write `9.5 %`."),
    ("no-break space", "credit-bands", "when missed: {credit: 9.5\u00a0%}", "Type it anew, `9.5 %`: "),
    ("money elsewhere", "credit-bands", 'when missed: {credit: "8.000,00 EUR"}', "Write `EUR 8,000.00`."),
    ("small letters", "credit-bands", "when missed: {credit: eur 5}", "Write `EUR 5`."),
    ("capitals", "credit-bands", "when missed: {credit: Best effort}", "Write `best effort`."),
    ("a misspelt outcome", "credit-bands", "when missed: {credit: no comitment}", "Write `no commitment`."),
    ("an open comma", "credit-bands", 'when missed: {credit: "1,000 %"}', "Write a credit, for example"),
    ("no space", "severity-targets", "commitments: {c: 20minutes}", "Write `20 minutes`."),
    ("bare days", "severity-targets", "commitments: {c: 2 days}", "Write a commitment, for example"),
    ("date with slashes", "rules", "effective: 2024/1/5", "Write `2024-01-05`."),
    ("date whose month is open", "rules", "effective: 5.1.2024", "Write a date, for example `2024-01-01`."),
    ("no equals sign", "rules", "decisions: {d: {gives: text, formula: a + b}}", "Write `= a + b`."),
    ("a title for an id", "support-tier", "includes: [Service Credits]", "Write `service-credits`."),
    ("one for a list", "support-tier", "includes: a/b", "Write it as a list: `includes: [a/b]`."),
    ("a number for a text", "rules", "clause: 4.2", 'Put it in quotes: `clause: "4.2"`.'),
    ("true for a text", "rules", "clause: true", 'Put it in quotes: `clause: "true"`.'),
    ("a long dash", "rules", "effective: 2024\u201301\u201301", "Write `2024-01-01`."),
    ("a key of another place", "credit-bands", "ladder: {by: a}", "It belongs below `when missed`."),
    ("a key of no place", "hour-quota", "xyz: a", "Write `delivered by`, "),
    ("a key like one that stands", "rules", "titles: U", "Write `lists`, "),
]  # fmt: skip


def mapping(text: str) -> Mapping:
    tree = read_text(text, "policy.yaml")
    assert isinstance(tree, Mapping)
    return tree


def brief(finding: Finding) -> str:
    assert finding.place is not None
    return f"{finding.place.line}:{finding.place.column} {finding.code} {finding.says}"


def text_of(node: Node | None) -> str:
    assert isinstance(node, Scalar)
    return node.text


def wrong_documents() -> dict[str, Mapping]:
    table = read_text(WRONG, "wrong.yaml")
    assert isinstance(table, Sequence)
    cases = [case for case in table if isinstance(case, Mapping)]
    return {text_of(case.get("name")): case for case in cases}


def places_of(tree: Node, steps: list[str]) -> set[Place]:
    """Where a fault may be shown: the value or its key; where it is missing, the map or a key in it."""
    places, node = {tree.place}, tree
    for step in steps:
        if isinstance(node, Mapping):
            key, value = node.key(step), node.get(step)
            if key is None or value is None:
                return places | {other.place for other, _ in node.entries}
            places, node = {key.place, value.place}, value
        elif isinstance(node, Sequence):
            node = node[int(step)]
            places = {node.place}
    return places


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_a_file_of_mistakes_gets_all_its_findings_at_once(path: Path) -> None:
    tree = read_text(path.read_text(encoding="utf-8"), path.name)
    assert isinstance(tree, Mapping)

    findings = validate(tree, path.stem)

    assert "".join(f"{finding}\n" for finding in findings) == path.with_suffix(".txt").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("name", [name for name in wrong_documents() if name != UNKNOWN_KIND])
def test_one_mistake_gets_one_finding_at_its_place(name: str) -> None:
    case = wrong_documents()[name]
    document = case.get("document")
    assert isinstance(document, Mapping)
    places = places_of(document, text_of(case.get("at")).split(" > "))

    findings = validate(document, text_of(document.get("kind")))

    assert len(findings) == 1
    assert findings[0].place in places


@pytest.mark.parametrize(
    ("kind", "text", "said"), [case[1:] for case in SAID], ids=[case[0] for case in SAID]
)
def test_a_mistake_is_said_once_and_as_it_was_meant(kind: str, text: str, said: list[str]) -> None:
    findings = validate(mapping(HEAD.format(kind) + text), kind)

    assert [brief(finding) for finding in findings] == said


@pytest.mark.parametrize(
    ("kind", "text", "fix"), [case[1:] for case in FIXED], ids=[case[0] for case in FIXED]
)
def test_the_fix_is_what_was_nearly_written(kind: str, text: str, fix: str | None) -> None:
    findings = validate(mapping(f"{HEAD.format(kind)}{text}\n"), kind)

    assert [finding.fix.startswith(fix or "") for finding in findings] == ([] if fix is None else [True])


def test_words_are_for_people() -> None:
    texts = "".join(path.with_suffix(".txt").read_text(encoding="utf-8") for path in MISTAKES)

    for word in (
        "anyOf",
        "oneOf",
        "$ref",
        "#/",
        "None",
        "True",
        "False",
        "dict",
        "Decimal",
        "properties",
        "'",
    ):
        assert word not in texts.replace("world's", "")


def test_the_order_of_findings_does_not_depend_on_hashes() -> None:
    path = HERE / "mistakes" / "credit-bands.yaml"
    program = (
        "import sys; from addendum.documents import read_file, validate;"
        f"print(*validate(read_file({str(path)!r}, shown_as='f'), 'credit-bands'), sep='\\n')"
    )

    printed = {
        subprocess.run(  # noqa: S603 - our own interpreter and program
            [sys.executable, "-c", program], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(printed) == 1


def test_numbers_are_compared_by_their_text() -> None:
    tree = mapping(HEAD.format("rules").replace("version: 1", "version: 1.0000000000000000000000000001"))

    findings = validate(tree, "rules")

    assert [finding.code for finding in findings] == ["WRONG-SHAPE"]
    assert validate(mapping(HEAD.format("rules").replace("version: 1", "version: 2.0")), "rules") == []


def test_a_schema_can_be_had_with_its_references() -> None:
    schema = load_schema("rules")

    assert schema["title"] == "Rules"
    assert schema["properties"]["lists"]["$ref"] == "parts.json#/$defs/lists"

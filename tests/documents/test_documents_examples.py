"""Example files: those in `refused` name what is found in them, those in `accepted` what they are read as.

A file in `refused` begins with a line for each finding: its code, its line and column, the text it points at.
A file in `accepted` begins with its value as JSON.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from addendum.documents import plain, read_file
from addendum.findings import FindingsError

if TYPE_CHECKING:
    from addendum.findings import Finding

HERE = Path(__file__).parent
REFUSED = sorted((HERE / "refused").glob("*.yaml"))
ACCEPTED = sorted((HERE / "accepted").glob("*.yaml"))
LONGEST = 70


def findings_of(path: Path) -> tuple[Finding, ...]:
    with pytest.raises(FindingsError) as caught:
        read_file(path)
    return caught.value.findings


def shown(finding: Finding, lines: list[str]) -> str:
    place = finding.place
    assert place is not None
    text = lines[place.line - 1][place.column - 1 : max(place.end - 1, 0)]
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return f"# {finding.code} {place.line}:{place.column} {text}".rstrip()


def announced(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith("# ") and line.split()[1].isupper()]


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_a_trap_is_refused_by_its_name_at_its_place(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")

    found = findings_of(path)

    assert [shown(finding, lines) for finding in found] == announced(lines)


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_every_refusal_is_a_sentence_with_a_fix(path: Path) -> None:
    for finding in findings_of(path):
        assert finding.says.endswith(".")
        assert finding.fix.endswith(".")


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_the_parser_in_python_leads_to_the_same_findings(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_c = findings_of(path)

    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    in_python = findings_of(path)

    assert [(finding.code, finding.place.line) for finding in in_python if finding.place] == [
        (finding.code, finding.place.line) for finding in in_c if finding.place
    ]


@pytest.mark.parametrize("with_libyaml", [True, False], ids=["in C", "in Python"])
@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.stem)
def test_what_is_no_trap_is_read_as_it_is_meant(
    path: Path, with_libyaml: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if path.stem.startswith("tabs") and not with_libyaml:
        pytest.skip("PyYAML's parser in Python refuses a tab before a comment")
    monkeypatch.setattr(yaml, "__with_libyaml__", with_libyaml)
    first, _, _ = path.read_text(encoding="utf-8").partition("\n")
    expected = json.loads(first.removeprefix("# "), parse_float=Decimal)

    tree = read_file(path)

    assert plain(tree) == expected

"""The words after QUESTION become one record, or a refusal that says what to write."""

from __future__ import annotations

import io
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from addendum_cli.inputs import Given, parse
from addendum_cli.refusals import Refused

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("api")

READ = [
    ([], {}),
    (["availability=99.5 %"], {"availability": "99.5 %"}),
    (["a=1", "b=true"], {"a": "1", "b": "true"}),
    (["note=a:=b=c"], {"note": "a:=b=c"}),
    (["note="], {"note": ""}),
    (["größe=5"], {"größe": "5"}),
    (["impacted portion=all"], {"impacted portion": "all"}),
    (["n:=99.990"], {"n": Decimal("99.990")}),
    (["n:=1e2"], {"n": Decimal("1e2")}),
    (["n:=12"], {"n": 12}),
    (["open:=true", "gone:=null"], {"open": True, "gone": None}),
    (['list:=["a", 1.5]'], {"list": ["a", Decimal("1.5")]}),
    (['mail:="@home"'], {"mail": "@home"}),
]

REFUSED = [
    (["availability"], "`availability` is not a fact", "key=value"),
    (["=5"], "does not begin with the name", "key=value"),
    ([":=5"], "does not begin with the name", "key=value"),
    (["availability>=99"], "does not begin with the name", "key=value"),
    (["9a=1"], "does not begin with the name", "key=value"),
    (["a=1", "a=2"], "`a` is given twice", "once"),
    (["a=1", "a:=1"], "`a` is given twice", "once"),
    (["a:={"], "The value of `a` is not valid JSON: line 1, column", "`a={`"),
    (["a:=text"], "The value of `a` is not valid JSON", "`a=text`"),
    (["a:="], "The value of `a` is not valid JSON", "after `:=`"),
    (["a=@"], "`a=@` names no file", "a=@facts.json"),
    (["a:=@"], "`a:=@` names no file", "a:=@facts.json"),
    (["@"], "`@` names no file", "@facts.json"),
    (["a=@nowhere.txt"], "`nowhere.txt` cannot be read: No such file", "a file that exists"),
    (["a=@\0"], "cannot be read", "a file that exists"),
    (["@."], "cannot be read: Is a directory", "a file that exists"),
    (["tier=premium"], "`tier` is not a fact", "--tier"),
    (["id=7"], "`id` is not a fact", "JSON record"),
    (["-", "-"], "Standard input is named twice", "once"),
    (["-", "a=@-"], "Standard input is named twice", "once"),
    (["a=\udcff"], "not UTF-8", "in a file"),
    (["a:=" + "[" * 100_000], "nested too deeply", "valid JSON"),
]


@pytest.mark.parametrize(("words", "record"), READ)
def test_words_become_facts(words: list[str], record: dict[str, object]) -> None:
    assert parse(words) == Given(record, from_standard_input=False)


@pytest.mark.parametrize(("words", "says", "fix"), REFUSED)
def test_what_is_no_fact_is_refused_with_the_fix(words: list[str], says: str, fix: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse(words)

    sentence, _, advice = refusal.value.message.partition("\nFix: ")
    assert says in sentence
    assert fix in advice
    assert refusal.value.exit_code == 2


def test_a_fact_may_stand_in_a_text_file_whose_last_line_break_is_not_part_of_it(tmp_path: Path) -> None:
    file = tmp_path / "month.txt"
    file.write_bytes("\ufeff99,9 ü\r\n".encode())

    assert parse([f"text=@{file}"]).record == {"text": "99,9 ü"}


def test_a_fact_may_stand_in_a_json_file(tmp_path: Path) -> None:
    file = tmp_path / "outages.json"
    file.write_text('[{"minutes": 4.5}]')

    assert parse([f"outages:=@{file}"]).record == {"outages": [{"minutes": Decimal("4.5")}]}


def test_a_whole_record_may_stand_in_a_json_file_beside_other_facts(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_text('{"id": 7, "a": 1}')

    assert parse([f"@{file}", "b=2"]).record == {"id": 7, "a": 1, "b": "2"}


def test_a_fact_in_the_file_and_on_the_command_line_is_given_twice(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_text('{"a": 1}')

    with pytest.raises(Refused, match="`a` is given twice"):
        parse([f"@{file}", "a=2"])


@pytest.mark.parametrize("content", [b"[1, 2]", b'"text"', b"7"])
def test_a_whole_record_is_a_json_object(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "facts.json"
    file.write_bytes(content)

    with pytest.raises(Refused, match="holds no JSON object"):
        parse([f"@{file}"])


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_bytes(b'{"a": 1,\n"b": "\xff"}')

    with pytest.raises(Refused, match="not UTF-8 text: line 2 holds other bytes"):
        parse([f"@{file}"])


def test_a_broken_json_file_is_refused_with_line_and_column(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_text('{"a": 1,\n "b" 2}')

    with pytest.raises(Refused, match=r"facts\.json` is not valid JSON: line 2, column 6"):
        parse([f"@{file}"])


def test_standard_input_may_be_one_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"99.5 %\n")))

    assert parse(["availability=@-"]).record == {"availability": "99.5 %"}


def test_a_dash_leaves_standard_input_to_the_stream() -> None:
    assert parse(["-", "region=eu"]) == Given({"region": "eu"}, from_standard_input=True)

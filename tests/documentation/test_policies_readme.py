"""The guide for authors: every policy on it is sound, every command prints what stands below it."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import addendum
from addendum.feel.builtins.registry import names
from addendum.kinds.functions import BUSINESS_TIME
from addendum_cli.main import cli
from documentation.guide import FRAME, as_decisions, blocks, commands, given_facts, in_frame, put_output

GUIDE = Path(__file__).parents[2] / "policies" / "README.md"
TEXT = GUIDE.read_text(encoding="utf-8")
YAML = blocks(GUIDE, "yaml")
FILES = [block for block in (*YAML, *blocks(GUIDE, "csv")) if block.file]
PARTS = [block for block in YAML if not block.file]
CONSOLE = blocks(GUIDE, "console")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder that holds all files of the guide, to stand in."""
    for block in FILES:
        path = tmp_path / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("block", CONSOLE, ids=str)
@pytest.mark.usefixtures("folder")
def test_every_command_prints_what_the_guide_shows(block):
    for command in commands(block):
        program, *words = shlex.split(command.words)

        result = CliRunner().invoke(cli, words)

        if os.environ.get("WRITE_GOLDEN"):
            put_output(GUIDE, command, result.output)
            continue
        assert program == "addendum"
        assert result.output.rstrip() == command.output.rstrip(), command.words


@pytest.mark.parametrize("block", PARTS, ids=str)
def test_every_part_stands_in_the_frame_and_answers_as_its_comments_say(tmp_path, block):
    (tmp_path / FRAME).write_text(in_frame(frame(), block.text), encoding="utf-8")
    (tmp_path / "holidays.yaml").write_text(holidays(), encoding="utf-8")

    report = addendum.check(tmp_path)
    outcomes = addendum.run_scenarios(addendum.load(tmp_path))

    assert [str(finding) for finding in report.findings] == []
    assert [(case.name, *case.says) for case in outcomes.cases if not case.passed] == []
    assert outcomes.passed >= block.text.count("# ask ")


@pytest.mark.parametrize("block", blocks(GUIDE, "feel"), ids=str)
def test_every_formula_has_the_value_that_stands_beside_it(tmp_path, block):
    page = tmp_path / FRAME
    page.write_text(in_frame(frame(), as_decisions(block, given_facts(GUIDE))), encoding="utf-8")

    outcomes = addendum.run_scenarios(addendum.load(page))

    assert [(case.name, *case.says) for case in outcomes.cases if not case.passed] == []
    assert outcomes.passed == block.text.count("-> ")


@pytest.mark.parametrize("name", sorted(names()))
def test_every_function_is_on_the_page(name):
    assert f"`{name}`" in TEXT or f"`{name}()`" in TEXT


@pytest.mark.parametrize("name", BUSINESS_TIME)
def test_every_function_of_business_time_is_explained_and_has_an_example(name):
    assert f"`{name}(" in TEXT
    assert any(f"{name}(" in block.text for block in blocks(GUIDE, "feel"))


@pytest.mark.parametrize("kind", addendum.policy_kinds())
def test_every_kind_of_file_is_on_the_page(kind):
    assert f"`{kind}`" in TEXT


def test_every_heading_is_in_the_contents():
    headings = re.findall(r"^## (.+)$", TEXT, flags=re.MULTILINE)
    listed = re.findall(r"^- \[(.+)\]\(#.+\)$", TEXT.partition("\n## ")[0], flags=re.MULTILINE)

    assert listed == headings


def test_every_link_within_the_page_leads_to_a_heading():
    anchors = {anchor(heading) for heading in re.findall(r"^##+ (.+)$", TEXT, flags=re.MULTILINE)}

    assert [link for link in re.findall(r"\]\(#([^)]+)\)", TEXT) if link not in anchors] == []


def test_every_code_on_the_page_is_one():
    codes = set(re.findall(r"^\| `([A-Z]+(?:-[A-Z]+)+)`|, `([A-Z]+(?:-[A-Z]+)+)`", TEXT, flags=re.MULTILINE))

    assert [code for pair in codes for code in pair if code and addendum.explain_code(code) is None] == []


def anchor(heading):
    """The name by which GitHub links to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def holidays():
    """The holidays that calendars of the guide name, in the namespace of the frame."""
    found = next(block.text for block in FILES if "\nkind: holidays\n" in block.text)
    return found.replace("\nid: acme/", "\nid: guide/")


def frame():
    (block,) = (each for each in FILES if each.file == FRAME)
    return block.text

"""A warm answer: the same bytes as a cold one, and nothing imported that it does not use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

import addendum

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from addendum.library.cache import keys
keys._engine = lambda: "an engine of which no file changes while a test runs"
from addendum_cli.main import _run
code = _run()
sys.stdout.flush()
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""
TARGET = (
    "response-target",
    "severity=S1",
    "customer_specific=false",
    "--tier",
    "premium",
    "--at",
    "2025-03-10",
)
CREDIT = ("service-credit", "month=2025-03", "portion=frontend", "availability=99.5 %", "--contract", "acme")
FORMS = ((), ("--format", "json"), ("--format", "json", "--no-explain"), ("--format", "ndjson"))

NEVER = {
    "attr",
    "dataclasses",
    "difflib",
    "duckdb",
    "durable",
    "hashlib",
    "holidays",
    "importlib.metadata",
    "jsonschema",
    "pathlib",
    "referencing",
    "rich",
    "tempfile",
    "urllib",
    "yaml",
    "zoneinfo",
}
# Rooms and modules that read, lower, check or show policies; an answer from the cache needs none of them.
NOT_FOR_ANSWERS = (
    "addendum.answers.checking",
    "addendum.answers.entitlements",
    "addendum.answers.showing",
    "addendum.dmn",
    "addendum.documents.composer",
    "addendum.documents.files",
    "addendum.documents.reader",
    "addendum.documents.source",
    "addendum.documents.validation",
    "addendum.feel.builtins",
    "addendum.feel.checking",
    "addendum.feel.compiling",
    "addendum.feel.lexer",
    "addendum.feel.parser",
    "addendum.feel.scope",
    "addendum.findings.codes",
    "addendum.findings.suggestions",
    "addendum.kinds.builder",
    "addendum.kinds.document",
    "addendum.kinds.kind",
    "addendum.kinds.lowering",
    "addendum.ledgers.outages",
    "addendum.library.cache.writing",
    "addendum.library.library",
    "addendum.library.loading",
    "addendum.library.subjects",
    "addendum.rules.analysis",
    "addendum.rules.conditions",
    "addendum.rules.promises",
    "addendum.rules.storing",
)
NOT_FOR_TABLES = ("addendum.feel.generating", "addendum.feel.running", "addendum.feel.tree")


def evaluate(cache: Path, *words: str, policies: str = "shipped") -> tuple[str, set[str]]:
    """What a process of its own answers, and the modules that it has imported by then."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", PROGRAM, "evaluate", *words, "--policies", policies],
        env={"XDG_CACHE_HOME": str(cache)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout, set(done.stderr.splitlines()[-1].split())


def below(modules: set[str], rooms: tuple[str, ...]) -> set[str]:
    """Those of the modules that are one of these, or below one."""
    return {name for name in modules if any(name == room or name.startswith(f"{room}.") for room in rooms)}


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
@pytest.mark.parametrize("question", [TARGET, CREDIT], ids=lambda words: words[0])
def test_a_warm_answer_has_the_bytes_of_a_cold_one(
    tmp_path: Path, question: tuple[str, ...], form: tuple[str, ...]
) -> None:
    cold, _ = evaluate(tmp_path, *question, *form)

    warm, modules = evaluate(tmp_path, *question, *form)

    assert warm == cold
    assert "addendum.library.library" not in modules


@pytest.mark.parametrize("question", [TARGET, CREDIT], ids=lambda words: words[0])
def test_a_warm_answer_imports_only_what_it_uses(tmp_path: Path, question: tuple[str, ...]) -> None:
    evaluate(tmp_path, *question)

    _, modules = evaluate(tmp_path, *question)

    assert not below(modules, tuple(NEVER))
    assert not below(modules, NOT_FOR_ANSWERS)


def test_a_question_that_tables_answer_imports_nothing_that_runs_formulas(tmp_path: Path) -> None:
    evaluate(tmp_path, *TARGET)

    _, modules = evaluate(tmp_path, *TARGET)

    assert not below(modules, NOT_FOR_TABLES)


def test_an_answer_in_text_reads_no_json_but_the_cache(tmp_path: Path) -> None:
    evaluate(tmp_path, *TARGET)

    _, modules = evaluate(tmp_path, *TARGET)

    assert "json" not in modules


def test_a_warm_answer_as_of_what_was_known_reads_no_policies(tmp_path: Path) -> None:
    policies = tmp_path / "policies"
    copytree(ROOT / "policies" / "commercetools", policies)
    (policies / "addendum.lock").write_text(addendum.lock(policies, "2025-01-15").text, encoding="utf-8")
    asked = (*TARGET, "--known-at", "2025-02-01")
    cold, _ = evaluate(tmp_path, *asked, policies=str(policies))

    warm, modules = evaluate(tmp_path, *asked, policies=str(policies))

    assert warm == cold
    assert "known on 2025-02-01" in warm
    assert not below(modules, (*NEVER, *NOT_FOR_ANSWERS, "addendum.library.lock"))

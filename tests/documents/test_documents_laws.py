"""Laws of reading: only findings are raised, what is written is read back, places point at their text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from addendum.documents import Mapping, Scalar, Sequence, plain, read_file, read_text
from addendum.documents.examples import written
from addendum.findings import FindingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
READABLE = sorted(
    [
        *(HERE / "accepted").glob("*.yaml"),
        *(ROOT / "policies").rglob("*.yaml"),
        *(ROOT / "schemas" / "templates").glob("*.yaml"),
    ]
)
EVERY_FILE = sorted([*READABLE, *(HERE / "refused").glob("*.yaml")])
PIECES = [
    "a", "b: ", ": ", "- ", "? ", "\n", "\n  ", "\n\t", " ", "{", "}", "[", "]", ", ", ",", "'", '"', "#",
    " # x", "|", ">", "&a ", "*a ", "!t ", "<<: ", "%", "---", "...", "\\", "\\x4", "= f(a, b)", "yes",
    "010", "1_0", "1:30", "1e3", ".inf", "99,9", "\ufeff", "\0", "\u2028", "\ud800", "🙂", "\r", "\r\n", "`",
]  # fmt: skip
SOUP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
VISIBLE = st.characters(exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"])
TEXTS = st.text(VISIBLE | st.sampled_from("\n\t #:,-{}[]'\"\\=&*!%@|>"), max_size=12)
KEYS = st.text(VISIBLE, min_size=1, max_size=12)
NUMBERS = st.integers(-(10**20), 10**20) | st.decimals(-(10**6), 10**6, places=3)
DATA = st.recursive(
    TEXTS
    | NUMBERS
    | st.booleans()
    | st.none()
    | st.sampled_from(["yes", "010", "1:30", "~", "", "2024-01-01"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def nodes(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield key
            yield from nodes(value)
    elif isinstance(node, Sequence):
        for item in node:
            yield from nodes(item)
    else:
        yield node


def tree_or_findings(text: str) -> Node | None:
    try:
        return read_text(text, "policy.yaml")
    except FindingsError as error:
        for finding in error.findings:
            assert finding.place is not None
            assert finding.place.line >= 1
            assert finding.place.column >= 1
        return None


@pytest.mark.parametrize("with_libyaml", [True, False], ids=["in C", "in Python"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=SOUP | st.text(st.characters()))
@example(text='a: "\\U00110000"')
@example(text='? "\ud83d": [')
def test_no_text_raises_anything_but_findings(
    with_libyaml: bool, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", with_libyaml)

    tree_or_findings(text)


@settings(deadline=None)
@given(path=st.sampled_from(EVERY_FILE), data=st.data())
def test_no_damage_to_a_file_raises_anything_but_findings(path: Path, data: st.DataObject) -> None:
    text = path.read_text(encoding="utf-8")[:3000]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 20, len(text))))

    tree_or_findings(text[:start] + data.draw(SOUP) + text[end:])


@settings(deadline=None)
@given(value=DATA)
@example(value={"<<": "=", "a: b": "a: ", "#": " a", "-": "- a", "?": "a #b", "!": "a\\"})
def test_what_is_written_as_a_line_is_read_back(value: Any) -> None:
    assert plain(read_text(f"a: {written(value)}\n", "policy.yaml")) == {"a": value}


@settings(deadline=None)
@given(value=DATA)
def test_what_is_written_in_braces_is_read_back(value: Any) -> None:
    assert plain(read_text(written({"a": value}), "policy.yaml")) == {"a": value}


@settings(deadline=None)
@given(value=st.dictionaries(KEYS, st.recursive(TEXTS | st.integers(), st.lists), max_size=4))
def test_json_is_read_back(value: Any) -> None:
    text = json.dumps({"a": value}, ensure_ascii=False, indent=2)

    assert plain(read_text(text, "policy.yaml")) == {"a": value}


@settings(deadline=None)
@given(value=st.dictionaries(KEYS, TEXTS | st.lists(TEXTS, max_size=3), max_size=4))
def test_what_another_program_writes_in_blocks_is_read_back(value: Any) -> None:
    text = yaml.dump({"a": value}, default_style='"', allow_unicode=True, default_flow_style=False)

    assert plain(read_text(text, "policy.yaml")) == {"a": value}


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_a_scalar_points_at_its_text(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")

    for scalar in nodes(read_file(path)):
        place = scalar.place
        shown = lines[place.line - 1][place.column - 1 : place.end - 1]
        if not scalar.quoted and "\n" not in scalar.text and scalar.text:
            assert scalar.text.startswith(shown)
            assert shown
        elif shown[:1] in {"'", '"'} and "\\" not in shown and len(shown) > 1 and shown[-1] == shown[0]:
            assert shown[1:-1].replace("''", "'") == scalar.text


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_an_offset_in_a_scalar_points_at_its_character(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")

    for scalar in nodes(read_file(path)):
        for offset, character in enumerate(scalar.text):
            place = scalar.at(offset)
            found = lines[place.line - 1][place.column - 1 : place.column]
            assert character.isspace() or found in {character, "\\"}


@settings(deadline=None)
@given(
    words=st.lists(st.text(st.characters(categories=["Lu"]), min_size=1, max_size=5), min_size=1, max_size=8)
)
@pytest.mark.parametrize(
    "form",
    ["a: {}\n", "a: '{}'\n", 'a: "{}"\n', "a: |\n  {}\n", "a: >\n  {}\n", "a:\n  - {}\n", "a: [b, '{}']\n"],
)
def test_a_word_is_found_again_wherever_it_stands(form: str, words: list[str]) -> None:
    words = [f"x{word}x" for word in words]
    text = form.format(" ".join(words))
    lines = text.split("\n")

    scalar = list(nodes(read_text(text, "policy.yaml")))[-1]

    offset = 0
    for word in words:
        place = scalar.at(offset, len(word))
        assert lines[place.line - 1][place.column - 1 : place.end - 1] == word
        offset += len(word) + 1

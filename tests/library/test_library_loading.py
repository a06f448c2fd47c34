"""Reading a policy root: which files are policies, what folders give them, and what is wrong with each."""

from __future__ import annotations

from pathlib import Path

import pytest

from addendum.findings import FindingsError
from addendum.library import Library, find_root, policy_files
from library.policy_root import DEFINITIONS, TIER, root


def test_all_documents_of_a_root_are_read(tmp_path):
    library = root(tmp_path)

    assert not library.findings
    assert [document.head.id for document in library.documents] == [
        "acme/contracts/one",
        "acme/definitions",
        "acme/targets",
        "acme/premium",
    ]
    assert library.tiers() == ["acme/premium"]
    assert library.contracts() == ["acme/contracts/one"]


def test_hidden_files_folder_defaults_and_other_files_are_no_policies(tmp_path):
    for name in (".hidden/a.yaml", "folder.yaml", "notes.txt", "deep/er/b.yml", "a.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    found = [Path(path).relative_to(tmp_path).as_posix() for path in policy_files(str(tmp_path))]

    assert found == ["a.yaml", "deep/er/b.yml"]


def test_one_file_may_be_a_root(tmp_path):
    root(tmp_path)

    library = Library(tmp_path / "definitions.yaml")

    assert [document.file for document in library.documents] == ["definitions.yaml"]


def test_a_folder_gives_heads_to_the_files_below_it_and_the_nearest_counts(tmp_path):
    (tmp_path / "folder.yaml").write_text("effective: 2020-01-01\nzone: Europe/Berlin\n", encoding="utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "folder.yaml").write_text("effective: 2021-01-01\n", encoding="utf-8")

    library = root(
        tmp_path, {"inner/tier": TIER.replace("premium", "other"), "tier": TIER + "effective: 2022-01-01\n"}
    )

    heads = {document.head.id: document.head for document in library.documents}
    assert str(heads["acme/definitions"].effective) == "2020-01-01"
    assert (str(heads["acme/other"].effective), heads["acme/other"].zone) == ("2021-01-01", "Europe/Berlin")
    assert str(heads["acme/premium"].effective) == "2022-01-01"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("- a\n- b\n", "NOT-A-POLICY", 1),
        ("id: acme/x\nversion: 1\n", "NOT-A-POLICY", 1),
        ("kind: support-teir\nid: acme/x\n", "UNKNOWN-KIND", 1),
        ("kind: support-tier\nid: acme/x\nversion: 1\ntitle: X\ninclude: [acme/y]\n", "UNKNOWN-KEY", 5),
        (
            "kind: support-tier\nid: acme/x\nversion: 1\ntitle: X\neffective: 2025-02-30\n",
            "VALUE-UNREADABLE",
            5,
        ),
        ("kind: support-tier\nid: acme/x\nversion: 1\ntitle: NO\n", "BOOLEAN-WORD", 4),
    ],
)
def test_a_file_that_is_wrong_is_told_and_the_others_are_read(tmp_path, text, code, line):
    library = root(tmp_path, {"wrong": text})

    assert [(each.code, each.place.file, each.place.line) for each in library.findings] == [
        (code, "wrong.yaml", line)
    ]
    assert len(library.documents) >= 4


def test_a_folder_that_is_wrong_is_told(tmp_path):
    (tmp_path / "folder.yaml").write_text("efective: 2020-01-01\n", encoding="utf-8")

    assert [finding.code for finding in root(tmp_path).findings] == ["UNKNOWN-KEY"]


def test_the_nearest_marked_folder_is_the_root(tmp_path):
    (tmp_path / "addendum.toml").touch()
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)

    assert find_root(None, deep) == str(tmp_path)
    assert find_root(str(deep), "") == str(deep)
    assert Path(find_root("shipped", ""), "addendum.toml").is_file()


@pytest.mark.parametrize("given", [None, "nowhere"])
def test_without_policies_there_is_an_error_that_says_how_to_name_them(tmp_path, given):
    with pytest.raises(FindingsError) as caught:
        find_root(given if given is None else str(tmp_path / given), tmp_path)

    (finding,) = caught.value.findings
    assert finding.code == "NO-POLICIES"
    assert "--policies" in finding.fix


def test_an_offering_stands_beside_other_files(tmp_path):
    page = (
        "kind: offering\nid: bakery/support\nversion: 1\ntitle: Support\n"
        "rules: {decisions: {a: {gives: number, formula: '= 1'}}}\ntiers: {only: {}}\n"
    )

    library = root(tmp_path, offering=page)

    assert "bakery/support/only" in library.tiers()
    assert {"bakery/support/rules", "bakery/support/definitions"} <= library.timelines.keys()


def test_definitions_alone_are_no_error(tmp_path):
    library = root(tmp_path, definitions=DEFINITIONS, targets="", tier="", contract="")

    assert not library.findings
    assert library.tiers() == []

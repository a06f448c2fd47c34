"""The lock: an edit to what is published is told, layout is free, the same policies give the same file."""

from __future__ import annotations

import pytest

from addendum.findings import Level
from addendum.library import LOCK_FILE, Library, lock_text, publish, sources_named
from addendum.library.lock import read_lock
from library.policy_root import ALL, CONTRACT, TARGETS, day, root

AMENDED = f"""{CONTRACT}amendments:
  - {{id: first, effective: 2025-07-01, because: More, set: {{facts: {{fee: EUR 200}}}}}}
"""
SECOND = """  - {id: second, effective: 2025-09-01, because: Even more, set: {facts: {fee: EUR 300}}}
"""
CHILD = """kind: severity-targets
id: acme/child
version: 1
title: Child
extends: acme/targets
severities:
  S1: {commitments: {reply: {within: 30 minutes}}}
"""
TARGETS_2026 = TARGETS.replace("version: 1", "version: 2\neffective: 2026-01-01").replace(
    "4 hours", "3 hours"
)
TIER_OF_CHILD = """kind: support-tier
id: acme/plus
version: 1
title: Plus
includes: [acme/child]
"""
ZEROS = f"'sha256:{'0' * 64}'"


def write(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def lock(folder, on="2025-01-15", **words):
    made = publish(Library(folder), day(on), **words)
    (folder / LOCK_FILE).write_text(lock_text(made.lock), encoding="utf-8")
    return made


def told(folder):
    """The code, level and place of each finding of loading and of what no question reaches."""
    library = Library(folder)
    return [
        (found.code, str(found.level), f"{found.place.file}:{found.place.line}")
        for found in (*library.findings, *library.unreached())
    ]


@pytest.fixture
def locked(tmp_path):
    """A folder whose four documents are published."""
    root(tmp_path)
    lock(tmp_path)
    return tmp_path


def test_policies_as_they_were_published_have_no_findings(locked):
    assert told(locked) == []


def test_policies_without_a_lock_are_neither_drafts_nor_published(tmp_path):
    root(tmp_path)

    assert told(tmp_path) == []
    assert Library(tmp_path).lock is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("within: 1 hour", "within: 2 hours"),
        ("title: Targets", "title: Target"),
        ("version: 1\n", "version: 1\neffective: 2024-01-01\n"),
        ("version: 1\n", "version: 1\nuntil: 2027-01-01\n"),
    ],
)
def test_an_edit_to_a_published_version_is_an_error_where_its_number_stands(locked, old, new):
    write(locked, targets=TARGETS.replace(old, new))

    assert told(locked) == [("LOCKED-CHANGED", "error", "targets.yaml:3")]


def test_the_finding_on_an_edit_says_which_dates_moved_and_how_a_new_version_is_made(locked):
    write(locked, contract=CONTRACT.replace("effective: 2025-01-01", "effective: 2025-02-01"))

    (found,) = Library(locked).findings

    assert found.says == (
        "Version 1 of `acme/contracts/one` was published on 2025-01-15, and says something else now."
    )
    assert found.example == "`effective` was 2025-01-01, and is 2025-02-01."
    assert "`addendum lock --new-version acme/contracts/one --effective DATE`" in found.fix
    assert [related.place.file for related in found.related] == [LOCK_FILE]


@pytest.mark.parametrize(
    "text",
    [
        TARGETS.replace("title: Targets\n", "# what we promise\n\ntitle:   'Targets'\n"),
        TARGETS.replace(
            "{commitments: {reply: {within: 1 hour}}}", "\n    commitments: {reply: {within: 1 hour}}"
        ),
        "title: Targets\n" + TARGETS.replace("title: Targets\n", ""),
        TARGETS.replace("\n", "\r\n"),
    ],
    ids=["comments", "lines", "order of the head", "line breaks"],
)
def test_comments_and_layout_are_free(locked, text):
    write(locked, targets=text)

    assert told(locked) == []


def test_a_file_may_move_and_its_head_may_stand_in_folder_defaults(locked):
    (locked / "targets.yaml").unlink()
    below = locked / "below"
    below.mkdir()
    write(below, replies=TARGETS)

    assert told(locked) == []


def test_a_key_that_folder_defaults_give_a_published_version_is_an_edit(locked):
    (locked / "folder.yaml").write_text("zone: Europe/Berlin\n", encoding="utf-8")

    assert {code for code, _, _ in told(locked)} == {"LOCKED-CHANGED"}


def test_a_published_version_that_is_gone_is_an_error_in_the_lock(locked):
    (locked / "contract.yaml").unlink()

    ((code, level, place),) = told(locked)

    line = (locked / LOCK_FILE).read_text(encoding="utf-8").splitlines()[int(place.partition(":")[2]) - 1]
    assert (code, level, line.strip()) == ("LOCKED-MISSING", "error", "version 1:")


def test_a_file_that_cannot_be_read_is_not_told_to_be_missing_or_changed(locked):
    write(locked, contract=CONTRACT.replace("facts:", "fcts:"))

    assert [code for code, _, _ in told(locked)] == ["UNKNOWN-KEY"]


def test_what_is_not_in_the_lock_is_a_draft(locked):
    write(locked, targets2=TARGETS.replace("version: 1", "version: 2\neffective: 2026-01-01"))

    assert told(locked) == [("NOT-LOCKED", "warning", "targets2.yaml:3")]


def test_a_draft_may_be_edited_and_is_then_published_as_it_stands(locked):
    draft = TARGETS.replace("version: 1", "version: 2\neffective: 2026-01-01")
    write(locked, targets2=draft)
    write(locked, targets2=draft.replace("1 hour", "2 hours"))

    made = lock(locked, on="2025-12-01")

    assert made.added == ("acme/targets version 2, in force from 2026-01-01",)
    assert told(locked) == []


def test_locking_again_changes_nothing(locked):
    before = (locked / LOCK_FILE).read_text(encoding="utf-8")

    made = lock(locked, on="2026-01-01")

    assert made.added == ()
    assert (locked / LOCK_FILE).read_text(encoding="utf-8") == before


def test_the_text_of_the_lock_does_not_depend_on_where_files_lie(tmp_path):
    root(tmp_path / "one")
    root(tmp_path / "two", dict.fromkeys(ALL, ""), **{f"z/{name}": text for name, text in ALL.items()})

    lock(tmp_path / "one")
    lock(tmp_path / "two")

    first, second = ((tmp_path / name / LOCK_FILE).read_bytes() for name in ("one", "two"))
    assert first == second


def test_the_lock_is_read_back_as_it_was_written(tmp_path):
    root(tmp_path, contract=AMENDED, child=CHILD, plus=TIER_OF_CHILD)

    made = lock(tmp_path)
    again, findings = read_lock(tmp_path)

    assert findings == ()
    assert lock_text(again) == lock_text(made.lock)


def test_only_the_policies_that_are_named_are_published(tmp_path):
    root(tmp_path)

    made = lock(tmp_path, only={("acme/targets", 1)})

    assert list(made.lock.entries) == [("acme/targets", 1)]
    assert {code for code, _, _ in told(tmp_path)} == {"NOT-LOCKED"}


def test_amendments_are_added_at_the_end_and_published_by_themselves(locked):
    write(locked, contract=AMENDED)
    assert told(locked) == [("NOT-LOCKED", "warning", "contract.yaml:9")]

    made = lock(locked, on="2025-06-20")

    entry = made.lock.entries["acme/contracts/one", 1]
    assert made.added == ("acme/contracts/one version 1, amendment first",)
    assert (str(entry.published), str(entry.amendments["first"].published)) == ("2025-01-15", "2025-06-20")
    assert told(locked) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (AMENDED.replace("EUR 200", "EUR 201") + SECOND, "AMENDMENT-CHANGED"),
        (AMENDED.replace("  - {id: first", "  - {id: other"), "AMENDMENT-MISSING"),
        (CONTRACT, "AMENDMENT-MISSING"),
        (AMENDED.replace("fee: EUR 100", "fee: EUR 101"), "LOCKED-CHANGED"),
    ],
)
def test_a_published_amendment_stays_as_it_is(locked, text, code):
    write(locked, contract=AMENDED)
    lock(locked, on="2025-06-20")

    write(locked, contract=text)

    assert code in {found.code for found in Library(locked).findings if found.level is Level.ERROR}


def test_the_scenarios_of_a_root_are_never_locked(locked):
    write(locked, cases="kind: scenarios\nid: acme/cases\nversion: 1\ntitle: Cases\ncases: []\n")

    assert "NOT-LOCKED" not in {code for code, _, _ in told(locked)}


def test_a_version_that_extends_another_is_locked_with_what_both_come_to(tmp_path):
    root(tmp_path, child=CHILD, plus=TIER_OF_CHILD)
    same = TARGETS.replace("version: 1", "version: 3\neffective: 2027-01-01").replace("4 hours", "3 hours")
    write(tmp_path, targets2=TARGETS_2026, targets3=same)

    made = lock(tmp_path)

    assert list(made.lock.entries["acme/child", 1].resolved) == ["", "2026-01-01"]
    assert made.lock.entries["acme/targets", 1].resolved == {}


def test_a_lock_that_was_merged_without_what_a_version_now_comes_to_is_outdated(tmp_path):
    root(tmp_path, child=CHILD, plus=TIER_OF_CHILD)
    lock(tmp_path)
    write(tmp_path, targets2=TARGETS_2026)
    lock(tmp_path, on="2025-12-01")
    text = (tmp_path / LOCK_FILE).read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("        2026-01-01: ")]
    (tmp_path / LOCK_FILE).write_text("\n".join(kept), encoding="utf-8")

    before = told(tmp_path)
    lock(tmp_path)

    assert [code for code, _, _ in before] == ["LOCK-OUTDATED"]
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- what\n", "NOT-A-LOCK"),
        ("format: 1\n", "KEY-MISSING"),
        ("format: 1\ndocuments:\n  acme/x:\n    version 1: {published: 2025-02-30}\n", "KEY-MISSING"),
        (
            f"format: 1\ndocuments: {{acme/x: {{version 1: {{published: 2025-02-30, digest: {ZEROS}}}}}}}\n",
            "VALUE-UNREADABLE",
        ),
        ("<<<<<<< HEAD\nformat: 1\n", "NOT-A-LOCK"),
    ],
)
def test_a_lock_that_is_none_is_an_error_and_locks_nothing(tmp_path, text, code):
    root(tmp_path)
    (tmp_path / LOCK_FILE).write_text(text, encoding="utf-8")

    library = Library(tmp_path)

    assert library.lock is None
    assert code in {found.code for found in library.findings if found.level is Level.ERROR}


def test_the_parts_of_a_page_are_locked_as_one(tmp_path):
    page = """kind: offering
id: acme/page
version: 1
title: Page
definitions:
  lists: {severities: [S1]}
  clocks: {reply: {starts: opened, stops: responded}}
severity targets:
  answers: reply-target
  commitments: {reply: {by: severity, S1: 1 hour}}
tiers: {standard: {title: Standard}}
scenarios:
  cases:
    - {name: One, ask: reply-target, given: {severity: S1}, at: 2025-01-01, expect: {reply: {within: 1 hour}}}
"""
    write(tmp_path, page=page)
    made = lock(tmp_path)
    assert list(made.lock.entries) == [("acme/page", 1)]
    part = "acme/page/severity-targets"
    assert [each.head.id for each in sources_named(Library(tmp_path), part)] == ["acme/page"]

    write(tmp_path, page=page.replace("name: One", "name: Another"))
    free = {found.code for found in Library(tmp_path).findings}
    write(tmp_path, page=page.replace("S1: 1 hour", "S1: 2 hours"))

    assert "LOCKED-CHANGED" not in free
    assert ("LOCKED-CHANGED", "error", "page.yaml:3") in told(tmp_path)

"""Under which key a root is kept: whatever an answer depends on makes another one."""

from __future__ import annotations

import os

import pytest

from addendum.library.cache import keys
from addendum.library.cache.keys import key_of
from library.caching import ENGINE_AS_IT_IS, filled, is_warm, moved, opened, rewritten
from library.policy_root import root

CHANGES = {
    "another value": lambda folder: rewritten(folder / "targets.yaml", "1 hour", "3 hours"),
    "a file more": lambda folder: (folder / "more.yaml").write_text(
        "kind: definitions\nid: acme/more\nversion: 1\ntitle: More\n", encoding="utf-8"
    ),
    "a file less": lambda folder: (folder / "contract.yaml").unlink(),
    "another name": lambda folder: (folder / "targets.yaml").rename(folder / "goals.yaml"),
    "another folder": lambda folder: moved(folder, "targets.yaml", "deeper"),
    "a comment": lambda folder: rewritten(folder / "targets.yaml", "severities:", "# so\nseverities:"),
    "defaults for a folder": lambda folder: (folder / "folder.yaml").write_text(
        "effective: 2020-01-01\n", encoding="utf-8"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_in_the_root_is_read_anew_whatever_time_stamps_say(policies, cache, change):
    filled(policies, cache)

    CHANGES[change](policies)

    assert not is_warm(opened(policies, cache))


@pytest.mark.parametrize("name", ["notes.txt", ".hidden/extra.yaml", "scan.pdf"])
def test_files_that_are_no_policies_change_nothing(policies, cache, name):
    filled(policies, cache)
    (policies / name).parent.mkdir(exist_ok=True)

    (policies / name).write_text("id: [", encoding="utf-8")

    assert is_warm(opened(policies, cache))


def test_a_root_with_the_same_files_elsewhere_shares_what_is_known(policies, cache, tmp_path):
    filled(policies, cache)
    other = tmp_path / "other"

    root(other)

    assert is_warm(opened(other, cache))


def test_one_file_as_a_root_counts_the_defaults_beside_it(policies):
    file = policies / "definitions.yaml"
    alone = key_of(str(file))

    (policies / "folder.yaml").write_text("effective: 2020-01-01\n", encoding="utf-8")

    assert key_of(str(file)) != alone


@pytest.mark.parametrize("stands_for", ["a schema", "a module"])
def test_a_change_of_the_engine_or_a_schema_makes_another_key(policies, tmp_path, monkeypatch, stands_for):
    engine, schemas = tmp_path / "engine", tmp_path / "schemas"
    for file in (engine / "room" / "module.py", schemas / "kind.json"):
        file.parent.mkdir(parents=True)
        file.write_text("same size", encoding="utf-8")
    monkeypatch.setattr(keys, "_engine", ENGINE_AS_IT_IS)
    monkeypatch.setattr(keys, "_ENGINE", str(engine))
    monkeypatch.setattr(keys, "data_folder", lambda _name: str(schemas))
    before = key_of(str(policies))
    changed = schemas / "kind.json" if stands_for == "a schema" else engine / "room" / "module.py"

    os.utime(changed, ns=(1, 1))

    assert key_of(str(policies)) != before


def test_another_form_of_the_cache_makes_another_key(policies, monkeypatch):
    before = key_of(str(policies))

    monkeypatch.setattr(keys, "FORMAT", keys.FORMAT + 1)

    assert key_of(str(policies)) != before


@pytest.mark.parametrize("target", ["outside", "inside"])
def test_a_link_counts_by_where_it_leads(policies, tmp_path, target):
    content = (policies / "tier.yaml").read_text(encoding="utf-8")
    place = {"outside": tmp_path / "tier.txt", "inside": policies / "tier.txt"}[target]
    before = key_of(str(policies))
    place.write_text(content, encoding="utf-8")
    (policies / "tier.yaml").unlink()

    (policies / "tier.yaml").symlink_to(place)

    assert key_of(str(policies)) != before


def test_a_root_with_what_is_no_plain_file_has_no_key(policies, tmp_path):
    os.mkfifo(policies / "pipe.yaml")
    has_pipe = key_of(str(policies))
    (policies / "pipe.yaml").unlink()
    (policies / "folder-as-file.yaml").mkdir()

    assert has_pipe is None
    assert key_of(str(policies)) is None
    assert key_of(str(tmp_path / "nowhere")) is not None


def test_a_file_beyond_the_budget_has_no_key(policies, monkeypatch):
    monkeypatch.setattr(keys, "_MOST_BYTES", 10)

    assert key_of(str(policies)) is None

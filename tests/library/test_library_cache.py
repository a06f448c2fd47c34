"""The compiled cache: what it keeps, and for whom."""

from __future__ import annotations

import json

import pytest

from addendum.findings import FindingsError
from addendum.library import Policies
from addendum.values import NoAnswer
from library.caching import ON, SUBJECT, filled, is_warm, kept, opened, reply, rewritten
from library.policy_root import CONTRACT, TARGETS, TIER, day


def test_what_one_run_works_out_the_next_one_reads(policies, cache):
    first = opened(policies, cache)
    cold = reply(first)

    second = opened(policies, cache)
    warm = reply(second)

    assert (cold, is_warm(first)) == ("1 hour", False)
    assert (warm, is_warm(second)) == ("1 hour", True)
    assert second.index == first.index


def test_without_a_folder_nothing_is_kept(policies):
    found = Policies(str(policies))

    assert reply(found) == "1 hour"
    assert not is_warm(found)


def test_each_subject_epoch_and_reading_is_kept_by_itself(policies, cache):
    later = TARGETS.replace("version: 1", "version: 2\neffective: 2025-07-01").replace("1 hour", "9 minutes")
    (policies / "later.yaml").write_text(later, encoding="utf-8")
    asked = [
        (SUBJECT, day("2025-06-01")),
        (SUBJECT, day("2025-07-01")),
        ("acme/premium", day("2025-06-01")),
    ]
    cold = [reply(opened(policies, cache), *each) for each in asked]

    warm = opened(policies, cache)

    assert [reply(warm, *each) for each in asked] == cold == ["1 hour", "9 minutes", "1 hour"]
    assert is_warm(warm)
    assert reply(warm, SUBJECT, day("2025-06-30")) == "1 hour"
    assert is_warm(warm)
    assert len(kept(cache)) == 4


def test_readings_are_told_apart(policies, cache):
    reading = (
        "readings:\n  - {id: fast, text: quickly, question: How quickly?, because: so, "
        "sets: severities.S1.commitments.reply.within, taken: 1 hour, other: 2 hours}\n"
    )
    (policies / "targets.yaml").write_text(TARGETS + reading, encoding="utf-8")
    chosen = (("fast", "other"),)
    cold = [reply(opened(policies, cache), readings=each) for each in ((), chosen)]

    warm = opened(policies, cache)

    assert [reply(warm, readings=each) for each in ((), chosen)] == cold == ["1 hour", "2 hours"]
    assert is_warm(warm)
    with pytest.raises(FindingsError):
        warm.standing(SUBJECT, ON, (("fast", "no such"),))


def test_documents_are_read_for_who_asks_for_them(policies, cache):
    filled(policies, cache)
    found = opened(policies, cache)
    standing = found.standing(SUBJECT, ON)
    before = is_warm(found)

    bundle = standing.bundle

    assert before
    assert not is_warm(found)
    assert bundle.contract.head.id == standing.contract == SUBJECT
    assert bundle.tier.head.id == standing.tier == "acme/premium"
    assert [part.id for part in standing.parts] == [
        *(document.head.id for document in bundle.documents),
        "acme/premium",
        SUBJECT,
    ]


def test_digests_and_writers_are_kept(policies, cache):
    cold = opened(policies, cache).standing(SUBJECT, ON)
    digests = {part.id: cold.digest(part.id) for part in cold.parts}

    found = opened(policies, cache)
    warm = found.standing(SUBJECT, ON)

    assert {part.id: warm.digest(part.id) for part in warm.parts} == digests
    assert warm.parts == cold.parts
    assert is_warm(found)


def test_a_subject_that_is_not_in_force_is_no_matter_of_the_cache(policies, cache):
    filled(policies, cache)
    found = opened(policies, cache)

    with pytest.raises(NoAnswer) as caught:
        found.standing(SUBJECT, day("2024-12-31"))

    assert caught.value.code == "NOT-IN-FORCE"


def test_roots_with_errors_are_not_kept(policies, cache):
    (policies / "wrong.yaml").write_text("kind: rules\nid: acme/wrong\nversion: x\n", encoding="utf-8")

    with pytest.raises(FindingsError):
        opened(policies, cache)

    assert not kept(cache)


def test_standings_with_errors_are_not_kept(policies, cache):
    (policies / "targets.yaml").write_text(TARGETS.replace("reply: {", "repy: {"), encoding="utf-8")
    found = opened(policies, cache)

    with pytest.raises(FindingsError):
        found.standing(SUBJECT, ON)

    assert [path.name for path in kept(cache)] == ["index"]


def test_nothing_is_kept_of_files_that_change_while_they_are_read(policies, cache, monkeypatch):
    known = iter(["a" * 32, "b" * 32])
    monkeypatch.setattr("addendum.library.cache.shelf.key_of", lambda _root: next(known))

    assert reply(opened(policies, cache)) == "1 hour"

    assert not kept(cache)


def test_answers_of_two_editions_are_never_mixed(policies, cache):
    filled(policies, cache)
    found = opened(policies, cache)
    reply(found)
    rewritten(policies / "targets.yaml", "1 hour", "3 hours")

    with pytest.raises(NoAnswer) as caught:
        found.standing("acme/premium", ON)

    assert caught.value.code == "POLICIES-CHANGED"
    assert reply(opened(policies, cache)) == "3 hours"


def test_what_has_no_form_as_data_is_not_kept_and_answered_all_the_same(policies, cache, monkeypatch):
    from addendum.library.cache import writing
    from addendum.values import NotStored

    def refuses(_program):
        raise NotStored("a strange value")

    monkeypatch.setattr(writing, "program_to_data", refuses)

    assert reply(opened(policies, cache)) == "1 hour"
    assert [path.name for path in kept(cache)] == ["index"]


def test_every_text_of_an_author_is_kept(policies, cache):
    strange = "Größe “quoted” \\\\ \U0001f600 \\u2028 end"
    title = f'title: "{strange}"'
    (policies / "tier.yaml").write_text(TIER.replace("title: Premium", title), encoding="utf-8")
    (policies / "contract.yaml").write_text(CONTRACT.replace("title: One", title), encoding="utf-8")
    cold = opened(policies, cache).standing(SUBJECT, ON).lowered.titles

    found = opened(policies, cache)

    assert found.standing(SUBJECT, ON).lowered.titles == cold
    assert is_warm(found)


def test_files_hold_nothing_but_data(policies, cache):
    for path in filled(policies, cache):
        seal, _, text = path.read_bytes().partition(b"\n")
        assert len(seal) == 64
        assert json.loads(text)

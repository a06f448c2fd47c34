"""What was known on a day: versions and amendments that were published by then, and no others."""

from __future__ import annotations

import pytest

from addendum.library import LOCK_FILE, Library, Policies, lock_text, publish
from addendum.values import NoAnswer
from library.policy_root import CONTRACT, TARGETS, asked, day, root

QUICKER = TARGETS.replace("version: 1", "version: 2\neffective: 2026-01-01").replace("4 hours", "3 hours")
AMENDED = f"""{CONTRACT}amendments:
  - {{id: first, effective: 2025-07-01, because: More, set: {{acme/targets: {{severities:
      {{S2: {{commitments: {{reply: {{within: 2 hours}}}}}}}}}}}}}}
"""


def write(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def lock(folder, on):
    (folder / LOCK_FILE).write_text(lock_text(publish(Library(folder), day(on)).lock), encoding="utf-8")


@pytest.fixture
def history(tmp_path):
    """Policies of 2025-01-15, an amendment of 2025-08-20 and quicker targets of 2025-12-01; a draft since."""
    folder = tmp_path / "policies"
    root(folder)
    lock(folder, "2025-01-15")
    write(folder, contract=AMENDED)
    lock(folder, "2025-08-20")
    write(folder, targets2=QUICKER)
    lock(folder, "2025-12-01")
    write(folder, draft=QUICKER.replace("2026", "2027").replace("version: 2", "version: 3"))
    return folder


def within(library, subject, on):
    return asked(library, "reply", {"severity": "S2"}, subject=subject, on=on)


@pytest.mark.parametrize(
    ("known", "on", "of_tier", "of_contract"),
    [
        ("2025-01-15", "2025-06-01", "4 hours", "4 hours"),
        ("2025-08-19", "2025-08-01", "4 hours", "4 hours"),
        ("2025-08-20", "2025-08-01", "4 hours", "2 hours"),
        ("2025-11-30", "2026-02-01", "4 hours", "2 hours"),
        ("2025-12-01", "2026-02-01", "3 hours", "2 hours"),
        ("2030-01-01", "2027-02-01", "3 hours", "2 hours"),
    ],
)
def test_the_answer_for_a_day_is_as_of_what_was_published_by_another(
    history, known, on, of_tier, of_contract
):
    library = Library(history).known_on(day(known))

    assert within(library, "acme/premium", on) == of_tier
    assert within(library, "acme/contracts/one", on) == of_contract


@pytest.mark.parametrize("known", ["2025-01-15", "2025-09-01", "2025-12-31"])
def test_the_cache_gives_what_the_files_give_of_every_edition(history, tmp_path, known):
    cache = str(tmp_path / "cache")

    def answers():
        policies = Policies.opened(str(history), cache).known_on(day(known))
        return [within(policies, subject, "2026-02-01") for subject in ("acme/premium", "acme/contracts/one")]

    cold, warm = answers(), answers()

    library = Library(history).known_on(day(known))
    assert (
        cold
        == warm
        == [within(library, each, "2026-02-01") for each in ("acme/premium", "acme/contracts/one")]
    )


def test_the_cache_does_not_answer_from_an_edition_where_all_files_are_asked(history, tmp_path):
    cache = str(tmp_path / "cache")
    Policies.opened(str(history), cache).known_on(day("2025-01-15")).standing(
        "acme/premium", day("2026-02-01")
    )

    policies = Policies.opened(str(history), cache)

    assert within(policies, "acme/premium", "2026-02-01") == "3 hours"


def test_a_change_of_the_lock_alone_is_noticed_by_the_cache(history, tmp_path):
    cache = str(tmp_path / "cache")
    Policies.opened(str(history), cache)
    (history / LOCK_FILE).unlink()

    policies = Policies.opened(str(history), cache)

    with pytest.raises(NoAnswer, match="NO-LOCK"):
        policies.known_on(day("2025-12-31"))


@pytest.mark.parametrize("opened", [lambda folder: Policies(str(folder)), Library])
def test_before_the_first_day_of_publishing_nothing_was_known(history, opened):
    with pytest.raises(NoAnswer) as error:
        opened(history).known_on(day("2025-01-14"))

    assert error.value.code == "NOT-PUBLISHED"
    assert "2025-01-15" in error.value.fix


def test_a_subject_that_was_published_later_is_told_to_be(history):
    write(history, contract2=CONTRACT.replace("contracts/one", "contracts/two"))
    lock(history, "2026-03-01")
    library = Library(history).known_on(day("2026-02-28"))

    with pytest.raises(NoAnswer) as error:
        library.subject("two", None)

    assert error.value.code == "NOT-PUBLISHED"


def test_a_subject_of_which_only_a_part_was_published_has_no_answer(tmp_path):
    root(tmp_path)
    made = publish(Library(tmp_path), day("2025-01-15"), only={("acme/premium", 1), ("acme/definitions", 1)})
    (tmp_path / LOCK_FILE).write_text(lock_text(made.lock), encoding="utf-8")
    lock(tmp_path, "2025-03-01")

    with pytest.raises(NoAnswer) as error:
        Library(tmp_path).known_on(day("2025-02-01")).standing("acme/premium", day("2025-06-01"))

    assert error.value.code == "NOT-PUBLISHED"
    assert "acme/targets" in error.value.says


def test_a_version_that_stands_for_a_published_one_counts_only_once_it_is_known(history):
    right = QUICKER.replace("version: 2", "version: 4").replace("3 hours", "5 hours")
    write(history, draft=right.replace("effective: 2026-01-01", "effective: 2025-12-15"))
    lock(history, "2026-02-10")
    library = Library(history)

    assert not [found for found in library.unreached() if found.code != "LOCK-OUTDATED"]
    assert within(library, "acme/premium", "2026-02-01") == "5 hours"
    assert within(library.known_on(day("2026-02-09")), "acme/premium", "2026-02-01") == "3 hours"

"""New versions made of published ones, and the versions of all documents along the time."""

from __future__ import annotations

import pytest

from addendum.documents import read_text
from addendum.library import (
    LOCK_FILE,
    Library,
    NotMade,
    ends_soon,
    lock_text,
    locked_text,
    new_version,
    publish,
    version_named,
    versions_on,
)
from library.policy_root import CONTRACT, TARGETS, day, root

SECOND = TARGETS.replace("version: 1", "version: 2\neffective: 2026-01-01").replace("4 hours", "3 hours")


def write(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8", newline="")


def lock(folder, on="2025-01-15"):
    (folder / LOCK_FILE).write_text(lock_text(publish(Library(folder), day(on)).lock), encoding="utf-8")


@pytest.fixture
def locked(tmp_path):
    root(tmp_path)
    lock(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("head", "raised"),
    [
        ("version: 1\n", "version: 2\neffective: 2026-03-01\n"),
        ("version: 1 # the first\n", "version: 2 # the first\neffective: 2026-03-01\n"),
        ("version: 1\neffective: 2025-01-01   # signed\n", "version: 2\neffective: 2026-03-01   # signed\n"),
        ('version: 1\neffective: "2025-01-01"\n', "version: 2\neffective: 2026-03-01\n"),
        (
            "version: 1\neffective: {value: 2025-01-01, assumed: no date}\n",
            "version: 2\neffective: 2026-03-01\n",
        ),
        (
            "version: 1\neffective:\n  value: 2025-01-01\n  assumed: no date\n",
            "version: 2\neffective: 2026-03-01\n",
        ),
        ("version: 1\nuntil: 2027-01-01\n", "version: 2\neffective: 2026-03-01\nuntil: 2027-01-01\n"),
        ("version: 1\nuntil: 2026-01-01\n", "version: 2\neffective: 2026-03-01\n"),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_new_version_has_a_raised_head_and_all_else_as_it_was(locked, head, raised, line_break):
    text = f"# a comment\n{TARGETS}".replace("version: 1\n", head).replace("\n", line_break)
    write(locked, targets=text)

    made = new_version(Library(locked), "acme/targets", day("2026-03-01"))

    assert (made.file, made.version, made.source) == ("targets.v2.yaml", 2, "targets.yaml")
    assert made.text == f"# a comment\n{TARGETS}".replace("version: 1\n", raised).replace("\n", line_break)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("replies.v1.yaml", "replies.v2.yaml"),
        ("replies.yml", "replies.v2.yml"),
        ("a/b.v7.yaml", "a/b.v2.yaml"),
    ],
)
def test_the_file_of_a_new_version_bears_its_number(locked, name, file):
    (locked / "targets.yaml").unlink()
    (locked / name).parent.mkdir(exist_ok=True)
    (locked / name).write_text(TARGETS, encoding="utf-8")

    assert new_version(Library(locked), name, day("2026-03-01")).file == file


def test_the_edit_of_a_published_version_goes_into_the_new_one(locked):
    write(locked, targets=TARGETS.replace("4 hours", "3 hours"))

    made = new_version(Library(locked), "targets", day("2026-03-01"))

    assert made.is_edited
    assert "3 hours" in made.text


def test_the_version_that_was_edited_is_meant_where_only_one_was(locked):
    write(locked, targets2=SECOND)
    lock(locked, "2025-12-01")
    assert version_named(Library(locked), "acme/targets").head.version == 2

    write(locked, targets=TARGETS.replace("1 hour", "2 hours"))

    assert version_named(Library(locked), "acme/targets").head.version == 1


def test_a_new_version_of_an_earlier_one_ends_where_the_next_one_begins(locked):
    write(locked, targets2=SECOND)
    lock(locked, "2025-12-01")

    made = new_version(Library(locked), "targets.yaml", day("2025-06-01"))
    write(locked, made=made.text)
    lock(locked, "2026-02-01")
    library = Library(locked)
    timeline = library.timelines["acme/targets"]

    assert (made.version, str(made.until)) == (3, "2026-01-01")
    assert not [*library.findings, *library.unreached()]
    on = ["2025-05-31", "2025-06-01", "2025-12-31", "2026-01-01"]
    assert [timeline.in_force(day(each).ordinal).head.version for each in on] == [1, 3, 3, 2]


def test_a_new_version_may_begin_before_the_until_of_a_published_one(locked):
    write(locked, contract=CONTRACT.replace("title: One", "title: One\nuntil: 2027-01-01"))
    (locked / LOCK_FILE).unlink()
    lock(locked)

    made = new_version(Library(locked), "one", day("2026-03-01"))
    write(locked, contract2=made.text)

    assert [finding.code for finding in Library(locked).unreached()] == []


def test_a_policy_that_there_is_not_is_told_with_the_nearest(locked):
    with pytest.raises(NotMade) as error:
        new_version(Library(locked), "acme/target", day("2026-03-01"))

    assert (error.value.says, error.value.fix) == (
        "There is no policy `acme/target`.",
        "Write `acme/targets`.",
    )


def test_a_head_in_braces_is_left_to_the_author(locked):
    head = ", ".join(TARGETS.split("\n")[:4])
    write(locked, targets=f"{{{head}, answers: x, severities: {{S1: no commitment}}}}")

    with pytest.raises(NotMade, match=r"The head of `targets\.yaml`"):
        new_version(Library(locked), "acme/targets", day("2026-03-01"))


def test_a_file_that_is_there_already_is_not_made_again(locked):
    write(locked, **{"targets.v2": "kind: nothing\n"})

    with pytest.raises(NotMade, match=r"targets\.v2\.yaml"):
        new_version(Library(locked), "acme/targets", day("2026-03-01"))


def test_the_published_text_is_found_among_others(locked):
    write(locked, targets=TARGETS.replace("1 hour", "2 hours"))
    library = Library(locked)
    source = version_named(library, "acme/targets")
    right = f"# with a comment\n{TARGETS}"

    found = locked_text(
        library, source, ["no: [yaml", TARGETS.replace("1 hour", "3 hours"), SECOND, right, TARGETS]
    )

    assert found == right
    assert locked_text(library, source, [SECOND]) is None


def rows(folder, on):
    """What stands of the targets and the contract on a day, a text for each version."""
    return [
        f"{row.id} {row.version}: {row.first} to {row.end}, {row.state}, {row.lockedness}, {row.says}"
        for row in versions_on(Library(folder), day(on))
        if row.id in {"acme/targets", "acme/contracts/one"}
    ]


def test_versions_stand_along_the_time(locked):
    write(locked, contract=CONTRACT.replace("title: One", "title: One\nuntil: 2026-03-01"))
    third = SECOND.replace("2026", "2027").replace("version: 2", "version: 3")
    write(locked, targets2=SECOND, targets3=third)

    assert rows(locked, "2026-01-15") == [
        "acme/contracts/one 1: 2025-01-01 to 2026-03-01, in force, changed, ends in 45 days, no successor",
        "acme/targets 1: None to 2026-01-01, ended, published, ",
        "acme/targets 2: 2026-01-01 to 2027-01-01, in force, draft, ",
        "acme/targets 3: 2027-01-01 to None, begins later, draft, begins in 351 days",
    ]


def test_a_replaced_and_a_missing_version_are_told(locked):
    write(locked, targets2=SECOND)
    lock(locked, "2025-12-01")
    write(locked, targets3=SECOND.replace("version: 2", "version: 3"))
    lock(locked, "2026-01-31")
    (locked / "contract.yaml").unlink()

    assert rows(locked, "2026-01-15") == [
        "acme/contracts/one 1: 2025-01-01 to None, missing, changed, its file is gone",
        "acme/targets 1: None to 2026-01-01, ended, published, ",
        "acme/targets 2: 2026-01-01 to 2026-01-01, replaced, published, ",
        "acme/targets 3: 2026-01-01 to None, in force, published, published 30 days after its first day",
    ]


@pytest.mark.parametrize(
    ("on", "days", "says"),
    [
        ("2026-01-15", 90, "ends on 2026-03-01, in 45 days, and has no successor."),
        ("2026-02-28", 1, "ends on 2026-03-01, in 1 day, and has no successor."),
        ("2026-01-15", 44, ""),
        ("2026-03-01", 90, ""),
    ],
)
def test_what_ends_within_some_days_without_a_successor_is_a_warning(locked, on, days, says):
    write(locked, contract=CONTRACT.replace("title: One", "title: One\nuntil: 2026-03-01"))

    found = [finding.says for finding in ends_soon(Library(locked), day(on), days)]

    assert found == ([f"Version 1 of `acme/contracts/one` {says}"] if says else [])


def test_what_has_a_successor_does_not_end_soon(locked):
    text = CONTRACT.replace("title: One", "title: One\nuntil: 2026-03-01")
    write(locked, contract=text, contract2=SUCCESSOR)

    assert not list(ends_soon(Library(locked), day("2026-01-15"), 90))
    assert read_text(SUCCESSOR, "x")


SUCCESSOR = CONTRACT.replace("version: 1\neffective: 2025-01-01", "version: 2\neffective: 2026-03-01")

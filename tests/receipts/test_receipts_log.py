"""The log of decisions: whatever cuts it off, what is complete stays, and whatever is changed in it shows."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

import addendum
from addendum.receipts.log import FIRST, entry_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Receipt = dict[str, Any]


@pytest.fixture
def log(tmp_path: Path, receipts: list[Receipt]) -> Path:
    """A log of four entries, written in two goes."""
    path = tmp_path / "decisions.log"
    written = addendum.DecisionLog(str(path))
    written.append(receipts[:1], "2025-06-01T10:00:00Z")
    written.append(receipts[1:], "2025-06-02T10:00:00Z")
    return path


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def codes(found: addendum.Replay) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in found.problems]


def test_each_entry_is_sealed_with_the_one_before(
    log: Path, refused: Callable[[str, object], list[str]]
) -> None:
    entries = [json.loads(line) for line in lines(log)]

    assert [entry["entry"] for entry in entries] == [1, 2, 3, 4]
    assert [entry["previous"] for entry in entries] == [FIRST, *(entry["hash"] for entry in entries[:-1])]
    assert [refused("decision-log", entry) for entry in entries] == [[], [], [], []]


def test_a_log_is_replayed_with_the_same_answers(library: addendum.Library, log: Path) -> None:
    found = addendum.replay(library, lines(log))

    assert (found.receipts, found.same, found.problems, found.notes) == (4, 4, (), ())
    assert found.last == json.loads(lines(log)[-1])["hash"]


def test_a_log_cut_off_at_any_byte_keeps_every_complete_entry_and_is_written_on(
    library: addendum.Library, log: Path, receipts: list[Receipt]
) -> None:
    content = log.read_bytes()
    begins = len(content) - len(lines(log)[-1])
    decided = addendum.DecisionLog(str(log))
    whole = len(content) - 1  # without its line break, the last entry is complete

    for end in range(begins, len(content) + 1):
        log.write_bytes(content[:end])
        kept = [entry_in(line) for line in lines(log)]
        decided.append(receipts[:1])

        numbers = [entry["entry"] for line in lines(log) if (entry := entry_in(line.rstrip(b"\n")))]
        assert len([entry for entry in kept if entry]) == (4 if end >= whole else 3)
        assert numbers == ([1, 2, 3, 4, 5] if end >= whole else [1, 2, 3, 4])
        assert log.read_bytes().startswith(content[:end])

        if end in {begins, begins + 1, begins + 40, whole - 1, whole, whole + 1}:
            found = addendum.replay(library, lines(log))
            cut = begins < end < whole
            assert (found.problems, found.same) == ((), len(numbers))
            assert [note.code for note in found.notes] == (["LOG-CUT-OFF"] if cut else [])


def test_a_log_that_was_cut_off_again_and_again_is_written_on(
    library: addendum.Library, log: Path, receipts: list[Receipt]
) -> None:
    decided = addendum.DecisionLog(str(log))
    for _ in range(3):
        decided.append(receipts[:1])
        log.write_bytes(log.read_bytes()[:-200])

    decided.append(receipts[:1])

    found = addendum.replay(library, lines(log))
    assert (found.problems, found.same, len(found.notes)) == ((), 5, 3)


def test_a_log_of_which_the_first_entry_was_cut_off_begins_with_the_next(
    library: addendum.Library, tmp_path: Path, receipts: list[Receipt]
) -> None:
    log = tmp_path / "decisions.log"
    log.write_bytes(b'{"entry": 1, "prev')

    addendum.DecisionLog(str(log)).append(receipts[:1])

    assert not addendum.replay(library, lines(log)).problems


def test_several_writers_leave_one_chain(
    library: addendum.Library, tmp_path: Path, receipts: list[Receipt]
) -> None:
    log = tmp_path / "decisions.log"

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: addendum.DecisionLog(str(log)).append(receipts[:2]), range(20)))

    found = addendum.replay(library, lines(log))
    assert (found.receipts, found.problems) == (40, ())


def _swapped(content: list[bytes]) -> list[bytes]:
    return [content[0], content[2], content[1], content[3]]


def _resealed(content: list[bytes]) -> list[bytes]:
    """The second entry with another fact, and with seals that fit that."""
    from addendum.receipts.sealing import sealed

    entry = addendum.loads(content[1].decode())
    receipt = {name: value for name, value in entry.pop("receipt").items() if name != "digest"}
    receipt["facts"] = {**receipt["facts"], "fee": "EUR 900"}
    entry.pop("hash")
    changed = sealed({**entry, "receipt": sealed(receipt, "digest")}, "hash")
    return [content[0], f"{addendum.dumps(changed)}\n".encode(), *content[2:]]


@pytest.mark.parametrize(
    ("change", "first"),
    [
        (lambda content: [content[0].replace(b"4 hours", b"5 hours"), *content[1:]], ("LOG-CHANGED", 1)),
        (lambda content: [content[0], *content[2:]], ("LOG-CHAIN-BROKEN", 2)),
        (lambda content: content[1:], ("LOG-CHAIN-BROKEN", 1)),
        (_swapped, ("LOG-CHAIN-BROKEN", 2)),
        (lambda content: [*content, content[3]], ("LOG-CHAIN-BROKEN", 5)),
        (lambda content: [content[0], b"what\n", *content[1:]], ("NOT-A-RECEIPT", 2)),
        (lambda content: [content[0], content[1][:90] + b"\n", *content[2:]], ("LOG-CHAIN-BROKEN", 3)),
        (_resealed, ("ANSWER-DIFFERS", 2)),
    ],
    ids=[
        "changed",
        "removed",
        "first removed",
        "moved",
        "repeated",
        "put in",
        "made to look cut off",
        "resealed",
    ],
)
def test_whatever_is_done_to_a_log_shows(
    library: addendum.Library,
    log: Path,
    change: Callable[[list[bytes]], list[bytes]],
    first: tuple[str, int],
) -> None:
    found = addendum.replay(library, change(lines(log)))

    assert codes(found)[0] == first


def test_an_entry_that_was_changed_and_sealed_anew_breaks_the_chain_behind_it(
    library: addendum.Library, log: Path
) -> None:
    found = addendum.replay(library, _resealed(lines(log)))

    assert codes(found) == [("ANSWER-DIFFERS", 2), ("LOG-CHAIN-BROKEN", 3)]


def test_entries_that_are_gone_from_the_end_show_by_the_seal_that_was_kept(
    library: addendum.Library, log: Path
) -> None:
    seal = addendum.replay(library, lines(log)).last

    assert not addendum.replay(library, lines(log), ends_with=seal).problems
    assert codes(addendum.replay(library, lines(log)[:3], ends_with=seal)) == [("LOG-ENDS-EARLIER", 3)]


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b'{"answer": 1}\n', b"what"])
def test_a_file_that_is_no_log_is_not_written_on(
    tmp_path: Path, receipts: list[Receipt], content: bytes
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content)

    with pytest.raises(addendum.LogProblem, match="LOG-BROKEN"):
        addendum.DecisionLog(str(path)).append(receipts[:1])

    assert path.read_bytes() == content


def test_a_log_whose_last_entry_was_changed_is_not_written_on(log: Path, receipts: list[Receipt]) -> None:
    log.write_bytes(log.read_bytes().replace(b"S7", b"S8"))

    with pytest.raises(addendum.LogProblem, match="LOG-BROKEN"):
        addendum.DecisionLog(str(log)).append(receipts[:1])


def test_long_entries_are_found_from_the_end(tmp_path: Path, library: addendum.Library) -> None:
    log = addendum.DecisionLog(str(tmp_path / "decisions.log"))
    facts = {"severity": "S1", "note": "x" * 200_000}
    error = addendum.NoAnswer("UNKNOWN-FACT", "There is no fact `note`.")
    long = addendum.receipt(library, "reply-target", facts, error)

    seals = [log.append([long]) for _ in range(3)]

    entries = [json.loads(line) for line in lines(tmp_path / "decisions.log")]
    assert [entry["previous"] for entry in entries] == [FIRST, *seals[:-1]]

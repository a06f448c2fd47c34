"""Replay: receipts are asked again, offline, and the first difference is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import addendum
from receipts.conftest import PAGE

if TYPE_CHECKING:
    from pathlib import Path

    Receipt = dict[str, Any]


def lines(receipts: list[Receipt]) -> list[bytes]:
    return [f"{addendum.dumps(receipt)}\n".encode() for receipt in receipts]


def write(folder: Path, text: str) -> addendum.Library:
    (folder / "page.yaml").write_text(text, encoding="utf-8")
    return addendum.load(folder)


def told(found: addendum.Replay) -> list[tuple[str, int, str]]:
    return [(problem.code, problem.line, problem.says) for problem in found.problems]


def test_receipts_get_the_same_answers(library: addendum.Library, receipts: list[Receipt]) -> None:
    found = addendum.replay(library, lines(receipts))

    assert (found.receipts, found.same, found.problems, found.notes, found.last) == (4, 4, (), (), "")


def test_a_receipt_that_was_changed_is_not_asked(library: addendum.Library, receipts: list[Receipt]) -> None:
    receipts[1]["facts"]["fee"] = "EUR 900"

    assert told(addendum.replay(library, lines(receipts))) == [
        ("RECEIPT-CHANGED", 2, "The receipt is not as it was given.")
    ]


def test_another_answer_is_told_by_the_first_value_that_differs(
    folder: Path, receipts: list[Receipt]
) -> None:
    library = write(folder, PAGE.replace("credit: 10 %", "credit: 20 %"))

    found = addendum.replay(library, lines(receipts[1:]))

    ((code, line, says),) = told(found)
    assert (code, line, found.same) == ("ANSWER-DIFFERS", 1, 2)
    assert says.startswith(
        '`answer.answer.credit` was "10 %" and is "20 %". The policies are other ones, too: '
    )


def test_the_same_answer_from_other_policies_is_told(folder: Path, receipts: list[Receipt]) -> None:
    library = write(folder, PAGE.replace("S1: 1 hour", "S1: 2 hours"))

    ((code, line, says),) = told(addendum.replay(library, lines(receipts[:1])))

    assert (code, line) == ("POLICIES-DIFFER", 1)
    assert "the answer is the same, from other policies: `policies.acme/support/severity-targets`" in says


def test_an_answer_in_place_of_an_error_is_told(folder: Path, receipts: list[Receipt]) -> None:
    library = write(
        folder, PAGE.replace("[S1, S2]", "[S1, S2, S7]").replace("S2: 4 hours", "S2: 4 hours, S7: 1 hour")
    )

    found = addendum.replay(library, lines(receipts[3:]))

    assert [code for code, _, _ in told(found)] == ["ANSWER-DIFFERS"]


def test_comments_and_moved_lines_change_nothing(folder: Path, receipts: list[Receipt]) -> None:
    library = write(folder, f"# A comment, and an empty line\n\n{PAGE}")

    assert addendum.replay(library, lines(receipts)).same == 4


def test_another_release_of_the_engine_is_a_note(
    library: addendum.Library, receipts: list[Receipt], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("addendum.receipts.replaying.engine_version", lambda: "99.0")

    found = addendum.replay(library, lines(receipts))

    assert [(note.code, note.line) for note in found.notes] == [("OTHER-ENGINE", 1)]
    assert not found.problems


@pytest.mark.parametrize(
    "line", [b"what", b"[1]", b'{"receipt": 2}', b'{"question": "x", "answer": {}}', b"\xff"]
)
def test_what_is_no_receipt_is_told(library: addendum.Library, line: bytes) -> None:
    assert [code for code, _, _ in told(addendum.replay(library, [line]))] == ["NOT-A-RECEIPT"]


def test_a_receipt_of_what_was_known_on_a_day_is_answered_from_that(folder: Path) -> None:
    lock(folder, "2025-01-15")
    known = addendum.load(folder).known_at("2025-02-01")
    answer = known.ask("reply-target", {"severity": "S2"}, at="2025-06-01")
    receipt = addendum.receipt(known, "reply-target", {"severity": "S2"}, answer)
    second(folder)

    found = addendum.replay(addendum.load(folder), lines([receipt]))

    assert receipt["asked"]["known_at"] == "2025-02-01"
    assert (found.problems, found.same) == ((), 1)


def test_a_log_is_answered_from_what_was_published_when_it_was_logged(folder: Path, tmp_path: Path) -> None:
    lock(folder, "2025-01-15")
    library = addendum.load(folder)
    answer = library.ask("reply-target", {"severity": "S2"}, at="2025-06-01")
    log = tmp_path / "decisions.log"
    given = addendum.receipt(library, "reply-target", {"severity": "S2"}, answer)
    addendum.DecisionLog(str(log)).append([given], "2025-06-02T08:00:00Z")
    second(folder)
    later, content = addendum.load(folder), log.read_bytes().splitlines()

    now = addendum.replay(later, content)
    then = addendum.replay(later, content, as_logged=True)

    assert [problem.code for problem in now.problems] == ["ANSWER-DIFFERS"]
    assert (then.problems, then.same) == ((), 1)


def lock(folder: Path, published: str) -> None:
    (folder / "addendum.lock").write_text(addendum.lock(folder, published).text, encoding="utf-8")


def second(folder: Path) -> None:
    """A version that was published in July, and says what held since May."""
    text = PAGE.replace("version: 1", "version: 2").replace("2025-01-01", "2025-05-01")
    (folder / "page2.yaml").write_text(text.replace("S2: 4 hours", "S2: 3 hours"), encoding="utf-8")
    lock(folder, "2025-07-01")

"""Each line of a stream gets its line of the answer; a bad one is told and does not stop the rest."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from addendum_cli.lines import buffered
from addendum_cli.records import Asked

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("api")

DOUBLE = Asked("double")


@pytest.fixture
def stream(library: Any) -> Callable[..., tuple[list[Any], bool]]:
    from addendum_cli.stream import Answerer, answer_stream

    def run(content: bytes, asked: Asked = DOUBLE, **options: Any) -> tuple[list[Any], bool]:
        sink = io.BytesIO()
        answered = answer_stream(Answerer(library, asked, **options), buffered(io.BytesIO(content)), sink)  # type: ignore[arg-type]
        return [json.loads(line) for line in sink.getvalue().splitlines()], answered

    return run


def test_every_record_gets_its_answer_on_its_line(stream: Any) -> None:
    out, answered = stream(b'{"seats": 2}\n{"seats": 3}')

    assert [line["answer"]["twice"] for line in out] == ["4", "6"]
    assert answered is True


def test_numbers_are_read_by_their_text(stream: Any) -> None:
    out, _ = stream(b'{"seats": 99.98999999999999999}\n')

    assert out[0]["answer"] == {"twice": "199.97999999999999998"}


def test_the_callers_id_is_echoed_with_answers_and_with_errors(stream: Any) -> None:
    out, _ = stream(b'{"id": "a", "seats": 1}\n{"id": 0}\n')

    assert list(out[0]) == ["id", "question", "answer"]
    assert out[0]["id"] == "a"
    assert out[1]["id"] == 0
    assert out[1]["error"]["code"] == "MISSING-FACT"


BAD = [
    (b"{", "column 2: Expecting property name"),
    (b'{"seats": 1', "column 12: Expecting ',' delimiter"),
    (b"[1]", "holds no JSON object"),
    (b"null", "holds no JSON object"),
    (b'{"seats": "\xff"}', "not UTF-8"),
    (b"[" * 100_000, "nested too deeply"),
    (b"1" * 5_000, "not valid JSON"),
    (b'{"tier": 7, "seats": 1}', "`tier` is not text"),
]


@pytest.mark.parametrize(("line", "says"), BAD)
def test_a_bad_line_is_told_with_its_number_and_the_rest_goes_on(stream: Any, line: bytes, says: str) -> None:
    out, answered = stream(b'{"seats": 1}\n\n' + line + b'\n{"seats": 2}\n')

    assert answered is False
    assert len(out) == 3
    assert out[1]["line"] == 3
    assert out[1]["error"]["code"] == "BAD-RECORD"
    assert says in out[1]["error"]["says"]
    assert out[1]["error"]["fix"]
    assert out[2]["answer"] == {"twice": "4"}


def test_blank_lines_get_nothing_and_an_empty_stream_is_answered(stream: Any) -> None:
    assert stream(b"") == ([], True)
    assert stream(b"\n  \r\n\n") == ([], True)


def test_a_record_may_say_itself_what_is_asked(stream: Any, library: Any) -> None:
    own = b'{"question": "treble", "tier": "gold", "at": "2025-01-01", "contract": "acme", "seats": 1}\n'

    out, _ = stream(own + b'{"seats": 1}\n', Asked("double", tier="basic"))

    assert [line["question"] for line in out] == ["treble", "double"]
    assert {**library.asked[0], "readings": None} == {
        "question": "treble",
        "contract": "acme",
        "tier": "gold",
        "at": "2025-01-01",
        "readings": None,
        "explain": False,
    }
    assert library.asked[1]["tier"] == "basic"


def test_what_is_asked_is_bound_once_for_all_records_that_ask_the_same(stream: Any, library: Any) -> None:
    stream(b'{"seats": 1}\n{"id": 2, "seats": 1}\n{"tier": "gold", "seats": 1}\n' * 5)

    assert len(library.asked) == 2


def test_a_record_without_a_question_is_told(stream: Any) -> None:
    out, answered = stream(b'{"seats": 1}\n', Asked(None))

    assert "asks no question" in out[0]["error"]["says"]
    assert answered is False


def test_the_callers_context_is_not_a_fact(stream: Any) -> None:
    out, answered = stream(b'{"seats": 1, "context": {"crash": true}}\n')

    assert answered is True
    assert out[0]["answer"] == {"twice": "2"}


def test_facts_of_the_command_line_hold_for_every_record(stream: Any) -> None:
    out, _ = stream(b'{"region": "eu"}\n{"seats": 1}\n', common={"seats": "4"})

    assert out[0]["answer"] == {"twice": "8"}
    assert "`seats` is given on the command line and in the record" in out[1]["error"]["says"]


def test_a_lone_surrogate_goes_out_as_it_came(stream: Any) -> None:
    out, _ = stream(b'{"id": "\\ud800", "seats": 1}\n')

    assert out[0]["id"] == "\ud800"


def test_a_fault_of_the_engine_stops_the_stream_after_the_answers_before_it(library: Any) -> None:
    from addendum_cli.stream import Answerer, answer_stream

    sink = io.BytesIO()
    source = buffered(io.BytesIO(b'{"seats": 1}\n{"crash": 1}\n'))  # type: ignore[arg-type]

    with pytest.raises(KeyError):
        answer_stream(Answerer(library, Asked("double")), source, sink)

    assert json.loads(sink.getvalue())["answer"] == {"twice": "2"}

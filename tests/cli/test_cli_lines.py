"""A byte stream becomes lines, whatever the pieces it arrives in."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum_cli import lines
from addendum_cli.lines import batches, buffered, holds_one_document


class Pieces(io.RawIOBase):
    """A pipe that hands over the pieces as they were written."""

    def __init__(self, *pieces: bytes) -> None:
        self._pieces = list(pieces)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._pieces:
            return 0
        piece = self._pieces.pop(0)
        taken = piece[: len(buffer)]
        buffer[: len(taken)] = taken
        if len(piece) > len(taken):
            self._pieces.insert(0, piece[len(taken) :])
        return len(taken)


def read(*pieces: bytes) -> list[bytes | None]:
    return [line for batch in batches(io.BufferedReader(Pieces(*pieces))) for line in batch]


@given(st.lists(st.binary(min_size=1, max_size=8), max_size=8))
def test_lines_do_not_depend_on_the_pieces(pieces: list[bytes]) -> None:
    whole = b"".join(pieces)

    expected = whole.removesuffix(b"\n").split(b"\n") if whole else []
    assert read(*pieces) == expected


def test_a_line_is_handed_over_as_soon_as_it_has_arrived() -> None:
    stream = batches(io.BufferedReader(Pieces(b"a\n", b"b", b"\nc\n")))

    assert next(stream) == [b"a"]
    assert next(stream) == [b"b", b"c"]


def test_an_endless_line_is_counted_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", 10)

    assert read(b"ok\n", b"x" * 8, b"x" * 8, b"x" * 8, b"x\nfine\n") == [b"ok", None, b"fine"]
    assert read(b"ok\n" + b"x" * 8, b"x" * 8) == [b"ok", None]


def test_a_byte_order_mark_is_taken_off() -> None:
    assert buffered(io.BytesIO(b"\xef\xbb\xbf{}\n")).read() == b"{}\n"  # type: ignore[arg-type]
    assert buffered(io.BytesIO(b"")).read() == b""


@pytest.mark.parametrize(
    ("content", "one"),
    [
        (b'{\n  "a": 1\n}\n', True),
        (b'\n{"a": 1,\n "b": 2}\n', True),
        (b'{"a": 1}\n{"a": 2}\n', False),
        (b'{"a": 1}', False),
        (b'{"a": 1} \r\n', False),
        (b'{"a": 1', False),
        (b"text\n{}\n", False),
        (b"[1,\n2]\n", False),
        (b"", False),
    ],
)
def test_one_document_is_told_from_a_stream_by_its_first_line(content: bytes, one: bool) -> None:
    assert holds_one_document(buffered(io.BytesIO(content))) is one

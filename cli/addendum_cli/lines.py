"""Lines of a byte stream in batches, as many as have arrived, so an open pipe is answered at once."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

LONGEST_LINE = 16 * 1024 * 1024
_CHUNK = 1024 * 1024
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def buffered(source: BinaryIO) -> io.BufferedReader:
    """The source with `peek` and `read1`, a leading byte order mark taken off."""
    reader = (
        source if isinstance(source, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", source))
    )
    if reader.peek(3).startswith(_BYTE_ORDER_MARK):
        reader.read(3)
    return reader


def holds_one_document(reader: io.BufferedReader) -> bool:
    """Whether the input is one JSON document laid out over lines; a record of a stream ends on its line."""
    arrived = reader.peek(1).lstrip()
    first, line_break, _ = arrived.partition(b"\n")
    return bool(line_break) and first.startswith(b"{") and not first.rstrip().endswith(b"}")


def batches(reader: io.BufferedReader) -> Iterator[list[bytes | None]]:
    """Lists of lines without their ends; `None` stands for a line longer than `LONGEST_LINE` bytes."""
    pending: list[bytes] = []
    held = 0
    while chunk := reader.read1(_CHUNK):
        head, line_break, rest = chunk.rpartition(b"\n")
        if not line_break:
            held += len(rest)
            # An endless line is counted, not kept.
            pending = [] if held > LONGEST_LINE else [*pending, rest]
            continue
        lines: list[bytes | None] = list((b"".join(pending) + head).split(b"\n"))
        if held > LONGEST_LINE:
            lines[0] = None
        pending, held = [rest], len(rest)
        yield lines
    last = b"".join(pending)
    if held > LONGEST_LINE:
        yield [None]
    elif last:
        yield [last]

"""The log of decisions: a line for each receipt, every line sealed together with the seal of the one before.

Lines are only added, each with one write, so a crash can cut off the last one at most; what is complete stays
as it is, and the next line follows on it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.receipts.sealing import is_sealed, sealed
from addendum.values import NoAnswer, dumps, loads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any, BinaryIO

SEAL = "hash"
"""The name under which an entry has its seal."""
FIRST = f"sha256:{'0' * 64}"
"""What the first entry has in place of the seal of the one before."""
_BEGINNING = b'{"entry": '
_CHUNK = 64 * 1024


class LogProblem(NoAnswer):
    """A log that cannot be written on: its end is not what was written there."""


class End(NamedTuple):
    """Where a log ends: the number and seal of its last entry, and whether its last line is open."""

    number: int
    seal: str
    is_open: bool


class DecisionLog:
    """The log in a file. Several processes may write on it at once; each entry stands whole."""

    def __init__(self, path: str) -> None:
        self._path = path

    def append(self, receipts: Iterable[Mapping[str, object]], logged: str = "") -> str:
        """Add an entry for each receipt, and have them on the disk; the seal of the last entry.

        `logged` is when that is, for the reader. Raises OSError, and LogProblem LOG-BROKEN.
        """
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(handle, "r+b", buffering=0) as file:
            _lock(file)
            try:
                number, seal, is_open = end_of(file)
                lines = [b"\n"] if is_open else []
                for each in receipts:
                    number += 1
                    entry = entry_of(number, seal, each, logged)
                    seal = str(entry[SEAL])
                    lines.append(f"{dumps(entry)}\n".encode("utf-8", "backslashreplace"))
                _write(handle, b"".join(lines))
                os.fsync(handle)
            finally:
                _unlock(file)
        return seal


def entry_of(number: int, previous: str, receipt: Mapping[str, object], logged: str = "") -> dict[str, Any]:
    """The entry with that number, which follows on the one with the seal `previous`."""
    entry: dict[str, object] = {"entry": number, "previous": previous}
    entry |= {"logged": logged} if logged else {}
    return sealed({**entry, "receipt": dict(receipt)}, SEAL)


def entry_in(line: bytes) -> dict[str, Any] | None:
    """The entry that a line holds; None where it was cut off, or holds something else."""
    try:
        entry = loads(line.decode())
    except (ValueError, RecursionError):
        return None
    is_one = isinstance(entry, dict) and {"entry", "previous", "receipt", SEAL} <= entry.keys()
    return entry if is_one else None


def end_of(file: BinaryIO) -> End:
    """Where a log ends; raises LogProblem LOG-BROKEN where the last line that is whole is no sound entry.

    Behind the last entry there may be lines that were cut off.
    """
    is_open = False
    for at, line in enumerate(_backwards(file)):
        if at == 0:
            is_open = line != b""
        entry = entry_in(line)
        if entry is not None:
            if not is_sealed(entry, SEAL):
                raise _broken(f"Entry {entry['entry']}, the last one, is not as it was written.")
            return End(entry["entry"], entry[SEAL], is_open)
        if not may_be_cut(line):
            raise _broken("It holds a line that is no entry.")
    return End(0, FIRST, is_open)


def may_be_cut(line: bytes) -> bool:
    """Whether a line that holds no entry begins like one, so that a crash may have cut it off."""
    return line.startswith(_BEGINNING) or _BEGINNING.startswith(line)


def _backwards(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file from its end on; the first one is what stands behind the last line break."""
    at = file.seek(0, os.SEEK_END)
    begun = b""
    while at > 0:
        size = min(_CHUNK, at)
        at -= size
        file.seek(at)
        begun, *lines = (_read(file, size) + begun).split(b"\n")
        yield from reversed(lines)
    yield begun


def _read(file: BinaryIO, size: int) -> bytes:
    parts: list[bytes] = []
    while size > 0 and (part := file.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _write(handle: int, content: bytes) -> None:
    while content:
        content = content[os.write(handle, content) :]


def _broken(says: str) -> LogProblem:
    return LogProblem(
        "LOG-BROKEN",
        f"The log of decisions cannot be written on. {says}",
        "Look at it with `addendum replay`, keep it, and begin a new file.",
    )


def _lock(file: BinaryIO) -> None:
    """Wait until no other process writes on the file."""
    try:
        import fcntl
    except ImportError:  # Windows locks ranges; the first byte stands for the file
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(file, fcntl.LOCK_EX)


def _unlock(file: BinaryIO) -> None:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(file, fcntl.LOCK_UN)

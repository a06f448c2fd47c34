"""Under which key the cache keeps what was worked out: a digest of all that it was worked out from.

That is every policy file by name and content, read each time; the engine and the schemas by the sizes and
times of their files, so that whoever changes them never gets an old answer; and the form of the cache itself.
"""

from __future__ import annotations

import os
import stat
import sys
from io import FileIO
from typing import TYPE_CHECKING

from addendum.documents import data_folder
from addendum.library.root import base_of, files_read

if TYPE_CHECKING:
    from typing import Any

try:  # the digest alone; `hashlib` loads OpenSSL, which takes three milliseconds
    if sys.version_info >= (3, 12):
        from _sha2 import sha256 as _sha256
    else:
        from _sha256 import sha256 as _sha256  # type: ignore[import-not-found]
except ImportError:
    from hashlib import sha256 as _sha256

FORMAT = 11
"""Raised when the form of what is kept changes."""

_MOST_BYTES = 16 * 1024 * 1024  # of a policy file; a larger one is refused when it is read
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_DIGITS = 32
_NO_PART = frozenset({"__pycache__", "answers", "dmn"})  # rooms above this one change nothing that is kept
_ENGINE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def key_of(root: str) -> str | None:
    """The key for a policy root; None where a file of it is none that could be read as a policy."""
    above = len(os.path.join(base_of(root), ""))
    try:
        digest = _sha256(f"{FORMAT} {sys.hexversion} {_engine()}".encode("utf-8", "backslashreplace"))
        return _text(digest) if all(_add(digest, path, path[above:]) for path in files_read(root)) else None
    except (OSError, ValueError):
        return None


def name_of(*parts: object) -> str:
    """A short name for what is kept under these words and numbers."""
    return _text(_sha256(repr(parts).encode("utf-8", "backslashreplace")))


def seal_of(key: str, name: str, text: bytes) -> bytes:
    """The digest of a text that is kept under a key and a name, in hexadecimal digits."""
    digits: str = _sha256(b"\n".join((key.encode(), name.encode(), text))).hexdigest()
    return digits.encode()


def _text(digest: Any) -> str:
    digits: str = digest.hexdigest()
    return digits[:_DIGITS]


def _add(digest: Any, path: str, name: str) -> bool:
    """Add a file by its name, by where a link leads, and by its content; False for what is no plain file."""
    target = os.path.realpath(path) if stat.S_ISLNK(os.lstat(path).st_mode) else ""
    with FileIO(os.open(path, _READING)) as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_BYTES:
            return False
        content = file.readall()
    digest.update(f"\n{name!r} {target!r} {len(content)}\n".encode("utf-8", "backslashreplace"))
    digest.update(content)
    return True


def _engine() -> str:
    """The source files of the engine and the schemas: name, size and time of the last change of each."""
    found: list[tuple[str, int, int]] = []
    for folder, ending in ((_ENGINE, ".py"), (data_folder("schemas"), ".json")):
        waiting = [folder]
        while waiting:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    name = entry.name
                    if name.endswith(ending):
                        status = entry.stat()
                        found.append((entry.path[len(folder) :], status.st_size, status.st_mtime_ns))
                    elif "." not in name and name not in _NO_PART and entry.is_dir():
                        waiting.append(entry.path)
    return repr(sorted(found))

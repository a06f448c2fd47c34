"""Under which key the cache keeps what was worked out: a digest of all that it was worked out from.

That is every policy file by name and content, read each time; the engine and the schemas by the sizes and
times of their files, so that whoever changes them never gets an old answer; and the form of the cache itself.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from addendum.documents import data_folder
from addendum.library.root import base_of, files_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

try:  # the digest alone; `hashlib` loads OpenSSL, which takes three milliseconds
    from _sha2 import sha256 as _sha256  # type: ignore[import-not-found]
except ImportError:
    try:
        from _sha256 import sha256 as _sha256  # type: ignore[import-not-found]
    except ImportError:
        from hashlib import sha256 as _sha256

FORMAT = 1
"""Raised when the form of what is kept changes."""

_MOST_BYTES = 16 * 1024 * 1024  # of a policy file; a larger one is refused when it is read
_DIGITS = 32
_ENGINE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def key_of(root: str) -> str | None:
    """The key for a policy root; None where a file of it is none that could be read as a policy."""
    digest = _sha256(f"{FORMAT} {sys.hexversion}\n".encode())
    base = base_of(root)
    try:
        for line in _engine():
            digest.update(line)
        for path in files_read(root):
            if not _add(digest, path, base):
                return None
    except (OSError, ValueError):
        return None
    return _text(digest)


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


def _add(digest: Any, path: str, base: str) -> bool:
    """Add a file by its name, by where a link leads, and by its content; False for what is no plain file."""
    if not os.path.isfile(path):
        return False
    target = os.path.realpath(path) if os.path.islink(path) else ""
    with open(path, "rb") as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        return False
    name = os.path.relpath(path, base or os.curdir)
    digest.update(f"{name!r} {target!r} {len(content)}\n".encode("utf-8", "backslashreplace"))
    digest.update(content)
    return True


def _engine() -> Iterator[bytes]:
    """A line for each source file of the engine and each schema: name, size and time of the last change."""
    for folder, ending in ((_ENGINE, ".py"), (data_folder("schemas"), ".json")):
        for entry in sorted(_below(folder, ending), key=lambda entry: entry.path):
            status = entry.stat()
            yield f"{entry.path[len(folder) :]} {status.st_size} {status.st_mtime_ns}\n".encode()


def _below(folder: str, ending: str) -> Iterable[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(ending):
                yield entry
            elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                yield from _below(entry.path, ending)

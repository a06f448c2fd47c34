"""The folder of the cache: the user's own, with files that are written whole and read only if they are whole.

Nothing here ever fails an answer: a folder that others may write, a full disk, a damaged file are as if there
were no cache.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from addendum.library.cache.keys import seal_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_KEYS = 16
_MOST_FILES = 512  # under one key
_MOST_BYTES = 256 * 1024 * 1024  # under one key
_NAME_LENGTH = 32
_NOT_OTHERS = 0o022
_FAILURES = (OSError, ValueError)
_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _PLAIN  # a named pipe would make it wait for ever
_WRITING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN


class Folder:
    """What is kept under one key, each thing under a name."""

    def __init__(self, folder: str, key: str) -> None:
        self._folder = folder
        self._key = key
        self._path = os.path.join(folder, key)
        self._room: tuple[int, int] | None = None

    def read(self, name: str) -> str | None:
        """The text under a name; None where there is none, or none that is whole and the user's own."""
        try:
            if not (_is_own_folder(self._folder) and _is_own_folder(self._path)):
                return None
            content = _read(os.path.join(self._path, name))
        except _FAILURES:
            return None
        seal, line_break, text = content.partition(b"\n")
        if not line_break or seal != seal_of(self._key, name, text):
            return None
        return text.decode("ascii", "replace")

    def write(self, name: str, text: str) -> None:
        """Keep a text, which holds ASCII only, under a name; where that cannot be, nothing is kept."""
        content = text.encode("ascii")
        content = seal_of(self._key, name, content) + b"\n" + content
        try:
            if self._made() and self._has_room(len(content)):
                _replace(os.path.join(self._path, name), content)
        except _FAILURES:
            return

    def _made(self) -> bool:
        """Whether there is a folder of the user's own for this key, made now where there was none."""
        os.makedirs(self._folder, mode=0o700, exist_ok=True)
        if not _is_own_folder(self._folder):
            return False
        try:
            os.mkdir(self._path, mode=0o700)
        except FileExistsError:
            return _is_own_folder(self._path)
        _forget_oldest(self._folder, self._key)
        return True

    def _has_room(self, size: int) -> bool:
        if self._room is None:
            sizes = [entry.stat(follow_symlinks=False).st_size for entry in _entries(self._path)]
            self._room = _MOST_FILES - len(sizes), _MOST_BYTES - sum(sizes)
        files, free = self._room
        self._room = files - 1, free - size
        return files > 0 and free >= size


def _is_own_folder(path: str) -> bool:
    """Whether a folder belongs to this user and nobody else may write in it."""
    status = os.stat(path)
    return stat.S_ISDIR(status.st_mode) and _is_own(status)


def _is_own(status: os.stat_result) -> bool:
    if not hasattr(os, "geteuid"):  # Windows: the folder of a user is closed to others by its own rules
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & _NOT_OTHERS


def _read(path: str) -> bytes:
    handle = os.open(path, _READING)
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        return file.read() if stat.S_ISREG(status.st_mode) and _is_own(status) else b""


def _replace(path: str, content: bytes) -> None:
    """Write a file beside its place and put it there in one step."""
    temporary = f"{path}.{os.getpid()}-{os.urandom(4).hex()}"
    handle = os.open(temporary, _WRITING, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _forget_oldest(folder: str, own: str) -> None:
    """Delete what is kept under the keys written to longest ago, beyond a number of them."""
    keys = [entry for entry in _entries(folder) if _is_key(entry) and entry.name != own]
    keys.sort(key=lambda entry: entry.stat(follow_symlinks=False).st_mtime_ns)
    for key in keys[: max(len(keys) - _MOST_KEYS + 1, 0)]:
        for entry in _entries(key.path):
            with suppress(OSError):
                os.unlink(entry.path)
        with suppress(OSError):
            os.rmdir(key.path)


def _is_key(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    is_named = len(name) == _NAME_LENGTH and set(name) <= set("0123456789abcdef")
    return is_named and entry.is_dir(follow_symlinks=False)


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        yield from entries

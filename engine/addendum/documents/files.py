"""Reading a policy file from the disk: its budget, the borders of its root, what can be wrong with a path."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from addendum.documents.characters import decode, with_plain_breaks
from addendum.documents.reader import read_text
from addendum.findings import Finding, FindingsError, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.documents.nodes import Node

MOST_BYTES = 16 * 1024 * 1024


def read_file(path: str | Path, shown_as: str | None = None, root: str | Path | None = None) -> Node:
    """The tree of a policy file. Raises FindingsError with all findings of that file.

    `shown_as` is the name that places bear; a `root` refuses files that a link or `..` leads out of it.
    """
    file = str(path) if shown_as is None else shown_as
    return read_text(decode(_bytes(Path(path), file, root), file), file)


def line_reader(root: str | Path) -> Callable[[Place], str | None]:
    """A function from a place to its line, to show findings by; files are named from `root` and read once."""
    base = Path(root)
    files: dict[str, list[str]] = {}

    def read_line(place: Place) -> str | None:
        if place.file not in files:
            files[place.file] = _lines(base / place.file)
        lines = files[place.file]
        return lines[place.line - 1] if 0 < place.line <= len(lines) else None

    return read_line


def _lines(path: Path) -> list[str]:
    """The lines of a file as they are shown, none of one that cannot be read."""
    try:
        data = _bytes(path, str(path), None)
    except FindingsError:
        return []
    return with_plain_breaks(data.decode("utf-8", "replace")).split("\n")


def _bytes(path: Path, file: str, root: str | Path | None) -> bytes:
    """What the file holds, never more than the budget and one byte."""
    if root is not None and not _inside(path, root):
        raise _refused(
            "FILE-OUTSIDE-ROOT", file, f"`{file}` leads out of the folder of the policies.", "Copy the file."
        )
    try:
        # a named pipe would make an ordinary open wait for ever
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise _cannot_open(path, file, error) from None
    try:
        mode = os.fstat(handle).st_mode
        if stat.S_ISDIR(mode):
            raise _is_folder(file)
        if not stat.S_ISREG(mode):
            raise _refused(
                "FILE-UNREADABLE", file, f"`{file}` is a device or a pipe.", "Name an ordinary file."
            )
        with os.fdopen(handle, "rb", closefd=False) as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise _cannot_open(path, file, error) from None
    finally:
        os.close(handle)
    if len(data) > MOST_BYTES:
        raise _refused(
            "FILE-TOO-LARGE",
            file,
            f"`{file}` is larger than {MOST_BYTES // 1024 // 1024} MB, the most that a policy file may have.",
            "Divide it into several documents.",
        )
    return data


def _inside(path: Path, root: str | Path) -> bool:
    try:
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))
    except (OSError, ValueError):
        return False


def _cannot_open(path: Path, file: str, error: Exception) -> FindingsError:
    if isinstance(error, IsADirectoryError) or _is_dir(path):
        return _is_folder(file)
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return _refused(
            "FILE-MISSING", file, f"There is no file `{file}`.", "Correct the name, or add the file."
        )
    if isinstance(error, PermissionError):
        says, fix = f"`{file}` may not be read by this user.", "Give the user the right to read it."
    else:
        says, fix = f"`{file}` cannot be read.", "Look whether the link or the disk behind it is in order."
    return _refused("FILE-UNREADABLE", file, says, fix)


def _is_dir(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_folder(file: str) -> FindingsError:
    return _refused("FILE-IS-FOLDER", file, f"`{file}` is a folder, not a file.", "Name a file in it.")


def _refused(code: str, file: str, says: str, fix: str) -> FindingsError:
    return FindingsError(Finding(code, Place(file, 1), says, fix=fix))

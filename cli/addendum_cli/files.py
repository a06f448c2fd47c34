"""Files in and out: UTF-8 text read with errors that name the place, files written whole or not at all."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from addendum_cli.refusals import Refused

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

STANDARD_INPUT = "-"


def read_text(name: str) -> str:
    """The text of the file `name`; `-` is standard input. Refuses what cannot be read or is not UTF-8."""
    shown = "standard input" if name == STANDARD_INPUT else f"`{name}`"
    try:
        content = _read_bytes(name)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Refused(
            f"{shown} cannot be read: {reason}.", "name a file that exists and may be read."
        ) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Refused(
            f"{shown} is not UTF-8 text: line {line} holds other bytes.", "save it as UTF-8."
        ) from error


def read_json(name: str) -> object:
    """The JSON document in the file `name`; `-` is standard input."""
    shown = "standard input" if name == STANDARD_INPUT else f"`{name}`"
    return parse_json(read_text(name), shown)


def parse_json(text: str, shown: str) -> object:
    """The JSON value in `text`; `shown` names it in a refusal."""
    import addendum

    try:
        return addendum.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused(f"{shown} is not valid JSON: {json_problem(error)}.") from error


def json_problem(error: ValueError | RecursionError) -> str:
    """What is wrong with a JSON text, and where, without the words of the parser's own classes."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    message = getattr(error, "msg", None)
    if message is None:
        return str(error).rstrip(".")
    return f"line {getattr(error, 'lineno', 1)}, column {getattr(error, 'colno', 1)}: {message}"


def standard_input() -> BinaryIO:
    """Standard input as bytes."""
    return sys.stdin.buffer


def write_whole(path: Path, text: str) -> None:
    """Write `text` to `path` so that a reader sees either the old file or the new one, never a part.

    A link stays and its target is replaced; a device or a pipe is written to as it is.
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_text(text, encoding="utf-8", newline="\n")
        else:
            _replace(target, text)
    except OSError as error:
        raise Refused(
            f"`{path}` cannot be written: {error.strerror}.", "name a file in a folder that may be written."
        ) from error


def _replace(target: Path, text: str) -> None:
    import os
    import tempfile

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = target.with_name(os.path.basename(name))  # noqa: PTH119 - mkstemp gives text
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except BaseException:
        temporary.unlink()
        raise


def _read_bytes(name: str) -> bytes:
    if name == STANDARD_INPUT:
        return standard_input().read()
    from pathlib import Path

    return Path(name).read_bytes()


def _mode(path: Path) -> int:
    """The mode of the file that is replaced, else what the user's umask gives a new file."""
    import os

    try:
        return path.stat().st_mode & 0o777
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask

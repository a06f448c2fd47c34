"""What git knows of a file: the texts that it had, the latest first."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOST_COMMITS = 200
_SECONDS = 30


def committed_texts(path: Path) -> Iterator[tuple[str, str]]:
    """The commits that changed a file, each with the text that it left; none where git knows no such file."""
    listed = _git(path.parent, "log", f"--max-count={_MOST_COMMITS}", "--format=%H", "--", path.name)
    for commit in (listed or b"").decode("ascii", "replace").split():
        content = _git(path.parent, "show", f"{commit}:./{path.name}")
        if content is not None:
            yield commit, content.decode("utf-8-sig", "replace")


def _git(folder: Path, *words: str) -> bytes | None:
    """What git prints, None where it is not there or refuses."""
    try:
        done = subprocess.run(  # noqa: S603 - our own words, and the name of a file behind `--` or `:./`
            ["git", *words],  # noqa: S607 - the git that the user has
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None

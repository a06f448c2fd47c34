"""The policies a command works on: found from where the user stands, loaded with the user's own cache."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

import addendum

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SHIPPED = "shipped"
"""What a user writes for the policies that come with Addendum."""


def load(given: str | None) -> addendum.Library:
    """The library in the folder given, else in the nearest folder above with an `addendum.toml`."""
    from pathlib import Path

    gc.disable()  # what is loaded stays until the end, so the collector need never look at it
    try:
        return addendum.load(addendum.find_root(given, Path.cwd()), cache=cache_folder())
    finally:
        gc.freeze()
        gc.enable()


def cache_folder() -> Path | None:
    """The user's own folder for compiled policies, or None where the user has no home."""
    from pathlib import Path

    if stated := os.environ.get("XDG_CACHE_HOME"):
        return Path(stated) / "addendum"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "addendum" / "cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "addendum"
    return home / ".cache" / "addendum"


def located(root: Path, file: str) -> Path:
    """Where a policy file is, by the name that places bear: below the root, or the root file itself."""
    return (root.parent if root.is_file() else root) / file


def seen_from_here(root: Path, file: str) -> str:
    """The path of a policy file as the user's shell and CI name it: from the working directory, with `/`."""
    from pathlib import Path

    absolute = located(root, file).absolute()
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return absolute.as_posix()


def naming_of(given: str | None, root: Path) -> Callable[[str], str]:
    """How the names of policy files are printed: as paths from here, of shipped policies as they are."""
    return str if given == SHIPPED else lambda file: seen_from_here(root, file)

"""The policies a command works on: found from where the user stands, loaded with the user's own cache.

Paths are texts here: `pathlib` takes three milliseconds to import, which an answer can do without.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

import addendum

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    AnyPath = str | Path

SHIPPED = "shipped"
"""What a user writes for the policies that come with Addendum."""


def load(given: str | None) -> addendum.Library:
    """The library in the folder given, else in the nearest folder above with an `addendum.toml`."""
    gc.disable()  # what is loaded stays until the end, so the collector need never look at it
    try:
        return addendum.load(given, start=os.getcwd(), cache=cache_folder())
    finally:
        gc.freeze()
        gc.enable()


def cache_folder() -> str | None:
    """The user's own folder for compiled policies, or None where the user has no home."""
    if stated := os.environ.get("XDG_CACHE_HOME"):
        return os.path.join(stated, "addendum")
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        return None
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        return os.path.join(local, "addendum", "cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "addendum")
    return os.path.join(home, ".cache", "addendum")


def located(root: AnyPath, file: str) -> str:
    """Where a policy file is, by the name that places bear: below the root, or the root file itself."""
    return os.path.join(os.path.dirname(root) if os.path.isfile(root) else root, file)


def seen_from_here(root: AnyPath, file: str) -> str:
    """The path of a policy file as the user's shell and CI name it: from the working directory, with `/`."""
    absolute = os.path.abspath(located(root, file))
    here = os.path.join(os.getcwd(), "")
    return absolute.removeprefix(here).replace(os.sep, "/")


def naming_of(given: str | None, root: AnyPath) -> Callable[[str], str]:
    """How the names of policy files are printed: as paths from here, of shipped policies as they are."""
    return str if given == SHIPPED else lambda file: seen_from_here(root, file)

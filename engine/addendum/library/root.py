"""The policy root: which folder holds the policies and which of its files are policies.

Paths are texts here: `pathlib` takes three milliseconds to import, and an answer from the cache does without.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from addendum.documents import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from addendum.findings import FindingsError

MARKER = "addendum.toml"
FOLDER_DEFAULTS = "folder.yaml"
LOCK_FILE = "addendum.lock"
"""The name of the lock, which lies where the policies begin."""
SHIPPED = "shipped"
_ENDINGS = (".yaml", ".yml")


def find_root(given: str | Path | None, start: str | Path) -> str:
    """The policy root: the folder `given`, the shipped policies, else the nearest marked folder.

    The nearest folder from `start` upwards with an `addendum.toml` counts; FindingsError where there is none.
    """
    if given is not None and str(given) == SHIPPED:
        return data_folder("policies")
    if given is not None:
        if not os.path.exists(given):
            says = f"There is no folder `{given}`."
            raise _no_policies(says, "Name the folder that holds the policies, or take `--policies shipped`.")
        return str(given)
    folder = os.path.abspath(start)
    while not os.path.isfile(os.path.join(folder, MARKER)):
        above = os.path.dirname(folder)
        if above == folder:
            raise _no_policies(
                f"No folder from `{start}` upwards holds an `{MARKER}`, so it is open which policies to use.",
                "Name the folder with `--policies FOLDER`, or take `--policies shipped`.",
            )
        folder = above
    return folder


def base_of(root: str) -> str:
    """The folder that the names of files are told from: the root, or the one that its only file lies in."""
    return root if os.path.isdir(root) else os.path.dirname(root)


def policy_files(root: str) -> list[str]:
    """The policy files below `root` in a stable order, without hidden files and folder defaults."""
    return [root] if os.path.isfile(root) else [path for path in _yaml_files(root) if not _is_default(path)]


def files_read(root: str) -> list[str]:
    """All files that loading a root reads, those with defaults for a folder and the lock included."""
    if not os.path.isfile(root):
        lock = os.path.join(root, LOCK_FILE)
        return [*_yaml_files(root), lock] if os.path.exists(lock) else _yaml_files(root)
    defaults = os.path.join(os.path.dirname(root), FOLDER_DEFAULTS)
    return [root, defaults] if os.path.exists(defaults) else [root]


def _yaml_files(folder: str) -> list[str]:
    found = _below(folder, ())
    return [os.path.join(folder, *parts) for parts in sorted(found)]


def _below(folder: str, parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The parts of the names of all that is called as a YAML file; folders behind links are left alone."""
    try:
        entries = os.scandir(os.path.join(folder, *parts))
    except OSError:
        return
    with entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.name.endswith(_ENDINGS):
                yield (*parts, entry.name)
            if entry.is_dir(follow_symlinks=False):
                yield from _below(folder, (*parts, entry.name))


def _is_default(path: str) -> bool:
    return os.path.basename(path) == FOLDER_DEFAULTS


def _no_policies(says: str, fix: str) -> FindingsError:
    from addendum.findings import Finding, FindingsError

    return FindingsError(Finding("NO-POLICIES", None, says, fix=fix))

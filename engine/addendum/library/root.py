"""The policy root: which folder holds the policies and which of its files are policies."""

from __future__ import annotations

from pathlib import Path

from addendum.documents import data_root
from addendum.findings import Finding, FindingsError

MARKER = "addendum.toml"
FOLDER_DEFAULTS = "folder.yaml"
SHIPPED = "shipped"


def find_root(given: str | Path | None, start: Path) -> Path:
    """The policy root: the folder `given`, the shipped policies, else the nearest marked folder.

    The nearest folder from `start` upwards with an `addendum.toml` counts; FindingsError where there is none.
    """
    if given is not None and str(given) == SHIPPED:
        return data_root("policies")
    if given is not None:
        return _existing(Path(given))
    for folder in (start, *start.parents):
        if (folder / MARKER).is_file():
            return folder
    raise FindingsError(
        Finding(
            "NO-POLICIES",
            None,
            f"No folder from `{start}` upwards holds an `{MARKER}`, so it is open which policies to use.",
            fix="Name the folder with `--policies FOLDER`, or take `--policies shipped`.",
        )
    )


def policy_files(root: Path) -> list[Path]:
    """The policy files below `root` in a stable order, without hidden files and folder defaults."""
    if root.is_file():
        return [root]
    found = [
        path
        for pattern in ("*.yaml", "*.yml")
        for path in root.rglob(pattern)
        if path.name != FOLDER_DEFAULTS
        and not any(part.startswith(".") for part in path.relative_to(root).parts)
    ]
    return sorted(found)


def _existing(path: Path) -> Path:
    if path.exists():
        return path
    raise FindingsError(
        Finding(
            "NO-POLICIES",
            None,
            f"There is no folder `{path}`.",
            fix="Name the folder that holds the policies, or take `--policies shipped`.",
        )
    )

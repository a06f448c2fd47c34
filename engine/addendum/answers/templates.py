"""The kinds of policy, with a commented example of each to begin with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from addendum.documents import data_root

if TYPE_CHECKING:
    from pathlib import Path


def policy_kinds() -> tuple[str, ...]:
    """The kinds of policy, by name."""
    return tuple(_templates())


def template(kind: str) -> str:
    """A commented policy of a kind; raises KeyError for a kind that there is not."""
    return _templates()[kind].read_text(encoding="utf-8")


@cache
def _templates() -> dict[str, Path]:
    folder = data_root("schemas") / "templates"
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}

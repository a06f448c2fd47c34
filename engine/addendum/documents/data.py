"""Where the data that comes with Addendum is: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from addendum.findings import Finding, FindingsError


@cache
def data_root(name: str) -> Path:
    """The folder `schemas` or `policies`. Raises FindingsError where this installation lacks it."""
    package = Path(__file__).resolve().parents[1]
    for candidate in (package / "_data" / name, package.parents[1] / name):
        if candidate.is_dir():
            return candidate
    raise FindingsError(
        Finding(
            "INSTALLATION-INCOMPLETE",
            None,
            f"This installation of Addendum lacks its folder of {name}.",
            fix="Install it anew: `pip install --force-reinstall addendum`.",
        )
    )

"""Where the data that comes with Addendum is: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from functools import cache
from os.path import abspath, dirname, isdir, join
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def data_root(name: str) -> Path:
    """The folder `schemas` or `policies`. Raises FindingsError where this installation lacks it."""
    from pathlib import Path

    return Path(data_folder(name))


@cache
def data_folder(name: str) -> str:
    """The path of that folder as a text, which is all that some need of it."""
    package = dirname(dirname(abspath(__file__)))
    for candidate in (join(package, "_data", name), join(dirname(dirname(package)), name)):
        if isdir(candidate):
            return candidate
    from addendum.findings import Finding, FindingsError

    raise FindingsError(
        Finding(
            "INSTALLATION-INCOMPLETE",
            None,
            f"This installation of Addendum lacks its folder of {name}.",
            fix="Install it anew: `pip install --force-reinstall addendum`.",
        )
    )

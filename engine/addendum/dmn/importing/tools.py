"""What all parts of an import work with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from addendum.dmn.importing.formulas import Translator
    from addendum.dmn.importing.naming import Names
    from addendum.dmn.importing.told import Told
    from addendum.dmn.importing.types import Types
    from addendum.dmn.prepared import Home


class Tools(NamedTuple):
    """The model at hand with what rewrites its formulas, and what the whole import shares."""

    home: Home
    translator: Translator
    names: Names
    types: Types
    told: Told

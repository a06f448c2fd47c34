"""The index of a root as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.library.index import Index

if TYPE_CHECKING:
    from addendum.values import Data


def index_to_data(index: Index) -> Data:
    """The index as data."""
    return [list(index.tiers), list(index.contracts), list(index.breaks), *map(dict, index[3:])]


def index_from_data(data: Data) -> Index:
    """The index that `index_to_data` made this data of."""
    tiers, contracts, breaks, days, zones, governing = data
    return Index(
        tuple(tiers),
        tuple(contracts),
        tuple(breaks),
        {subject: tuple(ordinals) for subject, ordinals in days.items()},
        zones,
        {question: tuple(facts) for question, facts in governing.items()},
    )

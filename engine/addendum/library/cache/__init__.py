"""The compiled cache: what answers need of a policy root, as data in a folder of the user's own."""

from addendum.library.cache.shelf import Shelf

__all__ = ["Shelf"]

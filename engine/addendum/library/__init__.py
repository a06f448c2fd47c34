"""The library: a root's documents, their versions in force, and what a tier or a contract stands on."""

from addendum.library.library import NO_READINGS, Library, Standing, readings_key
from addendum.library.root import FOLDER_DEFAULTS, MARKER, SHIPPED, find_root, policy_files
from addendum.library.subjects import INCLUDED_KINDS, SHARED_KINDS, Bundle, Resolver
from addendum.library.versions import Timeline

__all__ = [
    "FOLDER_DEFAULTS",
    "INCLUDED_KINDS",
    "MARKER",
    "NO_READINGS",
    "SHARED_KINDS",
    "SHIPPED",
    "Bundle",
    "Library",
    "Resolver",
    "Standing",
    "Timeline",
    "find_root",
    "policy_files",
    "readings_key",
]

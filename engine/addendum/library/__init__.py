"""The library: a root's documents, their versions in force, and what a tier or a contract stands on."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.library.digests import digest_of
    from addendum.library.index import Index
    from addendum.library.library import Library
    from addendum.library.lock import (
        Key,
        Lock,
        NewVersion,
        NotMade,
        VersionRow,
        ends_soon,
        lock_text,
        locked_text,
        new_version,
        publish,
        source_key,
        sources_named,
        version_named,
        versions_on,
    )
    from addendum.library.policies import Policies
    from addendum.library.root import FOLDER_DEFAULTS, LOCK_FILE, MARKER, SHIPPED, find_root, policy_files
    from addendum.library.standing import NO_READINGS, Part, Standing, readings_key, standing_of
    from addendum.library.subjects import INCLUDED_KINDS, SHARED_KINDS, Bundle, Resolver
    from addendum.library.versions import Timeline, no_such_document, no_such_version

__all__ = [
    "FOLDER_DEFAULTS",
    "INCLUDED_KINDS",
    "LOCK_FILE",
    "MARKER",
    "NO_READINGS",
    "SHARED_KINDS",
    "SHIPPED",
    "Bundle",
    "Index",
    "Key",
    "Library",
    "Lock",
    "NewVersion",
    "NotMade",
    "Part",
    "Policies",
    "Resolver",
    "Standing",
    "Timeline",
    "VersionRow",
    "digest_of",
    "ends_soon",
    "find_root",
    "lock_text",
    "locked_text",
    "new_version",
    "no_such_document",
    "no_such_version",
    "policy_files",
    "publish",
    "readings_key",
    "source_key",
    "sources_named",
    "standing_of",
    "version_named",
    "versions_on",
]

# Where the cache knows what is asked, no document is read, and nothing that reads them is imported.
__getattr__ = on_demand(
    __name__,
    {
        "digests": "digest_of",
        "index": "Index",
        "library": "Library",
        "lock": (
            "Key Lock NewVersion NotMade VersionRow ends_soon lock_text locked_text new_version publish "
            "source_key sources_named version_named versions_on"
        ),
        "policies": "Policies",
        "root": "FOLDER_DEFAULTS LOCK_FILE MARKER SHIPPED find_root policy_files",
        "standing": "NO_READINGS Part Standing readings_key standing_of",
        "subjects": "INCLUDED_KINDS SHARED_KINDS Bundle Resolver",
        "versions": "Timeline no_such_document no_such_version",
    },
)

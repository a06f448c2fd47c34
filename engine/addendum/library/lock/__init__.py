"""The lock: which versions of which documents were published when, and digests of what they said then."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.library.lock.comparing import differences
    from addendum.library.lock.drafts import drafts_in
    from addendum.library.lock.known import known_on
    from addendum.library.lock.locked import Key, Locked, LockedAmendment, source_key
    from addendum.library.lock.making import NewVersion, locked_text, new_version
    from addendum.library.lock.naming import NotMade, sources_named, version_named
    from addendum.library.lock.publishing import Publication, outdated, publish
    from addendum.library.lock.reading import Lock, read_lock
    from addendum.library.lock.status import Lockedness, State, VersionRow, ends_soon, versions_on
    from addendum.library.lock.writing import lock_text

__all__ = [
    "Key",
    "Lock",
    "Locked",
    "LockedAmendment",
    "Lockedness",
    "NewVersion",
    "NotMade",
    "Publication",
    "State",
    "VersionRow",
    "differences",
    "drafts_in",
    "ends_soon",
    "known_on",
    "lock_text",
    "locked_text",
    "new_version",
    "outdated",
    "publish",
    "read_lock",
    "source_key",
    "sources_named",
    "version_named",
    "versions_on",
]

# Loading policies looks at their lock; what writes it is for one command.
__getattr__ = on_demand(
    __name__,
    {
        "comparing": "differences",
        "drafts": "drafts_in",
        "known": "known_on",
        "locked": "Key Locked LockedAmendment source_key",
        "naming": "NotMade sources_named version_named",
        "making": "NewVersion locked_text new_version",
        "publishing": "Publication outdated publish",
        "reading": "Lock read_lock",
        "status": "Lockedness State VersionRow ends_soon versions_on",
        "writing": "lock_text",
    },
)

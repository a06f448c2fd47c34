"""The text of a lock: the same for the same lock, in an order in which additions of two people merge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Bare, Block, write_yaml
from addendum.library.lock.reading import BEGINNING, VERSION

if TYPE_CHECKING:
    from addendum.documents import Tree
    from addendum.library.lock.locked import Locked
    from addendum.library.lock.reading import Lock

_HEADER = """# What was published, and on which day: an entry for each version of a policy.
# `addendum lock` writes this file. Commit it with the policies, and leave it as it is.
"""


def lock_text(lock: Lock) -> str:
    """The text of the file that holds a lock."""
    documents: dict[str, Tree] = {}
    for identity, version in sorted(lock.entries):
        versions = documents.setdefault(identity, Block())
        assert isinstance(versions, Block)  # noqa: S101 - as set above
        versions[f"{VERSION}{version}"] = _entry(lock.entries[identity, version])
    return _HEADER + write_yaml({"format": Bare("1"), "documents": Block(documents)})


def _entry(entry: Locked) -> Block:
    found = Block({"published": str(entry.published)})
    if entry.effective is not None:
        found["effective"] = str(entry.effective)
    if entry.until is not None:
        found["until"] = str(entry.until)
    found["digest"] = entry.digest
    if entry.resolved:
        found["resolved"] = Block({day or BEGINNING: digest for day, digest in entry.resolved.items()})
    if entry.amendments:
        found["amendments"] = Block(
            {
                name: Block({"published": str(amendment.published), "digest": amendment.digest})
                for name, amendment in sorted(entry.amendments.items())
            }
        )
    return found

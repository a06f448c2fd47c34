"""What a comparison comes to: the changes, the documents that changed, and findings on their versions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from addendum.changes.change import Direction, Reach
from addendum.changes.comparing import FoundChange, changes_between
from addendum.changes.documents import version_changes
from addendum.changes.mappings import mapping_changes
from addendum.changes.steps import caused_by, step_findings
from addendum.changes.texts import text_changes
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addendum.changes.documents import VersionChange
    from addendum.changes.editions import Edition
    from addendum.findings import Finding

_SEVEREST_FIRST = (Reach.BREAKING, Reach.COMPATIBLE, Reach.EDITORIAL)


class Comparison(NamedTuple):
    """Two editions by their names, and what one says otherwise than the other."""

    before: str
    after: str
    changes: tuple[FoundChange, ...]
    versions: tuple[VersionChange, ...]
    findings: tuple[Finding, ...]

    @property
    def reach(self) -> Reach | None:
        """The farthest reach of any change, None where there is none."""
        found = {each.change.reach for each in self.changes}
        return next((reach for reach in _SEVEREST_FIRST if reach in found), None)

    @property
    def directions(self) -> Mapping[Direction, int]:
        """How many changes of answers are better, worse and neutral for the customer."""
        found = Counter(
            each.change.direction for each in self.changes if each.change.reach is not Reach.EDITORIAL
        )
        return {direction: found[direction] for direction in Direction}


def diff(before: Edition, after: Edition) -> Comparison:
    """What the later edition answers otherwise than the earlier one.

    Raises PoliciesInvalid where one of them has errors.
    """
    versions = version_changes(before, after)
    apart = (*mapping_changes(before, after, versions), *text_changes(before, after, versions))
    found = (*changes_between(before, after), *(FoundChange(change, ()) for change in apart))
    changes = tuple(_attributed(each, versions) for each in found if _is_in_part(each, before, after))
    findings = sorted(step_findings(versions, changes), key=lambda finding: finding.sort_key)
    return Comparison(before.name, after.name, changes, versions, tuple(findings))


def _attributed(found: FoundChange, versions: Sequence[VersionChange]) -> FoundChange:
    """The change with the policy that it comes from, where that is not the one in which it is written."""
    causes = caused_by(found.change, versions)
    if not causes:
        return found
    return found._replace(change=found.change._replace(policy=causes[0].id))


def _is_in_part(found: FoundChange, before: Edition, after: Edition) -> bool:
    """Whether one side of a change is written in the part of the policies that is compared."""
    for edition, said in ((before, found.change.before), (after, found.change.after)):
        if not edition.part:
            return True
        if said is not None and said.origin is not None and edition.holds(said.origin.place.file):
            return True
    return False

"""A written policy, read back and checked as `addendum check` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Sequence, Trapped, read_text, validate
from addendum.findings import Level
from addendum.kinds import Document, Head, lower_bundle, mapping_at
from addendum.light import NamedTuple
from addendum.rules import check_tables, find_cycles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.findings import Finding, Place
    from addendum.kinds import Lowered

_FILE = "policy.yaml"


class Checked(NamedTuple):
    """What a policy comes to: the program, where there is one, and the findings on it.

    `errors` are those that leave a decision without meaning, `findings` those on its tables and all else.
    """

    tree: Node | None
    lowered: Lowered | None
    errors: tuple[Finding, ...]
    findings: tuple[Finding, ...]

    def decision_at(self, place: Place | None) -> str:
        """The name of the decision whose entry a place lies in; `""` where it lies in none."""
        found = ""
        for name, first in self._first_lines():
            if place is not None and first <= place.line:
                found = name
        return found

    def row_at(self, decision: str, place: Place) -> int | None:
        """The number of the row of a decision's table that a place lies in, counted from 0."""
        table = mapping_at(mapping_at(mapping_at(self.tree, "decisions"), decision), "table")
        rows = table.get("rows") if table is not None else None
        lines = [row.place.line for row in rows] if isinstance(rows, Sequence) else []
        return next((at for at in reversed(range(len(lines))) if lines[at] <= place.line), None)

    def _first_lines(self) -> Iterator[tuple[str, int]]:
        decisions = mapping_at(self.tree, "decisions")
        for key, _ in decisions.entries if decisions is not None else ():
            yield key.text, key.place.line


def check_policy(text: str) -> Checked:
    """What the text of a `rules` policy comes to by itself."""
    try:
        tree = read_text(text, _FILE)
    except Trapped as trapped:
        return Checked(trapped.tree, None, trapped.findings, ())
    assert isinstance(tree, Mapping)  # noqa: S101 -- a policy was written as a map
    invalid = tuple(validate(tree, "rules"))
    if invalid:
        return Checked(tree, None, invalid, ())
    identity = tree.get("id") or tree
    head = Head("rules", "imported", 1, identity.place)
    lowered = lower_bundle([Document(head, tree, _FILE, {_FILE: (head.id, 1)})], None, None, {})
    cycles = find_cycles(lowered.program)
    errors = [finding for finding in lowered.findings if finding.level is Level.ERROR]
    others = [finding for finding in lowered.findings if finding.level is not Level.ERROR]
    tables = [] if errors or cycles else check_tables(lowered.program)
    return Checked(tree, lowered, (*errors, *cycles), (*others, *tables))

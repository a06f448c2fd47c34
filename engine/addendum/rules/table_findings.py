"""The findings on decision tables: each names the rows, the part of the table and a value that goes wrong."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from addendum.findings import Finding, Level, Related, listed
from addendum.rules.analysis import MOST_SHOWN, analyse
from addendum.rules.model import Among, Anything, Bounds, HitPolicy, Table
from addendum.rules.wording import spoken, words
from addendum.values import ANY, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from addendum.findings import Place
    from addendum.rules.analysis import Analysis, Duplicate, Gap, NeverMatches, Overlap, Shadow
    from addendum.rules.grid import Region
    from addendum.rules.model import Decision, Program
    from addendum.values import Value

_MOST_RELATED = 6


def check_tables(program: Program) -> list[Finding]:
    """The findings on all decision tables of a program, in reading order."""
    bounds = bounds_of(program)
    found = [finding for decision in program.decisions.values() for finding in check_table(decision, bounds)]
    return sorted(found, key=lambda finding: finding.sort_key)


def check_table(decision: Decision, bounds: Mapping[str, Bounds]) -> list[Finding]:
    """The findings on the table of one decision, at most fifty and then a count; none for a formula.

    Where a column has no type its values have no order, so that nothing is said of such a table.
    """
    table = decision.logic
    if not isinstance(table, Table) or any(column.type is ANY for column in table.columns):
        return []
    found = analyse(table, decision.outputs, bounds)
    about = _About(decision, table, found)
    listed_findings = list(islice(about.findings(), MOST_SHOWN))
    return [*listed_findings, *about.notes(len(listed_findings))]


def bounds_of(program: Program) -> dict[str, Bounds]:
    """The bounds of each fact, and of each decision with one output."""
    bounds = {name: fact.bounds for name, fact in program.facts.items()}
    for name, decision in program.decisions.items():
        if len(decision.outputs) == 1:
            bounds[name] = decision.outputs[0].bounds
    return bounds


def example_words(example: Mapping[str, Value]) -> str:
    """Facts and values as a sentence lists them: ``severity `S1` and availability `98.5 %` ``."""
    texts = [f"{spoken(name)} `{show(value)}`" for name, value in example.items()]
    return f"{', '.join(texts[:-1])} and {texts[-1]}" if len(texts) > 1 else "".join(texts)


class _About:
    """The findings on one table."""

    def __init__(self, decision: Decision, table: Table, found: Analysis) -> None:
        self._decision = decision
        self._table = table
        self._found = found

    def findings(self) -> Iterator[Finding]:
        """One finding for each thing found, those on single rows first."""
        found = self._found
        return chain(
            self._incomparable(),
            map(self._never, found.never),
            map(self._duplicate, found.duplicates),
            map(self._overlap, found.overlaps),
            map(self._shadow, found.shadows),
            map(self._gap, found.gaps),
        )

    def notes(self, shown: int) -> Iterator[Finding]:
        """What could not be checked, and how much was found beyond what is shown."""
        found = self._found
        rows = len(found.never) + len(found.duplicates) + len(found.overlaps) + len(found.shadows)
        more = len(found.grid.problems) + rows + len(found.gaps) - shown + found.more
        name = self._decision.name
        if found.grid.unseen:
            tested = self._labels(sorted(found.grid.unseen))
            yield self._note(
                "TEST-NOT-SEEN",
                f"A formula decides whether {tested} of `{name}` holds: it may hold anywhere, so gaps and "
                "overlaps there are not found.",
            )
        if more or not found.complete:
            beyond = f"at least {more} more findings" if not found.complete else f"{more} more findings"
            says = f"The table of `{name}` has {beyond} of this kind."
            if not found.complete and not more:
                says = f"The table of `{name}` is too entangled to look at all its combinations in a second."
            code = "MORE-FINDINGS" if more else "TABLE-NOT-EXHAUSTED"
            yield self._note(code, says)

    def _incomparable(self) -> Iterator[Finding]:
        for problem in self._found.grid.problems:
            yield Finding(problem.code, self._place, problem.says, fix=problem.fix)

    def _never(self, never: NeverMatches) -> Finding:
        row = self._table.rows[never.row]
        column = self._table.columns[never.column]
        condition = row.conditions[never.column]
        name, told = spoken(column.name), words(condition, column.type)
        why = "no value meets it"
        if never.is_outside:
            domain = self._found.grid.cells[never.column]
            why = f"{name} is always {domain.bound_words}"
        is_rest = isinstance(condition, Among) and condition.negated
        return Finding(
            "ROW-NEVER-MATCHES",
            row.origin.place,
            f"{_begun(self._label(never.row))} can never hold: it wants {name} {told}, and {why}.",
            fix="Correct the condition, or leave the row out.",
            clause=row.origin.clause,
            level=Level.WARNING if is_rest else Level.ERROR,
        )

    def _duplicate(self, duplicate: Duplicate) -> Finding:
        first, second = duplicate.rows
        policy = self._table.hit_policy
        harmless = duplicate.agree and policy is HitPolicy.ANY
        counts_all = policy in (HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER)
        gives = "give the same" if duplicate.agree else "do not give the same"
        return self._about_rows(
            "ROW-DUPLICATE",
            second,
            (first,),
            f"{_begun(self._labels(duplicate.rows))} have the same conditions and {gives}.",
            self._case(duplicate.region, "both rows hold"),
            f"Leave out {self._label(second)}, or correct its conditions.",
            Level.WARNING if harmless or counts_all else Level.ERROR,
        )

    def _overlap(self, overlap: Overlap) -> Finding:
        first, second = overlap.rows
        where = self._region_words(overlap.region)
        for_all = f"for {where}" if where else "for every value"
        differ = " and give different results" if self._table.hit_policy is HitPolicy.ANY else ""
        return self._about_rows(
            "ROW-OVERLAP",
            second,
            (first,),
            f"{_begun(self._labels(overlap.rows))} both hold {for_all}{differ}.",
            self._case(overlap.region, f"`{self._decision.name}` has two answers"),
            "Change one of the conditions so that only one row holds, or let the first one count: "
            "`take: the first row that matches`.",
        )

    def _shadow(self, shadow: Shadow) -> Finding:
        before = self._labels(shadow.by)
        verb = "is" if len(shadow.by) == 1 else "are"
        together = "" if len(shadow.by) == 1 else "together, "
        return self._about_rows(
            "ROW-SHADOWED",
            shadow.row,
            shadow.by,
            f"{_begun(self._label(shadow.row))} never counts: {together}{before} {verb} taken before it "
            "wherever it holds.",
            self._case(shadow.region, "an earlier row counts"),
            "Move it up, or leave it out.",
        )

    def _gap(self, gap: Gap) -> Finding:
        name = self._decision.name
        example = self._case(gap.region, f"`{name}` has no answer")
        otherwise = "say under `otherwise` what holds"
        if gap.members and gap.column is not None:
            column = spoken(self._table.columns[gap.column].name)
            says = f"No row of `{name}` speaks of {column} {listed(gap.members)}."
            fix = f"Add a row for {listed(gap.members, 'and')}, or {otherwise}."
            return Finding("MEMBER-MISSING", self._place, says, example, fix)
        where = self._region_words(gap.region) or "anything"
        is_band = gap.column is not None and self._found.grid.lines[gap.column]
        finding = self._about_rows(
            "BAND-GAP" if is_band else "TABLE-GAP",
            gap.beside[0] if gap.beside else None,
            gap.beside[1:],
            f"No row of `{name}` covers {where}.",
            example,
            f"Add a row for it, or {otherwise}.",
        )
        if not is_band or gap.column is None:
            return finding
        if len(gap.beside) == 2:
            ends = " or ".join(map(self._label, gap.beside))
            return finding._replace(fix=f"Move the border of {ends}, or add a row for what lies between.")
        column_name = self._table.columns[gap.column].name
        bound = f"where no such value exists, declare the bounds of `{column_name}`"
        return finding._replace(fix=f"Add a row for it, {otherwise}, or, {bound}.")

    def _about_rows(
        self,
        code: str,
        row: int | None,
        others: Iterable[int],
        says: str,
        example: str,
        fix: str,
        level: Level = Level.ERROR,
    ) -> Finding:
        """A finding at a row (at the decision where there is none) that points to others."""
        related = [self._related(other) for other in islice(others, _MOST_RELATED)]
        if row is None:
            return Finding(code, self._place, says, example, fix, related=tuple(related), level=level)
        if related:
            related.insert(0, self._related(row))
        origin = self._table.rows[row].origin
        return Finding(code, origin.place, says, example, fix, origin.clause, tuple(related), level)

    def _related(self, row: int) -> Related:
        return Related(self._table.rows[row].origin.place, f"this row holds for {self._conditions(row)}")

    def _conditions(self, row: int) -> str:
        """The conditions of a row in words."""
        conditions = self._table.rows[row].conditions
        texts = [
            f"{spoken(column.name)} {words(condition, column.type)}"
            for column, condition in zip(self._table.columns, conditions, strict=True)
            if not isinstance(condition, Anything)
        ]
        return ", ".join(texts) or "every value"

    def _region_words(self, region: Region) -> str:
        texts = [f"{spoken(name)} {told}" for name, told in region.words]
        return " with ".join(filter(None, (texts[0], " and ".join(texts[1:])))) if texts else ""

    def _case(self, region: Region, so: str) -> str:
        shown = example_words(region.example)
        return f"With {shown}, {so}." if shown else ""

    def _label(self, row: int) -> str:
        """The author's name for a row, or its number counted from one."""
        name = self._table.rows[row].origin.name
        return f"`{name}`" if name else f"row {row + 1}"

    def _labels(self, rows: Sequence[int]) -> str:
        texts = [self._label(row) for row in rows]
        if len(texts) > _MOST_RELATED:
            texts = [*texts[:_MOST_RELATED], f"{len(texts) - _MOST_RELATED} more rows"]
        return f"{', '.join(texts[:-1])} and {texts[-1]}" if len(texts) > 1 else texts[0]

    def _note(self, code: str, says: str) -> Finding:
        return Finding(code, self._place, says, level=Level.NOTE)

    @property
    def _place(self) -> Place:
        return self._decision.origin.place


def _begun(text: str) -> str:
    """The text as a sentence begins."""
    return text[:1].upper() + text[1:]

"""What `ci` runs, one step after the other: check, scenarios with their coverage, the diff against a base."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import addendum
from addendum.light import NamedTuple
from addendum_cli.editions import editions_of
from addendum_cli.formats import Checked, Compared, Tested, counted, is_enough, percentage
from addendum_cli.formats.changes_sections import summary
from addendum_cli.policies import load
from addendum_cli.revisions import revision

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import ExitStack

CHECK, SCENARIOS, COVERAGE, DIFF = "check", "scenarios", "coverage", "diff"
_BASES = ("origin/main", "origin/master")
_INVALID = "Not run: the policies have errors."


class Asked(NamedTuple):
    """What is asked of a run: where the policies are, what they are compared with, and the least coverage."""

    policies: str | None
    base: str | None
    min_coverage: int | None
    strict: bool


class Step(NamedTuple):
    """A step by its name: whether it passed, None where it was not run, and what came of it in a sentence."""

    name: str
    passed: bool | None
    says: str


class Run(NamedTuple):
    """A whole run with what its steps found; parts that were not run are None."""

    steps: tuple[Step, ...]
    checked: Checked
    tested: Tested | None = None
    compared: Compared | None = None

    @property
    def passed(self) -> bool:
        """Whether no step failed."""
        return all(step.passed is not False for step in self.steps)


def run_pipeline(asked: Asked, version: str, keep: ExitStack) -> Run:
    """All steps; what needs sound policies is not run where they have errors.

    What is read of the base is kept until `keep` closes.
    """
    root = addendum.find_root(asked.policies, Path.cwd())
    report = addendum.check(root)
    levels = frozenset({"error", "warning"} if asked.strict else {"error"})
    checked = Checked(report, report.findings, root, version, levels)
    failing = sum(map(checked.fails, checked.findings))
    found = counted(len(checked.findings), "finding") if checked.findings else "no findings"
    steps = [Step(CHECK, not failing, f"{counted(report.documents, 'document')}, {found}.")]
    if any(str(finding.level) == "error" for finding in report.findings):
        skipped = (Step(name, None, _INVALID) for name in (SCENARIOS, COVERAGE, DIFF))
        return Run((*steps, *skipped), checked)
    library = load(str(root))
    coverage = addendum.measure_coverage(library, suggest=False)
    tested = Tested(coverage.tests, library.root, coverage)
    steps += _of_tests(tested, asked.min_coverage)
    compared, step = _compared(asked, root, keep)
    return Run((*steps, step), checked, tested, compared)


def _of_tests(tested: Tested, least: int | None) -> Iterator[Step]:
    report, coverage = tested.report, tested.coverage
    says = f"{counted(len(report.cases), 'scenario')}: {report.passed} passed, {report.failed} failed."
    yield Step(SCENARIOS, not report.failed, says)
    assert coverage is not None  # noqa: S101 - it was measured
    enough = is_enough(coverage.reached, coverage.total, least)
    share = percentage(coverage.reached, coverage.total)
    wanted = f", at least {least} % wanted" if least is not None else ""
    yield Step(COVERAGE, enough, f"{share}, {coverage.reached} of {coverage.total}{wanted}.")


def _compared(asked: Asked, root: Path, keep: ExitStack) -> tuple[Compared | None, Step]:
    """What changed since the base; without one there is nothing to compare."""
    base = asked.base or _base(root)
    if base is None:
        return None, Step(DIFF, None, "Not run: there is no base; name one by `--base`.")
    earlier, later = editions_of(base, None, str(root), keep)
    comparison = addendum.diff(earlier.edition, later.edition)
    compared = Compared(comparison, Path(later.edition.library.root), earlier.path, later.path)
    return compared, Step(DIFF, not comparison.findings, f"Since {base}: {summary(compared)}")


def _base(root: Path) -> str | None:
    """The branch that a pull request goes to, else the main one; None outside of a repository."""
    named = os.environ.get("GITHUB_BASE_REF") or os.environ.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
    names = (f"origin/{named}",) if named else _BASES
    folder = root if root.is_dir() else root.parent
    return next((name for name in names if revision(name, folder) is not None), None)

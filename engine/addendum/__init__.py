"""Addendum: support contracts as data. Policies are YAML files; this package checks and answers from them.

    >>> import addendum
    >>> library = addendum.load(addendum.find_root("shipped", Path()))
    >>> answer = library.ask("response-target", {"severity": "S1"}, tier="standard", at="2025-03-10")
    >>> answer.to_json()["answer"]["initial_response"]["within"]
    '1 hour'

Each name is imported from its room when it is first used, so a program pays only for what it does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from addendum.answers.alternatives import Alternative, Readings
    from addendum.answers.answer import Answer
    from addendum.answers.checking import Report, check
    from addendum.answers.coverage.items import CoverageReport
    from addendum.answers.coverage.measuring import measure_coverage
    from addendum.answers.failures import NoPolicies, PoliciesInvalid
    from addendum.answers.holiday_files import NoHolidays, holidays_policy
    from addendum.answers.library import Library, find_root, load
    from addendum.answers.locking import Locking, LockStatus, lock, lock_status, locked_text, new_version
    from addendum.answers.mutation.items import MutationReport
    from addendum.answers.mutation.measuring import measure_mutation
    from addendum.answers.notes import Note
    from addendum.answers.questions import FactInfo, QuestionInfo
    from addendum.answers.reasons import Reason
    from addendum.answers.rendering import render_findings
    from addendum.answers.scenarios import CaseResult, TestReport, run_scenarios
    from addendum.answers.section import Section
    from addendum.answers.showing import show
    from addendum.answers.statements import Statement
    from addendum.answers.suggesting.suggestion import Suggestion, suggested_scenarios
    from addendum.answers.templates import policy_kinds, template
    from addendum.answers.why_not import Change, WhyNot
    from addendum.changes.change import Direction, Reach, Span, Stated
    from addendum.changes.comparing import FoundChange
    from addendum.changes.documents import VersionChange
    from addendum.changes.editions import Edition, edition_of_file, edition_of_version
    from addendum.changes.impact import Impact, Recorded, replayed
    from addendum.changes.report import Comparison, diff
    from addendum.dmn.exporting import ExportedModel, export_dmn
    from addendum.dmn.importing import ImportedPolicy, import_dmn
    from addendum.findings import Finding, FindingsError, Level, Place, Related
    from addendum.findings.codes import Page, codes, explain_code
    from addendum.library import NewVersion, NotMade, VersionRow
    from addendum.receipts.log import DecisionLog, LogProblem
    from addendum.receipts.receipt import receipt
    from addendum.receipts.replaying import Replay, ReplayProblem, replay
    from addendum.values import NoAnswer, dumps, loads

_HOMES = {
    "Alternative": "answers.alternatives",
    "Answer": "answers.answer",
    "CaseResult": "answers.scenarios",
    "Change": "answers.why_not",
    "Comparison": "changes.report",
    "CoverageReport": "answers.coverage.items",
    "DecisionLog": "receipts.log",
    "Direction": "changes.change",
    "Edition": "changes.editions",
    "ExportedModel": "dmn.exporting",
    "FactInfo": "answers.questions",
    "Finding": "findings",
    "FindingsError": "findings",
    "FoundChange": "changes.comparing",
    "Impact": "changes.impact",
    "ImportedPolicy": "dmn.importing",
    "Level": "findings",
    "Library": "answers.library",
    "LockStatus": "answers.locking",
    "Locking": "answers.locking",
    "LogProblem": "receipts.log",
    "MutationReport": "answers.mutation.items",
    "NewVersion": "library",
    "NoAnswer": "values",
    "NoHolidays": "answers.holiday_files",
    "NoPolicies": "answers.failures",
    "NotMade": "library",
    "Note": "answers.notes",
    "Page": "findings.codes",
    "Place": "findings",
    "PoliciesInvalid": "answers.failures",
    "QuestionInfo": "answers.questions",
    "Reach": "changes.change",
    "Readings": "answers.alternatives",
    "Reason": "answers.reasons",
    "Recorded": "changes.impact",
    "Related": "findings",
    "Replay": "receipts.replaying",
    "ReplayProblem": "receipts.replaying",
    "Report": "answers.checking",
    "Section": "answers.section",
    "Span": "changes.change",
    "Stated": "changes.change",
    "Statement": "answers.statements.model",
    "Suggestion": "answers.suggesting.suggestion",
    "TestReport": "answers.scenarios",
    "VersionChange": "changes.documents",
    "VersionRow": "library",
    "WhyNot": "answers.why_not",
    "check": "answers.checking",
    "codes": "findings.codes",
    "diff": "changes.report",
    "dumps": "values",
    "edition_of_file": "changes.editions",
    "edition_of_version": "changes.editions",
    "explain_code": "findings.codes",
    "export_dmn": "dmn.exporting",
    "find_root": "answers.library",
    "holidays_policy": "answers.holiday_files",
    "import_dmn": "dmn.importing",
    "load": "answers.library",
    "loads": "values",
    "lock": "answers.locking",
    "lock_status": "answers.locking",
    "locked_text": "answers.locking",
    "measure_coverage": "answers.coverage.measuring",
    "measure_mutation": "answers.mutation.measuring",
    "new_version": "answers.locking",
    "policy_kinds": "answers.templates",
    "receipt": "receipts.receipt",
    "render_findings": "answers.rendering",
    "replay": "receipts.replaying",
    "replayed": "changes.impact",
    "run_scenarios": "answers.scenarios",
    "show": "answers.showing",
    "suggested_scenarios": "answers.suggesting.suggestion",
    "template": "answers.templates",
}
"""The room, and the module in it, that each name comes from."""

__all__ = [
    "Alternative",
    "Answer",
    "CaseResult",
    "Change",
    "Comparison",
    "CoverageReport",
    "DecisionLog",
    "Direction",
    "Edition",
    "ExportedModel",
    "FactInfo",
    "Finding",
    "FindingsError",
    "FoundChange",
    "Impact",
    "ImportedPolicy",
    "Level",
    "Library",
    "LockStatus",
    "Locking",
    "LogProblem",
    "MutationReport",
    "NewVersion",
    "NoAnswer",
    "NoHolidays",
    "NoPolicies",
    "NotMade",
    "Note",
    "Page",
    "Place",
    "PoliciesInvalid",
    "QuestionInfo",
    "Reach",
    "Readings",
    "Reason",
    "Recorded",
    "Related",
    "Replay",
    "ReplayProblem",
    "Report",
    "Section",
    "Span",
    "Stated",
    "Statement",
    "Suggestion",
    "TestReport",
    "VersionChange",
    "VersionRow",
    "WhyNot",
    "check",
    "codes",
    "diff",
    "dumps",
    "edition_of_file",
    "edition_of_version",
    "explain_code",
    "export_dmn",
    "find_root",
    "holidays_policy",
    "import_dmn",
    "load",
    "loads",
    "lock",
    "lock_status",
    "locked_text",
    "measure_coverage",
    "measure_mutation",
    "new_version",
    "policy_kinds",
    "receipt",
    "render_findings",
    "replay",
    "replayed",
    "run_scenarios",
    "show",
    "suggested_scenarios",
    "template",
]


def __getattr__(name: str) -> object:
    """The public name, imported now and kept."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(f"addendum.{home}"), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

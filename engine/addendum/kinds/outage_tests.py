"""Which outages an exclusion is meant for, as text of a formula: by their fields, evidence and notice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.documents import Scalar
from addendum.kinds.as_formula import literal
from addendum.kinds.chosen_text import RECORD
from addendum.kinds.document import text_at
from addendum.kinds.over_records import duration_text, test_over
from addendum.ledgers import APPLIES, FROM
from addendum.values import BOOLEAN, TEXT

if TYPE_CHECKING:
    from addendum.documents import Mapping
    from addendum.kinds.builder import Builder
    from addendum.kinds.outage_lists import OutageList

ANNOUNCED = "announced"
WHEN = "when"
_NOTICE = re.compile(r"(?P<word>at least|more than) (?P<count>\S+) (?:calendar )?(?P<unit>.+)")
_MOMENT = f"{RECORD}.{ANNOUNCED}"


def applies_text(builder: Builder, node: Mapping, outages: OutageList) -> str:
    """The text that tells whether an outage is left out: `yes`, why not after all, or nothing."""
    when, notice, evidence = (node.get(key) for key in (WHEN, "notice", "evidence"))
    test = test_over(builder, when, outages.record) if when is not None else ""
    reason = literal(APPLIES)
    if isinstance(evidence, Scalar):
        reason = _evidence_text(builder, node, evidence, outages, reason)
    if isinstance(notice, Scalar):
        reason = _notice_text(builder, node, notice, outages, reason)
    return f'if {test} then {reason} else ""' if test else reason


def _evidence_text(
    builder: Builder, node: Mapping, evidence: Scalar, outages: OutageList, applies: str
) -> str:
    """Whether the field that shows it is filled: true, or a text or another value that is given."""
    of_type = outages.record.field(evidence.text)
    if of_type is None:
        builder.report(
            "FIELD-NEEDED",
            evidence.place,
            f"Outages have no field `{evidence.text}`, so nobody knows whether there is evidence.",
            fix=f"Add `{evidence.text}: {{type: text, optional: true}}` to their fields.",
        )
        return applies
    value = f"{RECORD}.{evidence.text}"
    shown = f"{value} is given"
    if of_type is BOOLEAN:
        shown = f"({shown} and {value})"
    elif of_type is TEXT:
        shown = f'({shown} and {value} != "")'
    missing = _why_not(node, f"no {evidence.text.replace('_', ' ')}")
    return f"(if {shown} then {applies} else {missing})"


def _notice_text(builder: Builder, node: Mapping, notice: Scalar, outages: OutageList, applies: str) -> str:
    """The text that gives `applies` where an outage was announced in time; if unknown, as is written."""
    word = text_at(node, "if notice unknown")
    unknown = {"excluded": applies, "not excluded": _why_not(node, "nobody says when it was announced")}
    if outages.record.field(ANNOUNCED) is None or outages.record.field(FROM) is None:
        if not word:
            _report_no_announcement(builder, notice)
        return unknown.get(word, '""')
    otherwise = unknown.get(word) or f'not_told("{ANNOUNCED}")'
    late = _why_not(node, f"not announced {notice.text} before")
    in_time = f"(if {_in_time(builder, node, notice)} then {applies} else {late})"
    return f"(if {_MOMENT} is given then {in_time} else {otherwise})"


def _in_time(builder: Builder, node: Mapping, notice: Scalar) -> str:
    found = _NOTICE.fullmatch(notice.text)
    if found is None:
        return "false"  # the schema refuses what is written otherwise
    sign = ">=" if found["word"] == "at least" else ">"
    if found["unit"].startswith("business"):
        calendar = node.get("business days of")
        if not isinstance(calendar, Scalar):
            _report_no_calendar(builder, notice)
            return "false"
        if calendar.text not in builder.calendars:
            return "false"  # its name is checked where it stands
        before = f"business days between({_MOMENT}, {RECORD}.{FROM}, {literal(calendar.text)})"
        return f"{before} {sign} {found['count']} business days"
    days = found["unit"] in ("day", "days")
    length = f"{found['count']} * 24 hours" if days else duration_text(f"{found['count']} {found['unit']}")
    return f"{RECORD}.{FROM} - {_MOMENT} {sign} {length}"


def _why_not(node: Mapping, reason: str) -> str:
    """Why an exclusion that is meant for an outage does not apply; nothing where it is meant for all."""
    return literal(reason) if WHEN in node else '""'


def _report_no_announcement(builder: Builder, notice: Scalar) -> None:
    builder.report(
        "FIELD-NEEDED",
        notice.place,
        f"Outages have no field `{ANNOUNCED}`, so nobody knows when they were announced.",
        fix=f"Add `{ANNOUNCED}: {{type: date and time, optional: true}}` to their fields, "
        "or say `if notice unknown: not excluded`.",
    )


def _report_no_calendar(builder: Builder, notice: Scalar) -> None:
    builder.report(
        "CALENDAR-NEEDED",
        notice.place,
        "Business days are counted in a calendar, and none is named here.",
        fix="Add `business days of:` with the name of a calendar.",
    )

"""JUnit XML as CI servers read it: one suite of cases, each passed or failed with a text."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from addendum.light import NamedTuple

# XML 1.0 has no way to write these characters, not even escaped.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Case(NamedTuple):
    """One line of the CI server's list; `failure` holds a short and a whole text."""

    suite: str
    name: str
    file: str = ""
    line: int = 0
    failure: tuple[str, str] | None = None
    output: str = ""


def document(name: str, cases: list[Case]) -> str:
    """The cases as a JUnit file, grouped into suites in their order."""
    suites: dict[str, list[Case]] = {}
    for case in cases:
        suites.setdefault(case.suite, []).append(case)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<testsuites{_attributes(name=name, **_counts(cases))}>",
    ]
    for suite, members in suites.items():
        lines.append(f"  <testsuite{_attributes(name=suite, **_counts(members))}>")
        for case in members:
            lines += _case(case)
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>", ""])


def _counts(cases: list[Case]) -> dict[str, object]:
    failures = sum(case.failure is not None for case in cases)
    return {"tests": len(cases), "failures": failures, "errors": 0}


def _case(case: Case) -> list[str]:
    where = {"file": case.file, "line": case.line} if case.file else {}
    opening = f"    <testcase{_attributes(name=case.name, classname=case.suite, **where)}"
    if case.failure is not None:
        short, whole = case.failure
        inner = f"      <failure{_attributes(message=short)}>{escape(_legal(whole))}</failure>"
    elif case.output:
        inner = f"      <system-out>{escape(_legal(case.output))}</system-out>"
    else:
        return [f"{opening}/>"]
    return [f"{opening}>", inner, "    </testcase>"]


def _attributes(**values: object) -> str:
    return "".join(f" {name}={quoteattr(_legal(str(value)))}" for name, value in values.items())


def _legal(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)

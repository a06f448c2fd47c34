"""What `import` and `export` have in common: a text made of another one, with findings on what is lost."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import addendum
from addendum.light import NamedTuple
from addendum_cli.exits import ExitCode
from addendum_cli.formats import counted, finding_as_json
from addendum_cli.options import finish
from addendum_cli.output import deliver, tell
from addendum_cli.paint import findings_painted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import NoReturn

    from addendum import Finding

JSON = "json"


class Made(NamedTuple):
    """What was made: its `kind` (`policy` or `model`), its text and findings, and where their files are.

    `shown_as` turns a file's name into the printed one.
    """

    kind: str
    text: str
    findings: tuple[Finding, ...]
    root: Path
    shown_as: Callable[[str], str]


def deliver_made(made: Made, form: str, output: Path | None) -> NoReturn:
    """Deliver a policy or model with its findings, and end; an error among them is a negative verdict.

    As JSON both are one document; else the text is the answer, and the findings are talk.
    """
    findings = made.findings
    if form == JSON:
        listed = [finding_as_json(finding, made.shown_as) for finding in findings]
        deliver(addendum.dumps({made.kind: made.text, "findings": listed}), output)
    else:
        deliver(made.text, output)
        tell_findings(findings, made.root, made.shown_as)
    if output is not None:
        tell(f"Wrote {output}, {counted(len(findings), 'finding') if findings else 'no findings'}.")
    failed = any(str(finding.level) == "error" for finding in findings)
    finish(ExitCode.FINDINGS if failed else ExitCode.ANSWERED)


def tell_findings(findings: Iterable[Finding], root: Path, shown_as: Callable[[str], str]) -> None:
    """Print findings to standard error, each with the line that it speaks of."""
    text = addendum.render_findings(findings, root, shown_as)
    if text:
        tell(findings_painted(text, sys.stderr).rstrip("\n"))

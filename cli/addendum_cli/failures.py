"""What the user is told, and which exit code the process ends with, when a command cannot go on."""

from __future__ import annotations

import os
import sys
import traceback

import addendum
from addendum_cli.exits import ExitCode
from addendum_cli.output import painted, tell


def tell_failure(error: Exception) -> ExitCode:
    """Say on standard error why there is no answer; the exit code says whose move it is."""
    if isinstance(error, addendum.NoAnswer):
        return _no_answer(error)
    if isinstance(error, addendum.NoPolicies):
        return _no_policies(error)
    if isinstance(error, addendum.FindingsError):
        return _invalid_policies(error)
    if isinstance(error, OSError):
        name = f" `{error.filename}`" if error.filename else ""
        tell(f"{_label('Error:')} Cannot read or write{name}: {error.strerror or error}.")
        return ExitCode.WRONG_USAGE
    return _our_fault(error)


def _no_answer(error: addendum.NoAnswer) -> ExitCode:
    tell(f"{_label('No answer:')} {error.says}")
    if error.fix:
        tell(f"Fix: {error.fix}")
    tell(f"More: addendum explain {error.code}")
    return ExitCode.NO_ANSWER


def _no_policies(error: addendum.NoPolicies) -> ExitCode:
    for finding in error.findings:
        tell(f"{_label('Error:')} {finding.says}")
        if finding.fix:
            tell(f"Fix: {finding.fix}")
    return ExitCode.WRONG_USAGE


def _invalid_policies(error: addendum.FindingsError) -> ExitCode:
    from functools import partial
    from pathlib import Path

    from addendum_cli.policies import seen_from_here

    root = getattr(error, "root", None) or Path.cwd()
    tell(addendum.render_findings(error.findings, root, partial(seen_from_here, root)).rstrip("\n"))
    count = len(error.findings)
    findings = "1 finding" if count == 1 else f"{count} findings"
    tell(f"\n{_label('The policies are invalid:')} {findings}; nothing was answered.")
    return ExitCode.INVALID_POLICIES


def _our_fault(error: Exception) -> ExitCode:
    """A fault of the program: one line, and the whole trace only for who asks for it."""
    if os.environ.get("ADDENDUM_TRACEBACK"):
        tell("".join(traceback.format_exception(error)))
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({os.path.basename(frames[-1].filename)}:{frames[-1].lineno})" if frames else ""  # noqa: PTH119
    tell(
        f"{_label('This is a fault in Addendum, not in your input:')} {type(error).__name__}: {error}{where}"
    )
    tell("Run it again with ADDENDUM_TRACEBACK=1 and report what it prints.")
    return ExitCode.OUR_FAULT


def _label(text: str) -> str:
    return painted(text, "red", sys.stderr, bold=True)

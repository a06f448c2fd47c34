"""Small policy roots on disk for the tests of this room."""

from __future__ import annotations

from addendum.library import Library
from addendum.rules import Planner
from addendum.values import DATE, NoAnswer, read, show

DEFINITIONS = """kind: definitions
id: acme/definitions
version: 1
title: Terms
lists:
  severities: [S1, S2]
facts:
  fee: {type: money, from: contract}
clocks:
  reply: {title: Reply, starts: opened, stops: [responded]}
"""
TARGETS = """kind: severity-targets
id: acme/targets
version: 1
title: Targets
answers: reply-target
severities:
  S1: {commitments: {reply: {within: 1 hour}}}
  S2: {commitments: {reply: {within: 4 hours}}}
"""
TIER = """kind: support-tier
id: acme/premium
version: 1
title: Premium
includes: [acme/targets]
"""
CONTRACT = """kind: contract
id: acme/contracts/one
version: 1
effective: 2025-01-01
title: One
tier: acme/premium
facts: {fee: EUR 100}
"""
ALL = {"definitions": DEFINITIONS, "targets": TARGETS, "tier": TIER, "contract": CONTRACT}


def root(folder, files=None, **more):
    """A folder with four documents that all tests share, changed by `files`; an empty text leaves one out."""
    for name, text in {**ALL, **(files or {}), **more}.items():
        if text:
            path = folder / f"{name}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return Library(folder)


def day(text):
    return read(DATE, text)


def found_in(library, subject="acme/contracts/one", on="2025-06-01"):
    """The codes of the findings of a standing, with file and line."""
    standing = library.examined(subject, day(on))
    return [
        (finding.code, f"{finding.place.file}:{finding.place.line}" if finding.place else "")
        for finding in standing.lowered.findings
    ]


def asked(library, name, facts, subject="acme/contracts/one", on="2025-06-01"):
    """The value of a decision as text, or the code of the error in place of it."""
    lowered = library.standing(subject, day(on)).lowered
    try:
        return show(Planner(lowered.program, lowered.functions).run((name,), facts).values[name])
    except NoAnswer as error:
        return error.code

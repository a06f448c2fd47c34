"""Asking policies through a cache, and looking into it."""

from __future__ import annotations

import os

from addendum.library import Policies
from addendum.library.cache import keys
from addendum.rules import Planner
from addendum.values import show
from library.policy_root import day

SUBJECT = "acme/contracts/one"
ON = day("2025-06-01")
ENGINE_AS_IT_IS = keys._engine


def opened(policies, cache):
    return Policies.opened(str(policies), str(cache))


def reply(found, subject=SUBJECT, on=ON, readings=()):
    """The value of one decision, as text."""
    lowered = found.standing(subject, on, readings).lowered
    facts = {"severity": "S1"}
    return show(Planner(lowered.program, lowered.functions).run(("reply",), facts).values["reply"])


def is_warm(found):
    """Whether all that was asked of it came from the cache."""
    return found._full is None


def kept(cache):
    """The files of the cache, without the folders of keys."""
    return sorted(path for path in cache.rglob("*") if path.is_file())


def filled(policies, cache):
    """A cache that knows one standing."""
    reply(opened(policies, cache))
    return kept(cache)


def rewritten(path, old, new):
    """A file with other content, and the time stamp that it had."""
    status = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def moved(folder, name, into):
    (folder / into).mkdir()
    (folder / name).rename(folder / into / name)

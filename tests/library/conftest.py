"""A policy root, a folder for its cache, and an engine that stays as it is."""

from __future__ import annotations

import pytest

from addendum.library.cache import keys
from library.policy_root import root


@pytest.fixture(autouse=True)
def still_engine(monkeypatch):
    """An engine of which no file changes while a test runs."""
    monkeypatch.setattr(keys, "_engine", lambda: "the engine")


@pytest.fixture
def policies(tmp_path):
    """A policy root on the disk."""
    folder = tmp_path / "policies"
    root(folder)
    return folder


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"

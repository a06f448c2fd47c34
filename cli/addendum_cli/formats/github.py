"""Workflow commands of GitHub Actions, which put a message beside the changed line."""

from __future__ import annotations


def annotation(level: str, message: str, title: str, **place: object) -> str:
    """One annotation of level `error`, `warning` or `notice`; `place` holds file, line, col, endColumn."""
    words = {**place, "title": title}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in words.items())
    return f"::{level} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

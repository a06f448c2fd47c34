"""The page of a code: what it means, why it is refused, and how it is written right."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules


@dataclass(frozen=True, slots=True)
class Page:
    """What `explain` prints for one code."""

    title: str
    explanation: str
    wrong: str = ""
    right: str = ""


def pages() -> dict[str, Page]:
    """All pages by code, gathered from the modules beside this one (one a room)."""
    import addendum.findings.codes as package

    found: dict[str, Page] = {}
    for module in iter_modules(package.__path__):
        found |= getattr(import_module(f"{package.__name__}.{module.name}"), "PAGES", {})
    return dict(sorted(found.items()))


def codes() -> tuple[str, ...]:
    """All codes, in alphabetical order."""
    return tuple(pages())


def explain_code(code: str) -> Page | None:
    """The page of a code, None for a code that there is not."""
    return pages().get(code)

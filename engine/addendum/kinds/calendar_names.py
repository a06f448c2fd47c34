"""Names of calendars that nothing defines, told alike wherever one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.findings import Level, did_you_mean, listed

if TYPE_CHECKING:
    from addendum.findings import Place
    from addendum.kinds.builder import Builder


def unknown_calendar(builder: Builder, name: str, place: Place) -> None:
    """Report a calendar that no document defines."""
    near = did_you_mean(name, builder.calendars)
    known = f"Known are {listed(builder.calendars, 'and')}." if builder.calendars else ""
    builder.report(
        "UNKNOWN-CALENDAR",
        place,
        f"There is no calendar `{name}`, so it is open which hours are meant.",
        fix=f"Write `{near}`." if near else known or "Add it to a document of the kind `calendar`.",
        level=Level.ERROR if builder.calendars else Level.WARNING,
    )

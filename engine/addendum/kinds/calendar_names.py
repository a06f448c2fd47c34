"""Names of calendars that nothing defines, told alike wherever one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.findings import Level, did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Collection

    from addendum.findings import Place
    from addendum.kinds.reporting import Reporter


def unknown_calendar(reporter: Reporter, names: Collection[str], name: str, place: Place) -> None:
    """Report a calendar that is none of the names."""
    near = did_you_mean(name, names)
    known = f"Known are {listed(names, 'and')}." if names else ""
    reporter.report(
        "UNKNOWN-CALENDAR",
        place,
        f"There is no calendar `{name}`, so it is open which hours are meant.",
        fix=f"Write `{near}`." if near else known or "Add it to a document of the kind `calendar`.",
        level=Level.ERROR if names else Level.WARNING,
    )

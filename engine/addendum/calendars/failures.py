"""The errors of counting time in a calendar: named, with what to do about them."""

from __future__ import annotations

from addendum.values import Date, NoAnswer


def never_open(name: str) -> NoAnswer:
    """CALENDAR-NEVER-OPEN: time does not pass in a calendar that has no open hours any more."""
    return NoAnswer(
        "CALENDAR-NEVER-OPEN",
        f"The calendar `{name}` is not open for a hundred years on end, so no time passes in it.",
        "Correct its open hours, or what closes it.",
        details={"calendar": name},
    )


def beyond_horizon(name: str) -> NoAnswer:
    """CALENDAR-HORIZON: a calendar is not followed through more than a thousand years."""
    return NoAnswer(
        "CALENDAR-HORIZON",
        f"The answer lies more than a thousand years away in the calendar `{name}`.",
        "Correct the date, or the length of time.",
        details={"calendar": name},
    )


def holidays_end(name: str, document: str, region: str, first: int | None, last: int | None) -> NoAnswer:
    """HOLIDAYS-END: the answer depends on a day for which nobody says whether it is a holiday."""
    since = [f"from {Date.from_ordinal(first)}"] if first is not None else []
    until = [f"to {Date.from_ordinal(last)}"] if last is not None else []
    covered = " ".join((*since, *until))
    of = f" of {region}" if region else ""
    more = f"`addendum new holidays --region {region}`" if region else f"`{document}`"
    return NoAnswer(
        "HOLIDAYS-END",
        f"The holidays{of} are known {covered} (`{document}`), and the answer depends on a day beyond that.",
        f"Add the holidays of further years with {more}, or correct the date.",
        details={"calendar": name, "document": document, "region": region},
    )


def holidays_missing(name: str, region: str, known: tuple[str, ...]) -> NoAnswer:
    """HOLIDAYS-MISSING: no document has the holidays of a region that a calendar needs."""
    others = f" There are holidays of {', '.join(known)}." if known else ""
    return NoAnswer(
        "HOLIDAYS-MISSING",
        f"The calendar `{name}` is closed on the holidays of {region}, and no document has these.{others}",
        f"Write them with `addendum new holidays --region {region} --years 2024-2030`.",
        details={"calendar": name, "region": region},
    )


def unknown_calendar(name: str, known: tuple[str, ...]) -> NoAnswer:
    """UNKNOWN-CALENDAR: a calendar is asked for that no document defines."""
    return NoAnswer(
        "UNKNOWN-CALENDAR",
        f"There is no calendar `{name}`.",
        f"Known are {', '.join(known)}." if known else "Add it to a document of the kind `calendar`.",
        details={"calendar": name},
    )


def wrong_zone(name: str, text: str) -> NoAnswer:
    """TIME-ZONE-UNKNOWN: the time zone that a case gives to a calendar does not exist."""
    told = f"`{text}` is no time zone" if text else "No time zone is given"
    return NoAnswer(
        "TIME-ZONE-UNKNOWN",
        f"{told}, so the hours of the calendar `{name}` are open.",
        "Give a name of the IANA time zone data, such as `Europe/Berlin`.",
        details={"calendar": name},
    )


def wrong_region(name: str) -> NoAnswer:
    """REGION-MISSING: the region that a case gives to a calendar is empty."""
    return NoAnswer(
        "REGION-MISSING",
        f"No region is given, so it is open whose holidays the calendar `{name}` keeps.",
        "Give a region such as `DE-BE`.",
        details={"calendar": name},
    )


def not_whole_days(name: str) -> NoAnswer:
    """BUSINESS-DAYS-NOT-WHOLE: a part of a business day has no length where a day is no number of hours."""
    return NoAnswer(
        "BUSINESS-DAYS-NOT-WHOLE",
        f"The calendar `{name}` counts whole business days, and a part of one has no length.",
        "Say in the calendar how long one is (`business day: {is: 8 hours}`), or write the time in hours.",
        details={"calendar": name},
    )


def not_negative(name: str) -> NoAnswer:
    """TIME-NEGATIVE: a negative number of days has no end of its own."""
    return NoAnswer(
        "TIME-NEGATIVE",
        f"A negative number of days cannot be counted in the calendar `{name}`.",
        "Give a positive one, and subtract it.",
        details={"calendar": name},
    )

"""The codes that the room `kinds` reports of quotas."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {
    "ACTIVITY-NOT-HELD": Page(
        "Entries that do not tell their activity",
        "Where only some activities count, an entry tells which one it is of; one that does not is refused. "
        "Records that a policy declares itself need the field for it.",
        "activities that count: activities      # used: {…, fields: {date: date, hours: duration}}",
        "used: {…, fields: {date: date, hours: duration, activity: one of activities}}",
    ),
    "ENTRIES-WITHOUT-HOURS": Page(
        "Entries of use that do not add up",
        "What has been used is a list of records with a field `hours`, or `number` for a number.",
        "used: {type: list of text}",
        "used: {type: list of records, fields: {date: date, hours: duration, activity: text}}",
    ),
    "HOURS-MISSING": Page(
        "A quota that does not say how much",
        "A quota says how many hours there are, or which number of something else, or extends a document "
        "that does.",
        "per: calendar quarter",
        "per: calendar quarter\nhours: 16 hours",
    ),
    "PERIOD-OPEN": Page(
        "A change within a period of open length",
        "To let a change count in proportion, or at once, the engine must know where the period begins and "
        "ends. The length of a billing cycle or a term is not known.",
        "per: billing cycle\nchange within a period: {yearly_fee: in proportion}",
        "per: contract month\nchange within a period: {yearly_fee: in proportion}",
    ),
}

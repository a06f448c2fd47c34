"""The codes of reading exports of other systems, and of the mappings by which they are read."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {
    "UNKNOWN-MAPPING": Page(
        "A mapping that no document has",
        "A table is read by a policy of the kind `mapping`, named by its id or the last part of it.",
        "addendum evaluate ticket - --mapping help-desk < export.csv",
        "addendum evaluate ticket - --mapping helpdesk < export.csv",
    ),
    "UNKNOWN-EVENT": Page(
        "An event that no clock looks at",
        "Commitments start, stop and pause at the events that their clocks name. One that none of them names "
        "would change nothing, and most often is misspelt.",
        "type: responed",
        "type: responded",
    ),
    "ENCODING-UNKNOWN": Page(
        "An encoding of texts that there is not",
        "A table in another encoding than UTF-8 needs the name of it.",
        "written in: Windows",
        "written in: Windows-1252",
    ),
    "PATTERN-UNCLEAR": Page(
        "A pattern for times with letters that mean nothing",
        "`YYYY`, `MM` and `DD` are year, month and day, `HH` and `mm` hours and minutes, `ss` seconds, `A` "
        "is am or pm, and `Z` an offset such as +02:00.",
        "written as: TT.MM.JJJJ",
        "written as: DD.MM.YYYY",
    ),
    "EXPORT-COLUMN-MISSING": Page(
        "A column that the mapping reads and the export does not have",
        "Columns are named by their headings in the first line, to the letter.",
    ),
    "EXPORT-COLUMN-UNKNOWN": Page(
        "A column of the export that the mapping does not speak of",
        "What nobody reads is listed under `ignored`, so that a new column of an export is noticed.",
        "ignored: [Agent]",
        "ignored: [Agent, Comment]",
    ),
    "EXPORT-COLUMN-TWICE": Page(
        "Two columns with the same heading",
        "It would be open which of them is read.",
    ),
    "EXPORT-VALUE-UNKNOWN": Page(
        "A text of the export that the mapping gives no meaning",
        "Every text of a translated column has a meaning under `values`, or others have one by `otherwise`.",
        "values: {Urgent: S1, High: S2}",
        "values: {Urgent: S1, High: S2, Normal: S3}",
    ),
    "EXPORT-UNREADABLE": Page(
        "A table that is not well formed",
        "Tables are CSV: as many cells in each row as there are headings, quotes doubled inside quotes.",
    ),
    "TIME-SKIPPED": Page(
        "A local time that there was not",
        "When clocks go forward, an hour of local time is skipped. A time in it was written by a system that "
        "keeps another zone than the mapping says.",
        "zone of times: Europe/Berlin     # and 2025-03-30 02:30",
        "zone of times: UTC",
    ),
}

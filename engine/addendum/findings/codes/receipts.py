"""The codes of receipts, and of the log of decisions."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {
    "ANSWER-DIFFERS": Page(
        "A receipt gets another answer now",
        "`addendum replay` asks each receipt again, with its facts, for its day. The first value that "
        "differs is told by its path in the receipt. Where the policies are other ones too, they have "
        "changed since; replay with those of that time: a checked-out revision under `--policies`, or "
        "`--as-logged` for a log, where `addendum.lock` tells what was published by then.",
    ),
    "POLICIES-DIFFER": Page(
        "A receipt gets the same answer from other policies",
        "The digests of the documents that took part are not those of the receipt, so something in them "
        "has changed since, although not for this case. Comments and layout do not count.",
    ),
    "RECEIPT-CHANGED": Page(
        "A receipt is not as it was given",
        "A receipt ends with a digest of all that it says. This one says something else now.",
    ),
    "NOT-A-RECEIPT": Page(
        "A line that is neither a receipt nor an entry of a log",
        "`addendum replay` reads what `evaluate --receipt` prints, one a line, and what `evaluate --log` "
        "writes.",
        "addendum replay answers.ndjson      # answers without their facts",
        "addendum evaluate … --receipt > receipts.ndjson\naddendum replay receipts.ndjson",
    ),
    "LOG-CHANGED": Page(
        "An entry of a log is not as it was written",
        "Each entry is sealed with a SHA-256 of all that it says and of the seal of the entry before. An "
        "entry whose seal is not right was changed after it was written.",
    ),
    "LOG-CHAIN-BROKEN": Page(
        "An entry does not follow on the one before",
        "Entries have numbers without a gap, and each holds the seal of the one before. Where that does "
        "not fit, entries were removed, moved or put in, or one was changed and sealed anew.",
    ),
    "LOG-ENDS-EARLIER": Page(
        "A log does not end with the entry that it must end with",
        "No log can tell by itself that entries at its end are gone. Keep the last seal, which `addendum "
        "replay` prints, elsewhere, and give it with `--ends-with`.",
    ),
    "LOG-CUT-OFF": Page(
        "A line was cut off while it was written",
        "A crash or a full disk stopped the writing. Its answer had not gone out yet. What was complete "
        "is kept, and the next entry follows on it.",
    ),
    "LOG-BROKEN": Page(
        "A log cannot be written on",
        "A new entry follows on the last one, which must be as it was written, in a file that holds "
        "nothing else.",
    ),
    "OTHER-ENGINE": Page(
        "A receipt is of another release of Addendum",
        "That is a note. If the answer differs as well, the changelog tells what has changed between the "
        "two.",
    ),
    "OTHER-TIME-ZONES": Page(
        "A receipt is of another release of the time zones",
        "That is a note. States change their clocks, and the data of the zones follows; an answer that "
        "rests on a zone may then be another one.",
    ),
}

"""The codes of the lock, which holds what is published to what it said."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {
    "LOCKED-CHANGED": Page(
        "A published version says something else now",
        "Answers were given from a version since the day on which `addendum lock` published it, so its "
        "text stays: comments and layout are free, everything else is a change. Keys that `folder.yaml` "
        "gives it count too.\n\nA change is a new version, with its own first day. `addendum lock "
        "--new-version` copies the file as it stands, with the next number, and takes the published one "
        "back where git has its text. A version that nobody relies on yet (published on the same day, or "
        "not in force) may be locked anew: `addendum lock --again PATH`.",
        "service-credits.v1.yaml, edited:\nversion: 1\neffective: 2024-01-01",
        "service-credits.v2.yaml, beside it:\nversion: 2\neffective: 2026-01-01",
    ),
    "LOCKED-MISSING": Page(
        "A published version is gone",
        "Cases of its days, today's and those that are looked at again, are answered from it. A document "
        "ends by a last version with `until`. Where a version was locked by mistake and never counted, "
        "take its entry out of `addendum.lock` by hand.",
    ),
    "AMENDMENT-CHANGED": Page(
        "A published amendment says something else now",
        "What is signed stays as it is. A correction is a new amendment at the end; the one that began last "
        "counts.",
        "- id: addendum-1     # edited\n  effective: 2025-07-01",
        "- id: addendum-1\n  effective: 2025-07-01\n- id: addendum-2     # the correction\n  effective: "
        "2025-07-01",
    ),
    "AMENDMENT-MISSING": Page(
        "A published amendment is gone",
        "Amendments are only added, at the end. What no longer holds is undone by a new amendment.",
    ),
    "NOT-LOCKED": Page(
        "A draft",
        "Where the policies have an `addendum.lock`, a version or an amendment that is not in it is a "
        "draft: it answers already, so that it can be tried, and may still be changed. `addendum lock` "
        "publishes it. `evaluate --known-at` never looks at drafts.",
    ),
    "LOCK-OUTDATED": Page(
        "The lock does not tell what a version comes to",
        "For a version that extends another document, the lock keeps a digest of what both say together, "
        "for each stretch of days. It is no longer right where two branches were merged, or where another "
        "release of Addendum puts documents together otherwise. `addendum lock` writes it anew; the "
        "change then shows in version control.",
    ),
    "NOT-A-LOCK": Page(
        "A file that is no lock",
        "`addendum.lock` is written by `addendum lock`. After a merge, keep the entries of both sides; if "
        "that is not clear, take one side and run `addendum lock` again.",
    ),
    "ENDS-SOON": Page(
        "A document ends and has no successor",
        "`addendum lock --status` tells of documents whose last version ends within the next days (90, or as "
        "`--ends-within` says). From then on their cases have no answer.",
        "until: 2026-03-01     # and no version 2",
        "version: 2\neffective: 2026-03-01",
    ),
    "NO-LOCK": Page(
        "It is open what was published when",
        "`evaluate --known-at` answers from what was published by a day. That is what `addendum.lock` "
        "tells, and these policies have none; `addendum lock` writes it, with `--published` for what is "
        "older.",
        "addendum evaluate … --known-at 2025-06-30",
        "addendum lock --published 2025-01-10\naddendum evaluate … --known-at 2025-06-30",
    ),
    "NOT-PUBLISHED": Page(
        "Not published yet on the day that is asked for",
        "What `evaluate --known-at` may answer from was published by that day. `addendum lock --status` "
        "shows when each version was.",
    ),
}

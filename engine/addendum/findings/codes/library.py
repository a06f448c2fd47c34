"""The codes that the room `library` reports."""

from addendum.findings.codes.page import Page

_FILES: dict[str, Page] = {
    "NO-POLICIES": Page(
        "No policies are found",
        "The policies are those of the folder that is named, else of the nearest folder that holds an "
        "`addendum.toml`. The shipped policies are `shipped`.",
        "addendum questions",
        "addendum questions --policies shipped",
    ),
    "NOT-A-POLICY": Page(
        "A file that is no policy",
        "A policy is a list of `key: value` lines that begins with its head. Other YAML files stand outside "
        "of the policy folder, or in a folder whose name begins with a dot.",
        "- S1\n- S2",
        "kind: definitions\nid: acme/definitions",
    ),
    "UNKNOWN-KIND": Page(
        "A kind of policy that there is not",
        "`kind` says which keys may follow. `addendum new KIND` prints a commented policy of each kind.",
        "kind: credit-band",
        "kind: credit-bands",
    ),
}

_VERSIONS: dict[str, Page] = {
    "VERSION-TWICE": Page(
        "A version exists twice",
        "All versions of a document bear one id and a number each, one file a version.",
        "version: 1      # in both files",
        "version: 2      # in the newer file, service-credits.v2.yaml",
    ),
    "TWO-IN-FORCE": Page(
        "Two versions start on one day",
        "A version ends where its successor starts. Two that start on the same day leave open which counts.",
    ),
    "VERSION-ORDER": Page(
        "Versions are numbered against their order",
        "A later version has a higher number, so that people and pins mean the same by it. Only in the "
        "place of versions that are published already may one start earlier: it stands for those that "
        "begin after it.",
    ),
    "NO-VERSION-IN-FORCE": Page(
        "Days without a version",
        "From its first day on a document is in force without a break, until the `until` of its last "
        "version.",
        "until: 2024-06-30      # and version 2: effective: 2024-07-01",
        "effective: 2024-07-01      # version 1 ends there by itself",
    ),
    "UNTIL-AND-SUCCESSOR": Page(
        "A version runs on where the next one has begun",
        "`until` stands only in the last version; all others end where their successor starts. Where a "
        "version is published already, its `until` stays, and the next one may start before.",
    ),
    "NEVER-IN-FORCE": Page(
        "A version that ends before it begins",
        "`effective` is the first day in force, `until` the first day no longer in force.",
        "effective: 2025-01-01\nuntil: 2024-12-31",
        "effective: 2025-01-01\nuntil: 2026-01-01",
    ),
    "KIND-CHANGES": Page(
        "One id for documents of two kinds",
        "The versions of a document are of one kind. Two documents have two ids.",
    ),
    "NO-SUCH-VERSION": Page(
        "A version is named that does not exist",
        "`extends` and `pins` may stay with one version, by its number.",
        "extends: {id: acme/service-credits, version: 7}",
        "extends: {id: acme/service-credits, version: 2}",
    ),
    "NOT-IN-FORCE": Page(
        "A document is not in force on that day",
        "What a question reaches must be in force on the day that is asked about: the contract, its tier, "
        "and all that the tier includes or extends.",
    ),
}

_REFERENCES: dict[str, Page] = {
    "UNKNOWN-DOCUMENT": Page(
        "A document is named that does not exist",
        "Documents are named by their ids, not by their files.",
        "includes: [acme/service-credit]",
        "includes: [acme/service-credits]",
    ),
    "OTHER-KIND": Page(
        "A document of the wrong kind is named",
        "A tier includes documents that answer a question; a contract names a support tier.",
        "tier: acme/severity-targets",
        "tier: acme/premium",
    ),
    "EXTENDS-OTHER-KIND": Page(
        "A document extends one of another kind",
        "What is taken over has the same keys, so both documents are of the same kind.",
    ),
    "EXTENDS-CYCLE": Page(
        "Documents extend each other in a circle",
        "Each would wait for the other. One of them stands on its own.",
    ),
    "UNKNOWN-SUBJECT": Page(
        "There is no such tier or contract",
        "Tiers and contracts are named by their ids; a tier also by the last part of its id, where only one "
        "has it.",
        "addendum show premuim",
        "addendum show premium",
    ),
    "SUBJECT-NEEDED": Page(
        "It is open whom the question is about",
        "Where there are several tiers or contracts, a question names the one that it is asked of.",
        "addendum evaluate response-target severity=S3",
        "addendum evaluate response-target severity=S3 --tier premium",
    ),
}

_EDITIONS: dict[str, Page] = {
    "POLICIES-CHANGED": Page(
        "The policies were changed while they were being asked",
        "One run answers from one edition of the files. Here a question needed more of them than the cache "
        "holds, and by then they were other ones, so answers of two editions would have been mixed. The next "
        "run reads the new edition.",
    ),
}

_CONTRACTS: dict[str, Page] = {
    "SETS-NOTHING": Page(
        "A contract changes a document that it does not include",
        "`set` fills in or replaces values of the documents that answer for this contract. A change anywhere "
        "else would never count.",
        "set: {acme/severity-target: {…}}",
        "set: {acme/severity-targets: {…}}",
    ),
    "PIN-UNUSED": Page(
        "A contract pins a document that it does not include",
        "`pins` keeps a document that answers for this contract, or one that such a document extends, at one "
        "version.",
    ),
    "AMENDED-TWICE": Page(
        "Two amendments of one day set one value",
        "The amendment that starts last counts. Two of the same day leave open which one that is.",
    ),
    "AMENDMENT-TOO-LATE": Page(
        "An amendment begins after the contract has ended",
        "It would never count. Most often a date is mistyped, or the contract was prolonged.",
    ),
}

PAGES: dict[str, Page] = {**_FILES, **_VERSIONS, **_REFERENCES, **_EDITIONS, **_CONTRACTS}

"""The codes that the room `documents` reports."""

from addendum.findings.codes.page import Page

_FILES: dict[str, Page] = {
    "FILE-MISSING": Page(
        "A file does not exist",
        "There is no file of this name. Names are compared letter by letter, capitals included.",
    ),
    "FILE-IS-FOLDER": Page(
        "A folder stands where a file is needed",
        "A policy is one file. Name the file, or name the folder where a folder of policies is asked for.",
    ),
    "FILE-UNREADABLE": Page(
        "A file cannot be read",
        "The file exists, but this user may not read it, the disk does not give it, or it is a device or a "
        "pipe. The rights of a file are set by whoever owns it.",
    ),
    "FILE-OUTSIDE-ROOT": Page(
        "A link leads out of the folder of the policies",
        "What counts as policy is what lies in the policy folder, so that a review of that folder sees all "
        "of it. A link to a file elsewhere would let it change unseen.",
    ),
    "FILE-TOO-LARGE": Page(
        "A file is larger than a policy can be",
        "Policies have at most 16 MB, which is more than a hundred thousand rows. The limit keeps a file "
        "that was put there by mistake from using up the machine.",
    ),
    "FILE-TOO-DEEP": Page(
        "Values are nested too deeply",
        "Lists and maps may stand in each other up to 100 levels deep; policies need ten. Deeper nesting "
        "comes from a slip in the brackets or from an attack.",
    ),
    "EMPTY-FILE": Page(
        "A file says nothing",
        "The file is empty or holds comments only. A policy begins with its head.",
        "# to be written",
        "format: 1\nkind: definitions\nid: acme/definitions",
    ),
    "NOT-UTF-8": Page(
        "A file is not saved as UTF-8",
        "Letters such as `é` or `ü` are saved in different ways by different programs. Policies are saved "
        "as UTF-8, which every editor offers; otherwise such letters would change their look or get lost.",
    ),
    "FORBIDDEN-CHARACTER": Page(
        "A character that cannot be seen",
        "Some characters have no look of their own: they break a line for one program and not for another, "
        "turn the direction of writing, or hide in a name. They come with copied text. With them a line may "
        "say something other than what it shows.",
    ),
    "TOO-MANY-FINDINGS": Page(
        "A file has more findings than are shown",
        "After 200 findings of a file the rest are left out. Most often one early mistake is behind many of "
        "them; correct the first ones and check again.",
    ),
    "INSTALLATION-INCOMPLETE": Page(
        "Addendum is not completely installed",
        "The schemas and the shipped policies are part of the package. They are missing here, so it was "
        "copied in parts, or its installation was cut short.",
    ),
}

_TRAPS: dict[str, Page] = {
    "KEY-TWICE": Page(
        "A key stands twice in one map",
        "Many programs silently take the last of them. It is open which value is meant, so both are shown.",
        "within: 20 minutes\nwithin: 60 minutes",
        "within: 20 minutes",
    ),
    "BOOLEAN-WORD": Page(
        "A word that some programs take for true or false",
        "Older YAML reads `yes`, `on`, `y`, `no`, `off` and `n`, in capitals too, as true or false; newer "
        "YAML reads them as words. So the country code `NO` turns into false in some programs.",
        "country: NO",
        'country: "NO"',
    ),
    "NUMBER-FORM": Page(
        "A number in a form that programs read in different ways",
        "`010` is 10 for one program and 8 for another; the same goes for `1_000`, `0x1F`, `0o17`, `1e3` and "
        "`.inf`. Write numbers in decimal digits, and put a text that looks like such a number in quotes.",
        "customers: 1_000",
        "customers: 1000",
    ),
    "BASE-60-NUMBER": Page(
        "Numbers divided by colons",
        "Older YAML reads `1:30` as a number in base 60, which is 90. A time of day has two digits before "
        "its colon; a length of time has its unit.",
        "lasts: 1:30",
        "lasts: 90 minutes",
    ),
    "TAB-INDENT": Page(
        "A line is indented with a tab",
        "How far a tab indents differs from editor to editor, so YAML refuses it. Most editors can be told "
        "to write spaces when the tab key is pressed.",
        "severities:\n\tS1: no commitment",
        "severities:\n  S1: no commitment",
    ),
    "SEVERAL-DOCUMENTS": Page(
        "A file holds more than one document",
        "`---` ends one document and begins another. Each policy has a file of its own, so that its version "
        "and history are its own; an `offering` takes several parts in one file.",
        "id: acme/first\n---\nid: acme/second",
        "id: acme/first",
    ),
    "YAML-DIRECTIVE": Page(
        "A line gives orders to the YAML reader",
        "Lines such as `%YAML 1.1` change how the rest is read. Policies are always read as YAML 1.2.",
        "%YAML 1.1\n---\nid: acme/first",
        "id: acme/first",
    ),
    "YAML-TAG": Page(
        "A value has a tag",
        "A word with an exclamation mark before a value tells programs to convert it. Types come from the "
        "declarations of the policies, so tags are refused.",
        "version: !!str 1",
        "version: 1",
    ),
    "YAML-ANCHOR": Page(
        "A value has a name for copying",
        "`&name` lets other lines copy a value. In a contract, what a row says should stand in the row; "
        "`extends` takes over a whole document and shows where each value came from.",
        "S1: &fast 20 minutes",
        "S1: 20 minutes",
    ),
    "YAML-ALIAS": Page(
        "A value is copied from another line",
        "`*name` stands for a value that is written elsewhere. Whoever reads the line cannot see what it "
        "says, and a change elsewhere changes it unseen. Write the value itself, or use `extends`.",
        "S1: &fast 20 minutes\nS2: *fast",
        "S1: 20 minutes\nS2: 20 minutes",
    ),
    "MERGE-KEY": Page(
        "A map is merged into another one",
        "`<<` copies the keys of another map. `extends` does that for documents, and every answer then says "
        "where an inherited value comes from.",
        "<<: {within: 20 minutes}",
        "within: 20 minutes",
    ),
    "ENTRY-WITHOUT-VALUE": Page(
        "An entry in braces has no value",
        "Inside braces every entry is a key, a colon, a space and a value. Most often the space is missing, "
        "or the entry is the rest of a text that a comma has divided.",
        "{within:20 minutes, during: 24/7}",
        "{within: 20 minutes, during: 24/7}",
    ),
    "COMMA-WITHOUT-SPACE": Page(
        "A comma in brackets without a space after it",
        "Inside braces and brackets a comma always divides two entries: `{below: EUR 500,000}` would become "
        "`EUR 500` and a key `000`. A comma that belongs to the value needs quotes around the value.",
        "{below: EUR 500,000}",
        '{below: "EUR 500,000"}',
    ),
    "FORMULA-IN-BRACES": Page(
        "A formula that braces or brackets cut short",
        "Inside braces and brackets a comma or a bracket ends the value, in the middle of a formula too. "
        "Outside, on a line of its own, a formula may contain them; inside, it then needs quotes.",
        "{of: = max(a, b), round: up to 1}",
        '{of: "= max(a, b)", round: up to 1}',
    ),
    "CUT-BY-COMMENT": Page(
        "A `#` cuts a formula or a text short",
        "After a space, `#` begins a comment, and what follows is not part of the value. If the comment is "
        "meant, set it apart by two spaces before it and one after it.",
        "quote: See item #4 of the annex",
        'quote: "See item #4 of the annex"',
    ),
    "ENTRY-MISSING": Page(
        "Two commas with nothing between them",
        "Inside braces and brackets each comma follows an entry.",
        "[S1, , S2]",
        "[S1, S2]",
    ),
    "KEY-EMPTY": Page(
        "An entry has no name",
        "Before the colon of each entry stands its name.",
        ": 20 minutes",
        "within: 20 minutes",
    ),
    "KEY-NOT-A-WORD": Page(
        "A list or a map stands where a name is needed",
        "What stands before a colon is a word. A name that begins with a brace or a bracket needs quotes.",
        "[S1, S2]: 20 minutes",
        "S1: 20 minutes\nS2: 20 minutes",
    ),
}

_WRITING: dict[str, Page] = {
    "COLON-IN-TEXT": Page(
        "A second colon in a value",
        "A colon with a space after it begins a value. A text that contains one needs quotes.",
        "title: Support: the premium tier",
        'title: "Support: the premium tier"',
    ),
    "COLON-MISSING": Page(
        "A line without a colon",
        "Among lines that are written as `key: value` every line has a colon with a space after it.",
        "within 20 minutes\nduring: 24/7",
        "within: 20 minutes\nduring: 24/7",
    ),
    "BAD-FIRST-CHARACTER": Page(
        "A value begins with a character that means something else",
        "YAML gives a meaning of its own to `@`, `%`, `&`, `*`, `!`, `|`, `>` and the backtick at the "
        "beginning of a value. A text that begins with one of them needs quotes.",
        "title: @home support",
        'title: "@home support"',
    ),
    "QUOTE-NOT-CLOSED": Page(
        "A quote is opened and not closed",
        "A text that begins with a quote ends with the same quote.",
        'title: "Premium Support',
        'title: "Premium Support"',
    ),
    "VALUE-GOES-ON": Page(
        "Something follows a value that is closed",
        "After the quote, brace or bracket that closes a value nothing but a comment may follow. Where "
        "quotes belong to the text, put the other sort of quotes around the whole of it.",
        'title: "Premium" Support',
        "title: '\"Premium\" Support'",
    ),
    "ESCAPE-UNKNOWN": Page(
        "A backslash that means nothing",
        "Inside double quotes a backslash begins an escape, such as `\\n` for a new line. Inside single "
        "quotes, and without quotes, it is a character like any other.",
        'file: "C:\\policies"',
        "file: 'C:\\policies'",
    ),
    "BRACKET-NOT-CLOSED": Page(
        "Brackets or braces do not match",
        "Each `[` has its `]` and each `{` its `}`, and a comma stands between two entries.",
        "channels: [portal, phone",
        "channels: [portal, phone]",
    ),
    "BRACKET-IN-TEXT": Page(
        "A bracket in the middle of a value",
        "Inside braces and brackets, another bracket opens a list. A text that contains one needs quotes.",
        "[support [premium]]",
        '["support [premium]"]',
    ),
    "LIST-ON-KEY-LINE": Page(
        "A list begins on the line of its key",
        "A list with hyphens begins on the line below its key; on the line itself it stands in brackets.",
        "channels: - portal",
        "channels: [portal]",
    ),
    "INDENT-UNEVEN": Page(
        "Lines that belong together begin in different columns",
        "What is indented in the same way belongs together; what belongs below a key is indented further.",
        "first:\n  within: 20 minutes\n during: 24/7",
        "first:\n  within: 20 minutes\n  during: 24/7",
    ),
    "YAML-UNREADABLE": Page(
        "The file cannot be read from here on",
        "The text does not follow the rules of YAML, in a way that has no message of its own. Most often a "
        "quote, colon or bracket is missing at the place named, or in the line above it.",
    ),
}

_SCHEMA: dict[str, Page] = {
    "UNKNOWN-KEY": Page(
        "A key that the language does not have",
        "Each kind of policy and each part of it has its own keys. A key that nothing reads would be a rule "
        "that nobody applies, so it is refused. Free notes go under `context:` in the head.",
        "commitment: {at leest: 99.9 %}",
        "commitment: {at least: 99.9 %}",
    ),
    "KEY-MISSING": Page(
        "A key that is needed is missing",
        "The message names the key, others that would do in its place, and shows a line as an example.",
        "bands: {rows: [{below: 99 %, credit: 10 %}]}",
        "bands: {by: availability, rows: [{below: 99 %, credit: 10 %}]}",
    ),
    "KEYS-EXCLUDE": Page(
        "Two keys that exclude each other",
        "Both say the same thing in different ways, so only one of them may stand.",
        "{within: 20 minutes, every: 30 minutes}",
        "{within: 20 minutes}",
    ),
    "TOO-MANY-KEYS": Page(
        "Several keys where one stands alone",
        "Members and channels are lists, and each entry names one thing.",
        "severities: [{S1: Down, S2: Impaired}]",
        "severities: [{S1: Down}, {S2: Impaired}]",
    ),
    "VALUE-EMPTY": Page(
        "A key without a value",
        "Nothing stands behind the key, or an empty text, list or map does. What the contract leaves open is "
        "said in words, such as `no commitment` or `undefined by the terms`.",
        "title:",
        "title: Premium Support",
    ),
    "WRONG-SHAPE": Page(
        "A value of another sort is needed",
        "A text, a number, a list or a map stands where another of them is needed. A number without its unit "
        "counts as a number; a text that looks like a number needs quotes.",
        "clause: 4.2",
        'clause: "4.2"',
    ),
    "WRONG-FORM": Page(
        "A text is not written as its sort is",
        "Percentages, amounts of money, lengths of time, dates, ids and names each have one way of being "
        "written, which every reader reads alike.",
        "effective: 1 January 2024",
        "effective: 2024-01-01",
    ),
    "WRONG-WORD": Page(
        "A word that is not known here",
        "Here one of a few fixed words must stand. The message lists them, or names the nearest.",
        "no tickets: kept",
        "no tickets: met",
    ),
    "WRONG-NAME": Page(
        "A name is not written as names are",
        "Names that formulas use are lower-case words joined by underscores, so that `initial-response` is "
        "not read as a subtraction. Ids are lower-case words joined by hyphens.",
        "commitments: {initial-response: 20 minutes}",
        "commitments: {initial_response: 20 minutes}",
    ),
    "NUMBER-TOO-SMALL": Page(
        "A number is too small",
        "Versions are counted from 1.",
        "version: 0",
        "version: 1",
    ),
    "LISTED-TWICE": Page(
        "An entry stands twice in a list",
        "The second one changes nothing; most often another one was meant.",
        "[S1, S1, S2]",
        "[S1, S2]",
    ),
}

PAGES: dict[str, Page] = {**_FILES, **_TRAPS, **_WRITING, **_SCHEMA}

"""The codes that the room `dmn` reports."""

from addendum.findings.codes.page import Page

_READING: dict[str, Page] = {
    "DMN-NOT-READ": Page(
        "A DMN file cannot be opened",
        "The file does not exist, or this user may not read it.",
    ),
    "DMN-NOT-XML": Page(
        "A DMN file is not well-formed XML",
        "DMN models are exchanged as XML. The message names the line at which the file stops being XML; most "
        "often it was cut short or edited by hand.",
        "<decision name=Discount>",
        '<decision name="Discount">',
    ),
    "DMN-DOCTYPE": Page(
        "A DMN file declares a document type",
        "Document types can make a reader fetch other files or grow a few lines into gigabytes. No modelling "
        "tool writes one into DMN, so a file that has one is refused as a whole.",
        "<!DOCTYPE definitions [ … ]>",
    ),
    "DMN-TOO-LARGE": Page(
        "A DMN file is larger, or nested more deeply, than is read",
        "Files have at most 8 MB, and elements are at most 120 deep. Models that people draw stay far below.",
    ),
    "DMN-NOT-A-MODEL": Page(
        "An XML file is not a DMN model",
        "The outermost element of a model is `definitions`, in one of the namespaces of the standard.",
    ),
    "DMN-IMPORT-MISSING": Page(
        "An imported model is not there",
        "A model names those that it imports by their namespace. They are looked for in its own folder and "
        "nowhere else.",
    ),
    "DMN-IMPORT-CYCLE": Page(
        "Models import one another in a circle",
        "What an imported model means must not depend on the model that imports it.",
    ),
}

_MODEL: dict[str, Page] = {
    "DMN-EXTERNAL-FUNCTION": Page(
        "A function is written in another language",
        "DMN lets a model call Java or a statistical model. Addendum runs no code from outside: a call of "
        "such a function is null, and so is what is calculated with it.",
        'function(x) external {java: {class: "java.lang.Math", method signature: "cos(double)"}}',
        "function(x) round half up(x, 2)",
    ),
    "DMN-OTHER-LANGUAGE": Page(
        "An expression is not written in FEEL",
        "Expressions are read in FEEL, the language of the standard. One in another language, or in another "
        "file, has the value null.",
    ),
    "DMN-HIT-POLICY": Page(
        "A decision table has an unknown hit policy or aggregation",
        "The hit policies are `UNIQUE`, `ANY`, `PRIORITY`, `FIRST`, `COLLECT`, `RULE ORDER` and `OUTPUT "
        "ORDER`; `COLLECT` may aggregate by `SUM`, `MIN`, `MAX` or `COUNT`. The table has the value null.",
        'hitPolicy="UNIQE"',
        'hitPolicy="UNIQUE"',
    ),
    "DMN-TABLE-RAGGED": Page(
        "A row has another number of cells than the table has columns",
        "It is open which cell belongs to which column, so the table has the value null.",
    ),
    "DMN-FORMULA": Page(
        "A formula of a model cannot be read",
        "The formula has the value null; in a cell of a decision table the whole table has, as the rule that "
        "cannot be read may be the one that matters.",
        "1 +",
        "1 + 2",
    ),
    "DMN-TYPE-UNKNOWN": Page(
        "A type is not defined",
        "Neither the standard nor the model nor its imports have a type of this name, so that values of any "
        "type are taken there.",
        'typeRef="nubmer"',
        'typeRef="number"',
    ),
    "DMN-REFERENCE-UNKNOWN": Page(
        "A requirement refers to nothing",
        "The element that is required was deleted, or stands in a model that is not imported. What uses its "
        "name is null.",
    ),
}

_ANSWERING: dict[str, Page] = {
    "DMN-NAME-UNKNOWN": Page(
        "The model has nothing of that name",
        "Decisions, services and knowledge models are asked for by their names as the model writes them; "
        "those of an imported model behind the name of the import and a dot.",
    ),
    "DMN-CIRCLE": Page(
        "Decisions require one another in a circle",
        "Each would have to be decided before the other.",
    ),
    "DMN-TOO-DEEP": Page(
        "What a decision requires is nested too deeply",
        "A chain of some hundred decisions, each of which requires the next, is more than is followed.",
    ),
    "DMN-VALUE-NOT-ALLOWED": Page(
        "A value is not one of those that its type allows",
        "Types and decision tables may list the values that they allow. Any other counts as null.",
    ),
}

_IMPORTING: dict[str, Page] = {
    "DMN-NOT-SAID": Page(
        "A policy has no words for a decision of a model",
        "Policies know no null that goes on, no functions of other languages, no functions as values and no "
        "mixed lists. What a policy cannot say is left out of it: a decision becomes a fact of the same name "
        "that the question gives, so that the decisions that need it are written all the same; a function is "
        "dropped, and so is what calls it. Each is named with its reason.",
        "string join([1, 2])",
        "string join([string(1), string(2)])",
    ),
    "DMN-NULL": Page(
        "A model speaks of null",
        "In a policy a fact is given or the question has no answer, and a result that is not there is an "
        "outcome with a name. A null that is a result is written as `not applicable`; one that a value is "
        "compared with stays, and never holds until the fact is marked `optional: true`.",
        "if amount > 100 then 5 else null",
        "if amount > 100 then 5 else 0",
    ),
    "DMN-VALUES-UNCHECKED": Page(
        "A policy does not check which values a type allows",
        "Texts that a type allows become a list where each is one word of letters, digits and underscores; "
        "numbers become bounds where both ends belong to the range. Other constraints are not written: the "
        "policy takes every value of the type there.",
        '"self-employed", "student"',
        '"self_employed", "student"',
    ),
    "DMN-SERVICE": Page(
        "A decision service is not written",
        "A decision service offers some decisions of a model to callers. Each decision of a policy can be "
        "asked for, so nothing is written for it. A formula that calls a service is not said: DMN-NOT-SAID.",
    ),
}

_EXPORTING: dict[str, Page] = {
    "DMN-NOT-EXPORTED": Page(
        "DMN has no words for a decision of a policy",
        "DMN knows no business time, no calendar months as values, no functions over outages and no other "
        "tiers. A decision that speaks of them is left out of the model; where another one needs it, it is "
        "an input that the caller gives.",
    ),
    "DMN-OUTCOME": Page(
        "Results of a policy are absent outcomes",
        "A policy tells `no commitment` from `not applicable` and from a value that is missing. DMN has null "
        "for all of them, and an export writes null. Whoever asks the model sees null there.",
    ),
    "DMN-CURRENCIES": Page(
        "A policy has amounts in several currencies",
        "In DMN an amount of money is a number. Amounts of two currencies would be added and compared there "
        "as if they were one.",
    ),
    "DMN-DOCUMENT-UNKNOWN": Page(
        "No document of the policies has this id",
        "A document to export is named by its id, or by the end of it after a `/` where only one document "
        "with decisions ends so.",
        "addendum export dmn severity_limits",
        "addendum export dmn commercetools/severity-limits",
    ),
    "DMN-NOTHING-DECIDED": Page(
        "A document decides nothing",
        "Definitions, calendars and scenarios hold no decisions. Documents of the other kinds do, and a tier "
        "or a contract stands for all that it includes.",
    ),
}

PAGES: dict[str, Page] = {**_READING, **_MODEL, **_ANSWERING, **_IMPORTING, **_EXPORTING}

"""The codes of the operators and built-in functions of formulas, where an answer has no value."""

from addendum.findings.codes.page import Page

PAGES: dict[str, Page] = {
    "NULL-OPERAND": Page(
        "An operator met null",
        "Nothing can be calculated or compared with null. Only a fact declared `optional` can be "
        "null; test it first.",
        "= discount + 5 %",
        "= if discount is given then discount + 5 % else 5 %",
    ),
    "NULL-ARGUMENT": Page(
        "A function met null",
        "This function has no value for null.",
        "= string(note)",
        '= if note is given then string(note) else ""',
    ),
    "NULL-IN-LIST": Page(
        "A list holds null where values are summed or compared",
        "A sum or an extreme with an unknown part is unknown. Leave the nulls out if that is what is meant.",
        "= sum(outages)",
        "= sum(outages[item is given])",
    ),
    "WRONG-ARGUMENTS": Page(
        "A function was called with arguments it does not take",
        "The number of arguments, their names or their kinds fit none of the ways to call this function.",
        '= substring("abc")',
        '= substring("abc", 2)',
    ),
    "DIVISION-BY-ZERO": Page(
        "Something is divided by zero",
        "A quotient with zero below the line has no value, and a contract says nothing of it by itself.",
        "= used / included",
        "= if included = 0 then 0 else used / included",
    ),
    "NO-REAL-POWER": Page(
        "A negative number is raised to a broken power",
        "Such a power is no real number.",
        "= (-8) ** (1/2)",
        "= 8 ** (1/2)",
    ),
    "NO-REAL-ROOT": Page(
        "A square root of a negative number", "It is no real number.", "= sqrt(-1)", "= sqrt(abs(x))"
    ),
    "NO-LOGARITHM": Page(
        "A logarithm of zero or less", "Only numbers above zero have a logarithm.", "= log(0)", "= log(x + 1)"
    ),
    "NUMBER-TOO-LARGE": Page(
        "A number grew past its budget",
        "Numbers are exact, so they can grow without limit. Past about 12,000 digits, or past the "
        "range of decimal128 "
        "for exponentials, the formula is stopped.",
        "= 9 ** 9 ** 9",
    ),
    "SCALE-OUT-OF-RANGE": Page(
        "A number of decimals that does not exist",
        "Decimals are counted from -6111 (before the point) to 6176.",
        "= decimal(x, 7000)",
        "= decimal(x, 2)",
    ),
    "LIST-EMPTY": Page(
        "An empty list where a value is needed",
        "An empty list has no largest item and no average, and of a sum it would be open in which unit it is "
        "zero. Say what then holds: put it first, or choose by `count`.",
        "= sum(credits_before)",
        "= sum(concatenate([EUR 0], credits_before))",
    ),
    "LIST-TOO-SHORT": Page(
        "A list with too few items", "One number alone has no deviation.", "= stddev([5])"
    ),
    "LIST-TOO-LONG": Page(
        "A list grew past its budget", "A formula may make and look through lists of up to 1,000,000 items."
    ),
    "TEXT-TOO-LONG": Page(
        "A text grew past its budget", "A formula may make texts of up to 100,000 characters."
    ),
    "NESTED-TOO-DEEP": Page(
        "Lists or contexts are nested too deep", "A formula looks into lists and contexts up to 200 deep."
    ),
    "NO-SUCH-ITEM": Page(
        "A place that the list does not have",
        "Places count from 1, negative ones from the end; there is no place 0.",
        "= tiers[0]",
        "= tiers[1]",
    ),
    "NO-SUCH-PLACE": Page(
        "A place that the text does not have",
        "Characters count from 1, negative places from the end; there is no place 0.",
        '= substring("abc", 0)',
        '= substring("abc", 1)',
    ),
    "MISSING-KEY": Page(
        "A context has no entry of this name",
        "The name may be misspelt, or the entry is given only sometimes: then declare it as optional.",
        "= {fee: EUR 1}.fees",
        "= {fee: EUR 1}.fee",
    ),
    "DUPLICATE-KEY": Page(
        "A context is made with one key twice",
        "One of the two values would be lost.",
        '= context([{key: "a", value: 1}, {key: "a", value: 2}])',
    ),
    "NO-SUCH-PROPERTY": Page(
        "A value without this property",
        "Dates have `year`, `month`, `day` and `weekday`, times `hour`, `minute`, `second`, `time "
        "offset` and "
        "`timezone`, lengths of time `days`, `hours`, `minutes` and `seconds`, or `years` and `months`.",
        "= started.minutes",
        "= started.minute",
    ),
    "NO-CLOCK": Page(
        "A formula asks for today's date",
        "The engine has no clock, so that the same facts always get the same answer. Dates come in as facts.",
        "= today() - opened_on",
        "= as_of - opened_on",
    ),
    "SEPARATOR-UNKNOWN": Page(
        "A separator that numbers do not have",
        "Digits may be grouped by a space, a comma or a point; the fraction follows a point or a "
        "comma, not the same "
        "character.",
        '= number("1.000,50", ".", ".")',
        '= number("1.000,50", ".", ",")',
    ),
    "PATTERN-UNREADABLE": Page(
        "A pattern cannot be read",
        "Patterns are the regular expressions of XPath: no look-ahead, and `{`, `}`, `]` only with "
        "a backslash where "
        "the characters themselves are meant.",
        '= matches(text, "a(?=b)")',
        '= matches(text, "ab")',
    ),
    "PATTERN-EMPTY": Page(
        "A pattern that also matches nothing",
        "Between any two characters there is an empty text, so replacing or splitting there would "
        "have no end.",
        '= split(text, ",*")',
        '= split(text, ",+")',
    ),
    "PATTERN-TOO-COSTLY": Page(
        "A pattern takes too many steps",
        "Some patterns try very many ways on long texts. After 1,000,000 steps the formula is stopped; so it "
        "is where a pattern is very long, nests deeply or repeats a part very often.",
    ),
    "REPLACEMENT-UNREADABLE": Page(
        "A dollar or backslash stands alone in a replacement",
        "In a replacement `$1` stands for the first group, `\\$` for a dollar and `\\\\` for a backslash.",
        '= replace(text, "EUR", "$")',
        '= replace(text, "EUR", "\\\\$")',
    ),
}

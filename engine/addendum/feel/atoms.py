"""The parts of a formula that stand alone: literals, names, lists, contexts, ranges, brackets, functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.tree import (
    AtLiteral,
    Boolean,
    ContextLiteral,
    Entry,
    FunctionLiteral,
    ListLiteral,
    Name,
    Null,
    Number,
    Parameter,
    Quantity,
    RangeLiteral,
    Test,
    Text,
    UnaryTests,
)
from addendum.feel.type_syntax import parse_type
from addendum.feel.units import UNIT_WORDS, is_currency

if TYPE_CHECKING:
    from addendum.feel.parser import Parser
    from addendum.feel.tree import Node

TEST_SYMBOLS = ("<", "<=", ">", ">=", "=", "!=")


def parse_atom(parser: Parser, grouped: bool) -> Node:
    """The atom that starts here; `grouped` allows `(test, test)`, which only the right of `in` may be."""
    token = parser.token
    if token.kind == "number":
        return _number(parser)
    if token.kind == "string":
        parser.take()
        return Text(token.value, token.start, token.end)
    if token.kind == "word":
        return _word(parser)
    if parser.at_symbol("("):
        return _brackets(parser, grouped)
    if parser.at_symbol("["):
        return _list(parser)
    if parser.at_symbol("]"):
        start = parser.take().start
        return finish_range(parser, parser.operand(), start, low_closed=False)
    if parser.at_symbol("{"):
        return _context(parser)
    if parser.at_symbol("@"):
        return _at_literal(parser)
    return _misplaced(parser)


def parse_function(parser: Parser) -> Node:
    """`function(a: number, b) body`."""
    start = parser.take().start
    parser.expect("(", "`function`")
    parameters: list[Parameter] = []
    while not parser.at_symbol(")"):
        parameters.append(_parameter(parser))
        if not parser.accept(","):
            break
    parser.expect(")", "the parameters of the function")
    external = parser.at_word("external")
    if external:
        parser.take()
    parser.learn(*(parameter.name for parameter in parameters))
    body = parser.expression()
    parser.forget()
    return FunctionLiteral(tuple(parameters), body, external, start, parser.last_end)


def parse_test(parser: Parser) -> Node:
    """A positive unary test: `< 5`, or any expression."""
    if parser.at_symbol(*TEST_SYMBOLS):
        symbol = parser.take()
        operand = parser.operand()
        return Test(symbol.text, operand, symbol.start, parser.last_end)
    return parser.expression()


def finish_range(parser: Parser, low: Node, start: int, low_closed: bool) -> Node:
    """The rest of a range whose opening bracket and low end were read."""
    parser.expect("..", "the low end of the range", "Write for example `[1..5]`.")
    parser.open_ends += 1
    high = parser.operand()
    parser.open_ends -= 1
    if not parser.at_symbol("]", ")", "["):
        parser.fail(
            f"The range is not closed; {parser.met()} stands there.", "Close it with `]`, or with `)`."
        )
    high_closed = parser.take().text == "]"
    return RangeLiteral(low, high, (low_closed, high_closed), False, start, parser.last_end)


def _number(parser: Parser) -> Node:
    token = parser.take()
    if not parser.policy:
        return Number(token.text, token.start, token.end)
    if parser.accept("%"):
        return Quantity(token.text, "%", token.start, parser.last_end)
    unit = parser.token
    if unit.kind != "word" or unit.text in parser.joining:
        return Number(token.text, token.start, token.end)
    words = unit.text
    parser.take()
    if words in {"business", "calendar"} and parser.token.kind == "word":
        words = f"{words} {parser.take().text}"
    if words not in UNIT_WORDS:
        from addendum.findings import did_you_mean

        near = did_you_mean(words, UNIT_WORDS)
        parser.fail(f"`{words}` is not a unit.", f"Write `{token.text} {near}`." if near else "", unit)
    return Quantity(token.text, words, token.start, parser.last_end)


def _word(parser: Parser) -> Node:
    token = parser.token
    count, name = parser.known_name()
    if count > 1:
        parser.index += count
        return Name(name, token.start, parser.last_end)
    if token.text in {"true", "false"}:
        parser.take()
        return Boolean(token.text == "true", token.start, token.end)
    if token.text == "null":
        parser.take()
        return Null(token.start, token.end)
    if token.text in parser.joining and not (token.text == "is" and parser.following().text == "("):
        return _misplaced(parser)
    if parser.policy and not count and is_currency(token.text) and parser.following().kind == "number":
        parser.take()
        return Quantity(parser.take().text, token.text, token.start, parser.last_end)
    if count or token.text == "?":
        parser.take()
        return Name(token.text, token.start, token.end)
    return Name(parser.take_words(), token.start, parser.last_end)


def _at_literal(parser: Parser) -> Node:
    start = parser.take().start
    token = parser.take()
    if token.kind != "string":
        parser.fail("A text belongs after `@`.", 'Write for example `@"2024-01-01"`.', token)
    return AtLiteral(token.value, start, token.end)


def _brackets(parser: Parser, grouped: bool) -> Node:
    start = parser.take().start
    first = parse_test(parser)
    if parser.at_symbol(".."):
        return finish_range(parser, first, start, low_closed=False)
    tests = [first]
    while grouped and parser.accept(","):
        tests.append(parse_test(parser))
    parser.expect(")", "what the opened bracket holds")
    if len(tests) > 1:
        return UnaryTests(tuple(tests), False, start, parser.last_end)
    if isinstance(first, Test):
        first.start, first.end = start, parser.last_end
    return first


def _list(parser: Parser) -> Node:
    start = parser.take().start
    if parser.accept("]"):
        return ListLiteral((), start, parser.last_end)
    items = [parse_test(parser)]
    if parser.at_symbol(".."):
        return finish_range(parser, items[0], start, low_closed=True)
    while parser.accept(","):
        items.append(parse_test(parser))
    parser.expect("]", "the items of the list", "Separate items by commas and close the list with `]`.")
    return ListLiteral(tuple(items), start, parser.last_end)


def _context(parser: Parser) -> Node:
    start = parser.take().start
    parser.learn()
    entries: list[Entry] = []
    while not parser.at_symbol("}"):
        entries.append(_entry(parser))
        if not parser.accept(","):
            break
    parser.expect(
        "}", "the entries of the context", "Separate entries by commas and close the context with `}`."
    )
    parser.forget()
    return ContextLiteral(tuple(entries), start, parser.last_end)


def _entry(parser: Parser) -> Entry:
    token = parser.token
    key = parser.take().value if token.kind == "string" else parser.take_until(":")
    parser.expect(":", "the key of an entry")
    value = parser.expression()
    parser.layers[-1].add(key)
    parser.fields.add(key)
    return Entry(key, value, token.start, parser.last_end)


def _parameter(parser: Parser) -> Parameter:
    start = parser.token.start
    if parser.token.kind != "word":
        parser.fail(f"The name of a parameter belongs here; {parser.met()} stands there.")
    name = parser.take_words()
    declared = parse_type(parser) if parser.accept(":") else None
    return Parameter(name, declared, start, parser.last_end)


def _misplaced(parser: Parser) -> Node:
    fix = ""
    if parser.at_symbol("="):
        fix = "Equality is one `=`."
    elif parser.at_symbol("%"):
        fix = "Percentages are numbers with a sign: `5 %`."
    elif parser.at_symbol("'"):
        fix = 'Texts stand in double quotes: `"premium"`.'
    return parser.fail(f"A value belongs here; {parser.met()} stands there.", fix)

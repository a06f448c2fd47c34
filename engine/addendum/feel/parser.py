"""From text to tree: the operators and their precedence, the forms with words, paths, filters and calls.

Precedence from weak to strong, each binding to the left: `or`, `and`, comparison with `in` and `between`,
`+ -`, `* /`, `**`, the sign, `instance of`, then paths, filters and calls. So `-5**2` is 25, as DMN's grammar
has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.atoms import TEST_SYMBOLS, parse_atom, parse_function, parse_test
from addendum.feel.budgets import TREE_DEPTH
from addendum.feel.cursor import NAME_SYMBOLS, Cursor
from addendum.feel.faults import SyntaxFault
from addendum.feel.tree import (
    Arithmetic,
    Between,
    Call,
    Comparison,
    Filter,
    For,
    If,
    In,
    InstanceOf,
    IsGiven,
    Iterator,
    Logic,
    Negate,
    Path,
    Quantified,
    RangeLiteral,
    UnaryTests,
)
from addendum.feel.type_syntax import parse_type
from addendum.feel.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.feel.tree import Node

_LEVELS = {"or": 1, "and": 2, "in": 3, "between": 3, "+": 4, "-": 4, "*": 5, "/": 5, "**": 6}
_LEVELS.update(dict.fromkeys(TEST_SYMBOLS, 3))
_OPERAND = 4

_PROPERTIES = ("time offset", "start included", "end included")


class Parser(Cursor):
    """Reads one formula."""

    def __init__(
        self,
        text: str,
        vocabularies: Iterable[Vocabulary] = (),
        fields: Iterable[str] = (),
        policy: bool = False,
    ) -> None:
        super().__init__(text, vocabularies, policy)
        self.fields = Vocabulary((*_PROPERTIES, *fields))
        self.open_ends = 0
        """How many ranges wait for their closing bracket, which may be a `[`."""

    def formula(self) -> Node:
        """The whole text as one expression."""
        return self._whole(self.expression())

    def unary_tests(self) -> Node:
        """The whole text as unary tests: `-`, `not(…)`, or alternatives with commas between."""
        end = self.tokens[-1].end
        if self.at_symbol("-") and self.following().kind == "end":
            return UnaryTests((), False, 0, end)
        if self.at_word("not") and self.following().text == "(":
            negated = self._negated_tests()
            if negated is not None:
                return negated
        return self._whole(UnaryTests(self._tests(), False, 0, end))

    def expression(self) -> Node:
        """An expression of any form."""
        return self._binary(1)

    def operand(self) -> Node:
        """An expression that binds more strongly than comparisons."""
        return self._binary(_OPERAND)

    def _whole(self, tree: Node) -> Node:
        token = self.token
        if token.kind != "end":
            before = self.tokens[self.index - 1]
            if token.kind in {"word", "number", "string"} and before.kind in {"word", "number", "string"}:
                self.fail(f"Between `{before.text}` and `{token.text}` an operator is missing.")
            self.fail(
                f"The formula is complete before {self.met()}.", "Remove the rest, or join it by an operator."
            )
        _check_depth(tree)
        return tree

    def _tests(self) -> tuple[Node, ...]:
        found = [parse_test(self)]
        while self.accept(","):
            found.append(parse_test(self))
        return tuple(found)

    def _negated_tests(self) -> Node | None:
        """`not(tests)` where it is the whole text, else None with nothing taken."""
        self.index += 2
        try:
            tests = self._tests()
            whole = self.accept(")") and self.token.kind == "end"
        except SyntaxFault:
            whole = False
        if whole:
            return self._whole(UnaryTests(tests, True, 0, self.last_end))
        self.index = self.depth = 0
        return None

    def _binary(self, weakest: int, grouped: bool = False) -> Node:
        start = self.token.start
        left = self._unary(grouped)
        while True:
            token = self.token
            level = _LEVELS.get(token.text, 0) if token.kind in {"symbol", "word"} else 0
            if level < weakest or isinstance(left, UnaryTests):
                return left
            self.take()
            left = self._joined(token.text, level, left, start)

    def _joined(self, operator: str, level: int, left: Node, start: int) -> Node:
        if operator in {"and", "or"}:
            operands = [left, self._binary(level + 1)]
            while self.at_word(operator):
                self.take()
                operands.append(self._binary(level + 1))
            return Logic(operator, tuple(operands), start, self.last_end)
        if operator == "in":
            return In(left, self._in_tests(), start, self.last_end)
        if operator == "between":
            low = self.operand()
            self.expect("and", "the low end of `between`", "Write for example `x between 1 and 5`.")
            return Between(left, low, self.operand(), start, self.last_end)
        right = self._binary(level + 1)
        make = Comparison if operator in TEST_SYMBOLS else Arithmetic
        return make(operator, left, right, start, self.last_end)

    def _in_tests(self) -> tuple[Node, ...]:
        if self.at_symbol(*TEST_SYMBOLS):
            return (parse_test(self),)
        found = self._binary(_OPERAND, grouped=True)
        return found.tests if isinstance(found, UnaryTests) else (found,)

    def _unary(self, grouped: bool) -> Node:
        self.deeper()  # whatever nests, nests through here
        token = self.token
        found: Node
        if self.at_symbol("-"):
            self.take()
            found = Negate(self._unary(grouped=False), token.start, self.last_end)
        elif token.kind == "word" and token.text in _FORMS and self.known_name()[0] < 2:
            found = self._form(token.text)
        else:
            found = self._postfix(grouped)
        self.shallower()
        return found

    def _form(self, word: str) -> Node:
        if word == "if":
            return self._if()
        if word == "for":
            return self._for()
        if word == "function":
            return self._postfix(grouped=False) if self.following().text != "(" else parse_function(self)
        return self._quantified()

    def _if(self) -> Node:
        start = self.take().start
        condition = self.expression()
        self.expect("then", "the condition of `if`", "Write `if … then … else …`.")
        then = self.expression()
        self.expect("else", "the value after `then`", "Write `if … then … else …`.")
        return If(condition, then, self.expression(), start, self.last_end)

    def _for(self) -> Node:
        start = self.take().start
        iterators = self._iterators("for")
        self.expect("return", "what `for` goes through", "Write `for x in list return …`.")
        self.learn("partial")
        body = self.expression()
        self.forget()
        self._leave(iterators)
        return For(iterators, body, start, self.last_end)

    def _quantified(self) -> Node:
        word = self.take()
        iterators = self._iterators(word.text)
        self.expect(
            "satisfies", f"what `{word.text}` goes through", f"Write `{word.text} x in list satisfies …`."
        )
        body = self.expression()
        self._leave(iterators)
        return Quantified(word.text, iterators, body, word.start, self.last_end)

    def _iterators(self, word: str) -> tuple[Iterator, ...]:
        found = [self._iterator(word)]
        while self.accept(","):
            found.append(self._iterator(word))
        return tuple(found)

    def _iterator(self, word: str) -> Iterator:
        start = self.token.start
        if self.token.kind != "word":
            self.fail(f"A name belongs after `{word}`; {self.met()} stands there.")
        name = self.take_words()
        self.expect("in", f"the name after `{word}`", f"Write `{word} {name} in …`.")
        begin = self.token.start
        source = self.expression()
        if self.accept(".."):
            high = self.operand()
            source = RangeLiteral(source, high, (True, True), True, begin, self.last_end)
        self.learn(name)
        return Iterator(name, source, start, self.last_end)

    def _leave(self, iterators: tuple[Iterator, ...]) -> None:
        for _ in iterators:
            self.forget()

    def _postfix(self, grouped: bool) -> Node:
        start = self.token.start
        found = parse_atom(self, grouped)
        while self.token.kind in {"symbol", "word"} and not isinstance(found, UnaryTests):
            if self.at_symbol("."):
                self.take()
                found = Path(found, self._field(), start, self.last_end)
            elif self.at_symbol("("):
                found = self._call(found, start)
            elif self.at_symbol("[") and not (self.open_ends and self._closes_range()):
                found = self._filter(found, start)
            elif self.at_word("instance") and self.following().text == "of":
                self.index += 2
                found = InstanceOf(found, parse_type(self), start, self.last_end)
            elif self.policy and self.at_word("is") and self.following().text == "given":
                self.index += 2
                found = IsGiven(found, start, self.last_end)
            else:
                break
        if self.at_word("is") and self.policy:
            self.fail("`is` stands in a formula only as `is given`.", "Compare by `=`.")
        return found

    def _field(self) -> str:
        if self.token.kind != "word":
            self.fail(f"A name belongs after the dot; {self.met()} stands there.")
        count, name = self.fields.match(self.tokens, self.index)
        if count > 1:
            self.index += count
            return name
        return self.take_words()

    def _filter(self, source: Node, start: int) -> Node:
        self.take()
        self.layers.append(self.fields)
        open_ends, self.open_ends = self.open_ends, 0
        self.learn("item")
        condition = self.expression()
        self.forget()
        self.forget()
        self.open_ends = open_ends
        self.expect("]", "the condition of the filter")
        return Filter(source, condition, start, self.last_end)

    def _closes_range(self) -> bool:
        """Whether the `[` that comes next closes a range such as `]1..5[`: it could hold nothing."""
        after = self.following()
        if after.kind == "word":
            return after.text in self.joining
        return after.kind == "end" or (after.kind == "symbol" and after.text not in {"(", "[", "{", "-", "@"})

    def _call(self, function: Node, start: int) -> Node:
        self.take()
        open_ends, self.open_ends = self.open_ends, 0
        arguments: list[Node] = []
        names: list[str] = []
        while not self.at_symbol(")"):
            if self._named_argument():
                names.append(self.take_until(":"))
                self.take()
            elif names:
                self.fail("Arguments are given all by name, or all by position.")
            arguments.append(self.expression())
            if not self.accept(","):
                break
        if names and len(names) != len(arguments):
            self.fail("Arguments are given all by name, or all by position.")
        self.expect(")", "the arguments", "Separate arguments by commas and close them with `)`.")
        self.open_ends = open_ends
        return Call(function, tuple(arguments), tuple(names), start, self.last_end)

    def _named_argument(self) -> bool:
        ahead = 0
        while self.following(ahead).kind in {"word", "number"} or self.following(ahead).text in NAME_SYMBOLS:
            ahead += 1
        return ahead > 0 and self.following(ahead).text == ":"


_FORMS = frozenset({"if", "for", "some", "every", "function"})


def _check_depth(tree: Node) -> None:
    """Refuse a tree that the later passes, which recurse, could not walk."""
    waiting = [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        if depth > TREE_DEPTH:
            says = f"More than {TREE_DEPTH} operations are applied to one another's results."
            raise SyntaxFault(
                node.start, node.end, says, "Split it into several decisions.", "FORMULA-TOO-LARGE"
            )
        waiting.extend((child, depth + 1) for child in node.children())

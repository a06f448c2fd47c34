"""Where the parser stands in the tokens: looking, taking, names, and the fault that it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from addendum.feel.budgets import NESTING
from addendum.feel.faults import SyntaxFault
from addendum.feel.lexer import tokens
from addendum.feel.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.feel.lexer import Token

JOINING = frozenset({"and", "or", "in", "between", "instance", "then", "else", "return", "satisfies"})
"""Words that end a name whose words are not known."""

NAME_SYMBOLS = frozenset({"+", "-", "*", "/", "**", ".", "'"})
"""Symbols that a name may hold where the end of it is marked, as before the colon of an argument."""


class Cursor:
    """A place in the tokens of one formula, with the names known there."""

    def __init__(self, text: str, vocabularies: Iterable[Vocabulary], policy: bool) -> None:
        self.text = text
        self.policy = policy
        self.tokens = tokens(text)
        self.index = 0
        self.layers = list(vocabularies)
        self.depth = 0
        self.joining = JOINING | {"is"} if policy else JOINING

    @property
    def token(self) -> Token:
        """The token that comes next."""
        return self.tokens[self.index]

    def following(self, steps: int = 1) -> Token:
        """The token `steps` after the next one."""
        return self.tokens[min(self.index + steps, len(self.tokens) - 1)]

    @property
    def last_end(self) -> int:
        """Where the token taken last ends."""
        return self.tokens[self.index - 1].end if self.index else 0

    def at_symbol(self, *symbols: str) -> bool:
        """Whether one of the symbols comes next."""
        token = self.tokens[self.index]
        return token.kind == "symbol" and token.text in symbols

    def at_word(self, *words: str) -> bool:
        """Whether one of the words comes next."""
        token = self.tokens[self.index]
        return token.kind == "word" and token.text in words

    def take(self) -> Token:
        """The next token, passed over."""
        token = self.tokens[self.index]
        if token.kind != "end":
            self.index += 1
        return token

    def accept(self, symbol: str) -> bool:
        """Pass over a symbol where it comes next."""
        if self.at_symbol(symbol):
            self.index += 1
            return True
        return False

    def expect(self, text: str, after: str, fix: str = "") -> Token:
        """Pass over a symbol or word that must come next; `after` says what was read before it."""
        token = self.token
        if token.kind in {"symbol", "word"} and token.text == text:
            self.index += 1
            return token
        return self.fail(f"`{text}` is missing after {after}; {self.met()} stands there.", fix)

    def met(self) -> str:
        """The next token as a sentence names it."""
        return "the end of the formula" if self.token.kind == "end" else f"`{self.token.text}`"

    def fail(self, says: str, fix: str = "", token: Token | None = None) -> NoReturn:
        """Report a fault at a token, by default the next one."""
        where = token or self.token
        raise SyntaxFault(where.start, where.end, says, fix)

    def deeper(self) -> None:
        """Enter a construct inside another one; leave it again by `shallower`."""
        self.depth += 1
        if self.depth > NESTING:
            says = f"Brackets and conditions are nested more than {NESTING} deep."
            where = self.token
            raise SyntaxFault(
                where.start, where.end, says, "Split it into several decisions.", "FORMULA-TOO-LARGE"
            )

    def shallower(self) -> None:
        """Leave a construct."""
        self.depth -= 1

    def known_name(self) -> tuple[int, str]:
        """The longest name of any layer at this place: its tokens' count and text."""
        best = (0, "")
        for layer in self.layers:
            found = layer.match(self.tokens, self.index)
            if found[0] > best[0]:
                best = found
        return best

    def take_name(self) -> str:
        """The name that starts here: the longest known one, else the words up to an operator."""
        count, name = self.known_name()
        if count:
            self.index += count
            return name
        return self.take_words()

    def take_words(self) -> str:
        """Words that stand side by side, as one name."""
        words = [self.take().text]
        while self.token.kind == "word" and self.token.text not in self.joining and self.token.text != "?":
            words.append(self.take().text)
        return " ".join(words)

    def take_until(self, symbol: str) -> str:
        """The text up to a symbol, with single spaces: a name of any make, such as a context's key."""
        first = self.index
        while self.token.kind in {"word", "number"} or (
            self.token.kind == "symbol" and self.token.text in NAME_SYMBOLS
        ):
            self.index += 1
        if self.index == first or not self.at_symbol(symbol):
            self.fail(f"A name followed by `{symbol}` belongs here; {self.met()} stands there.")
        return " ".join(self.text[self.tokens[first].start : self.last_end].split())

    def learn(self, *names: str) -> None:
        """Add a layer of names; `forget` takes it away."""
        self.layers.append(Vocabulary(names))

    def forget(self) -> None:
        """Take away the layer learnt last."""
        self.layers.pop()

"""Composes the events of a YAML parser to a tree, and refuses on the way what a policy does without."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from addendum.documents import flow
from addendum.documents.comments import cut_by_comment
from addendum.documents.nodes import Mapping, Scalar, Sequence
from addendum.documents.scalars import kind_of, trap_in
from addendum.documents.source import Span
from addendum.documents.syntax import MOST_LEVELS, second_document, too_deep
from addendum.findings import Finding, Related

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.documents.nodes import Node
    from addendum.documents.source import Source

_HALF = re.compile("[\ud800-\udfff]")  # PyYAML's parser in Python takes `\\ud83d` for a character
_WORD = re.compile(r"[^\s,\[\]{}]+")
_REUSE = "Write the value itself; a whole document takes over another one with `extends`."


class _Frame:
    """A collection that is being read; the numbers are indices in the source."""

    __slots__ = (
        "comma",
        "entries",
        "flow",
        "items",
        "key",
        "key_span",
        "keys",
        "mapping",
        "shown_end",
        "spoiled",
        "start",
    )

    def __init__(self, mapping: bool, in_brackets: bool, start: int, spoiled: bool) -> None:
        self.mapping = mapping
        self.flow = in_brackets
        self.start = start
        self.shown_end = start + 1
        self.spoiled = spoiled  # a trap here has broken what follows: its consequences are not reported
        self.items: list[Node] = []
        self.entries: list[tuple[Scalar, Node]] = []
        self.keys: dict[str, Scalar] = {}
        self.key: Scalar | None = None
        self.key_span = (start, start)
        self.comma = -2  # where the last entry ended in a comma without a space


class Composer:
    """Takes one event after the other; `root` is the tree, None until there is one.

    `texts` are the stretches of quoted and block texts, `read_to` the index that was reached.
    """

    def __init__(self, source: Source, report: Callable[[Finding], None]) -> None:
        self.source = source
        self.report = report
        self.root: Node | None = None
        self.texts: list[tuple[int, int]] = []
        self.read_to = 0
        self._stack: list[_Frame] = []
        self._documents = 0
        self._take: dict[str, Callable[[Any], bool]] = {
            "ScalarEvent": self._scalar,
            "MappingStartEvent": self._start,
            "SequenceStartEvent": self._start,
            "MappingEndEvent": self._end,
            "SequenceEndEvent": self._end,
            "AliasEvent": self._alias,
            "DocumentStartEvent": self._document,
        }

    @property
    def spoiled(self) -> bool:
        """Whether a reported trap has broken the brackets around the current position."""
        return bool(self._stack) and self._stack[-1].spoiled

    def take(self, event: Any) -> bool:
        """Adds an event to the tree; False where reading ends before the text does."""
        self.read_to = event.end_mark.index
        handler = self._take.get(type(event).__name__)
        return True if handler is None else handler(event)

    def _document(self, event: Any) -> bool:
        self._documents += 1
        start, end = event.start_mark.index, event.end_mark.index
        if self._documents > 1:
            self.report(second_document(self.source, start, max(end, start + 3)))
            return False
        if self.source.text[start : start + 1] == "%":
            self._refuse(
                "YAML-DIRECTIVE",
                start,
                self.source.line_end(self.source.line_of(start)),
                "A line that begins with `%` gives orders to the YAML reader.",
                "Delete it, and the `---` after it.",
            )
        return True

    def _scalar(self, event: Any) -> bool:
        self._properties(event)
        start, end, style, text = event.start_mark.index, event.end_mark.index, event.style or "", event.value
        span = Span(self.source, start, end, style)
        if style:
            self.texts.append((start, end))
            if style == '"' and not text.isascii() and _HALF.search(text):
                says = "An escape in this text stands for half a character."
                self._refuse("ESCAPE-UNKNOWN", start, end, says, "Write the character itself.")
            self._add(Scalar(text, "text", span, quoted=True), start, end)
            return True
        node = Scalar(text, kind_of(text), span)
        if text and not self.spoiled and not self._cut_off(start):
            self._plain_traps(node, span)
        self._add(node, start, end)
        return True

    def _cut_off(self, start: int) -> bool:
        """Whether what starts here was cut off by a comma that has its finding already."""
        return bool(self._stack) and start == self._stack[-1].comma + 1

    def _plain_traps(self, node: Scalar, span: Span) -> None:
        frame = self._stack[-1] if self._stack else None
        is_key = frame is not None and frame.mapping and frame.key is None
        if trap := trap_in(node.text, is_key):
            self._refuse(trap.code, span.start, span.end, trap.says, trap.fix)
        elif node.text == "<<" and is_key:
            self._refuse("MERGE-KEY", span.start, span.end, "`<<` merges another map into this one.", _REUSE)
        elif frame is not None and frame.flow and self._is_cut_formula(node, span):
            frame.spoiled = True
            key = frame.key.text if frame.key is not None else ""
            self.report(flow.formula_in_brackets(self.source, span.start, key, frame.mapping))
        else:
            key = frame.key.text if frame is not None and frame.key is not None else ""
            if finding := cut_by_comment(self.source, node.text, key, span.end):
                self.report(finding)

    def _is_cut_formula(self, node: Scalar, span: Span) -> bool:
        return node.text.startswith("=") and not flow.is_whole_formula(self.source, node.text, span.end)

    def _start(self, event: Any) -> bool:
        self._properties(event)
        start = event.start_mark.index
        if len(self._stack) >= MOST_LEVELS:
            self.report(too_deep(self.source, start))
            return False
        mapping = type(event).__name__ == "MappingStartEvent"
        self._stack.append(_Frame(mapping, bool(event.flow_style), start, self.spoiled))
        return True

    def _end(self, event: Any) -> bool:
        frame = self._stack.pop()
        end = event.end_mark.index
        where = Span(self.source, frame.start, end if frame.flow else frame.shown_end, "{")
        node: Node = (
            Mapping(tuple(frame.entries), where) if frame.mapping else Sequence(tuple(frame.items), where)
        )
        if frame.spoiled and frame.flow and self._stack and self._stack[-1].flow:
            self._stack[-1].spoiled = True
        self._add(node, frame.start, end)
        return True

    def _alias(self, event: Any) -> bool:
        start, end = event.start_mark.index, event.end_mark.index
        self._refuse("YAML-ALIAS", start, end, f"`*{event.anchor}` copies a value from another line.", _REUSE)
        copied = self.source.text[start:end]
        self._add(Scalar(copied, "text", Span(self.source, start, end, ""), quoted=True), start, end)
        return True

    def _properties(self, event: Any) -> None:
        start = event.start_mark.index
        if event.anchor:
            at = self.source.text.find(f"&{event.anchor}", start)
            end = at + len(event.anchor) + 1
            says = f"`&{event.anchor}` names a value so that other lines can copy it."
            self._refuse("YAML-ANCHOR", at, end, says, f"Delete it. {_REUSE}")
        if event.tag:
            at = max(self.source.text.find("!", start), start)
            word = _WORD.match(self.source.text, at)
            tag = word.group()[:40] if word else "!"
            fix = f"Delete it, or put the text in quotes if `{tag}` belongs to it."
            self._refuse("YAML-TAG", at, at + len(tag), f"`{tag}` tells programs to convert the value.", fix)

    def _add(self, node: Node, start: int, end: int) -> None:
        if not self._stack:
            self.root = node
            return
        frame = self._stack[-1]
        if not frame.mapping:
            frame.items.append(node)
            self._check_comma(frame, start, end)
        elif frame.key is None:
            frame.key = self._as_key(node, start, end, frame)
            frame.key_span = (start, end)
            if not frame.entries:
                frame.shown_end = end
        else:
            frame.entries.append((frame.key, node))
            if frame.flow and start == end:
                self._check_value(frame, frame.key)
            frame.key = None
            self._check_comma(frame, frame.key_span[0] if start == end else start, end)

    def _as_key(self, node: Node, start: int, end: int, frame: _Frame) -> Scalar:
        if not isinstance(node, Scalar):
            says = "A list or a map stands here as the name of an entry."
            fix = "Write a word before the colon; a text that begins with a brace or bracket needs quotes."
            self._refuse("KEY-NOT-A-WORD", start, start + 1, says, fix)
            return Scalar("", "text", Span(self.source, start, end, ""), quoted=True)
        if frame.spoiled or start == frame.comma + 1:
            return node
        if not node.text:
            says, fix = "An entry without a name stands here.", "Write a word before the colon."
            self._refuse("KEY-EMPTY", start, end, says, fix)
        elif (first := frame.keys.setdefault(node.text, node)) is not node:
            self.report(_twice(node, first))
        return node

    def _check_value(self, frame: _Frame, key: Scalar) -> None:
        if frame.spoiled or frame.key_span[0] == frame.comma + 1:
            return
        if finding := flow.entry_without_value(self.source, key, frame.key_span[1]):
            self.report(finding)

    def _check_comma(self, frame: _Frame, start: int, end: int) -> None:
        """Looks at the comma behind an entry; one trouble with commas in a row is one finding."""
        if not frame.flow or frame.spoiled:
            return
        comma = flow.comma_after(self.source, end)
        if comma < 0 or not flow.is_tight(self.source, comma):
            return
        entry = frame.key_span[0] if frame.mapping else start
        if entry != frame.comma + 1:
            self.report(flow.tight_comma(self.source, start, comma))
        frame.comma = comma

    def _refuse(self, code: str, start: int, end: int, says: str, fix: str) -> None:
        self.report(Finding(code, self.source.place(start, end), says, fix=fix))


def _twice(key: Scalar, first: Scalar) -> Finding:
    return Finding(
        "KEY-TWICE",
        key.place,
        f"`{key.text}` stands here a second time, so one of the two values would be lost.",
        fix="Keep one of them, or give the second its right name.",
        related=(Related(first.place, "the first one"), Related(key.place, "the second one")),
    )

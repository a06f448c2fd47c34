"""A pattern as a program: steps that read a character, try two ways, or note a place."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from addendum.feel.budgets import PATTERN_LENGTH, PATTERN_SIZE
from addendum.feel.regex.charset import CharSet
from addendum.feel.regex.pattern import (
    Chars,
    Choice,
    Edge,
    Group,
    PatternFault,
    PatternReader,
    PatternTooLarge,
    Reference,
    Repeat,
    Sequence,
)
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from addendum.feel.regex.pattern import Part

FLAGS = frozenset("smixq")

READ, SPLIT, JUMP, SAVE, START, END, AGAIN, MATCH = range(8)


class Step(NamedTuple):
    """One step, by its kind.

    READ a character of `among`, SPLIT to `first` and then `second`, JUMP to `first`, SAVE the place
    under `first`, stand at the START or END, read group `first` AGAIN, or MATCH.
    """

    kind: int
    first: int = 0
    second: int = 0
    among: CharSet | None = None


class Program(NamedTuple):
    """The steps of a pattern, the number of its groups, and how its edges and references are meant."""

    steps: tuple[Step, ...]
    groups: int
    by_line: bool
    ignore_case: bool
    has_references: bool


@lru_cache(maxsize=256)
def compile_pattern(pattern: str, flags: str = "") -> Program:
    """The program of a pattern; raises PatternFault where the pattern or a flag cannot be read."""
    if len(pattern) > PATTERN_LENGTH:
        raise PatternTooLarge(f"has more than {PATTERN_LENGTH:,} characters")
    if not FLAGS.issuperset(flags):
        raise PatternFault("goes with flags other than `s`, `m`, `i`, `x` and `q`")
    if "q" in flags:
        groups = 0
        part: Part = Sequence(
            tuple(Chars(CharSet(((each, each),), ignore_case="i" in flags)) for each in pattern)
        )
    else:
        reader = PatternReader(pattern, flags)
        part = reader.read()
        groups = reader.groups
    steps: list[Step] = [Step(SAVE, 0)]
    _emit(steps, part)
    steps += [Step(SAVE, 1), Step(MATCH)]
    references = any(step.kind == AGAIN for step in steps)
    return Program(tuple(steps), groups, "m" in flags, "i" in flags, references)


def _emit(steps: list[Step], part: Part) -> None:
    if len(steps) > PATTERN_SIZE:
        raise PatternTooLarge(f"has more than {PATTERN_SIZE:,} parts, repeated ones counted as often")
    if isinstance(part, Chars):
        steps.append(Step(READ, among=part.among))
    elif isinstance(part, Sequence):
        for each in part.parts:
            _emit(steps, each)
    elif isinstance(part, Choice):
        _emit_choice(steps, part)
    elif isinstance(part, Repeat):
        _emit_repeat(steps, part)
    elif isinstance(part, Group):
        steps.append(Step(SAVE, 2 * part.number))
        _emit(steps, part.part)
        steps.append(Step(SAVE, 2 * part.number + 1))
    elif isinstance(part, Reference):
        steps.append(Step(AGAIN, part.number))
    elif isinstance(part, Edge):
        steps.append(Step(START if part.start else END))


def _emit_choice(steps: list[Step], choice: Choice) -> None:
    exits: list[int] = []
    for option in choice.options[:-1]:
        split = len(steps)
        steps.append(Step(SPLIT))
        _emit(steps, option)
        exits.append(len(steps))
        steps.append(Step(JUMP))
        steps[split] = Step(SPLIT, split + 1, len(steps))
    _emit(steps, choice.options[-1])
    for at in exits:
        steps[at] = Step(JUMP, len(steps))


def _emit_repeat(steps: list[Step], repeat: Repeat) -> None:
    for _ in range(repeat.least):
        _emit(steps, repeat.part)
    if repeat.most is None:
        split = len(steps)
        steps.append(Step(SPLIT))
        _emit(steps, repeat.part)
        steps.append(Step(JUMP, split))
        steps[split] = _split(split + 1, len(steps), repeat.greedy)
        return
    splits: list[int] = []
    for _ in range(repeat.most - repeat.least):
        splits.append(len(steps))
        steps.append(Step(SPLIT))
        _emit(steps, repeat.part)
    for at in splits:
        steps[at] = _split(at + 1, len(steps), repeat.greedy)


def _split(inside: int, after: int, greedy: bool) -> Step:
    return Step(SPLIT, inside, after) if greedy else Step(SPLIT, after, inside)

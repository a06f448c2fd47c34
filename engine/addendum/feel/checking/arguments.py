"""Arguments of calls: how many there are, and which parameter each is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.feel import tree as t
    from addendum.feel.checking.checker import Checker
    from addendum.feel.environment import Environment


def check_arguments(checker: Checker, node: t.Call, env: Environment) -> None:
    """Check the arguments of a call of which nothing is known."""
    for argument in node.arguments:
        checker.value(argument, env)


def count_of(checker: Checker, node: t.Call, count: int, words: str) -> bool:
    """Whether a call has so many arguments, reported otherwise."""
    given = len(node.arguments)
    if given != count:
        checker.report("WRONG-ARGUMENTS", node, f"{words} takes {_arguments(count)}, and {_given(given)}.")
    return given == count


def place_arguments(
    checker: Checker, node: t.Call, names: Sequence[str], least: int
) -> tuple[int | None, ...] | None:
    """Which argument each parameter gets, None for none; where they do not fit, None and a finding."""
    words = checker.words(node.function)
    if not node.names:
        given = len(node.arguments)
        if least <= given <= len(names):
            return tuple(at if at < given else None for at in range(len(names)))
        count = _arguments(len(names)) if least == len(names) else f"{least} to {len(names)} arguments"
        says = f"{words} takes {count}, and {_given(given)}."
        checker.report("WRONG-ARGUMENTS", node, says, _call_so(words, names))
        return None
    unknown = [name for name in node.names if name not in names]
    if unknown:
        from addendum.findings import did_you_mean, listed

        near = did_you_mean(unknown[0], names)
        fix = f"Write `{near}`." if near else f"Its parameters are {listed(names, 'and')}."
        checker.report("WRONG-ARGUMENTS", node, f"{words} has no parameter `{unknown[0]}`.", fix)
        return None
    # What is not given by name is null in the `dmn` profile.
    missing = [name for name in names[:least] if name not in node.names] if checker.policy else []
    if missing or len(set(node.names)) < len(node.names):
        says = f"{words} needs `{missing[0]}`." if missing else f"{words} gets an argument twice."
        checker.report("WRONG-ARGUMENTS", node, says, _call_so(words, names))
        return None
    return tuple(node.names.index(name) if name in node.names else None for name in names)


def _arguments(count: int) -> str:
    return "1 argument" if count == 1 else f"{count or 'no'} arguments"


def _given(count: int) -> str:
    return "1 is given" if count == 1 else f"{count or 'none'} are given"


def _call_so(words: str, names: Sequence[str]) -> str:
    return f"Write `{words.strip('`')}({', '.join(names)})`."

"""What the shell offers on TAB: questions, facts, codes and kinds, read from the policies at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

    from addendum import QuestionInfo


def questions(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The names of the questions that the policies answer."""
    return [question.name for question in _questions(ctx) if question.name.startswith(incomplete)]


def facts(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The facts that the question needs and that are not given yet, each with its `=`."""
    words = ctx.params.get("words") or ()
    asked = words[0] if words else ""
    if not asked:
        return questions(ctx, _parameter, incomplete)
    given = {word.partition("=")[0].removesuffix(":") for word in words[1:]}
    needed = [fact.name for question in _questions(ctx) if question.name == asked for fact in question.needs]
    return [f"{name}=" for name in needed if name not in given and name.startswith(incomplete)]


def codes(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The codes that have a page."""
    import addendum

    return [code for code in addendum.codes() if code.startswith(incomplete.upper())]


def kinds(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The kinds of policy."""
    import addendum

    return [kind for kind in addendum.policy_kinds() if kind.startswith(incomplete)]


def _questions(ctx: click.Context) -> tuple[QuestionInfo, ...]:
    from addendum_cli.policies import load

    try:
        library = load(ctx.params.get("policies"))
        return library.questions(contract=ctx.params.get("contract"), tier=ctx.params.get("tier"))
    except Exception:  # noqa: BLE001 - a shell waiting for words gets none rather than a message
        return ()

"""Why a question has no answer: the named errors of facts and tables, and the mark of a missing value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values import NoAnswer, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from addendum.rules.model import Decision, Fact, Origin, Program
    from addendum.values import Value


class Unanswered:
    """Stands for a value that could not be had; whoever needs it raises its error."""

    __slots__ = ("error",)

    def __init__(self, error: NoAnswer) -> None:
        self.error = error


def missing_facts(facts: Sequence[Fact]) -> NoAnswer:
    """MISSING-FACT: the question reaches these facts, and nobody gives them."""
    described = "; ".join(_described(fact) for fact in facts)
    needed = "a fact that is" if len(facts) == 1 else "facts that are"
    return NoAnswer(
        "MISSING-FACT",
        f"The answer depends on {needed} not given: {described}.",
        f"Give for example {', '.join(f'`{fact.name}`: `{fact.type.example}`' for fact in facts)}.",
        at=facts[0].origin.place,
        details={"facts": tuple(facts)},
    )


def merged(errors: Sequence[NoAnswer]) -> NoAnswer:
    """One error for several: all missing facts together, else the first that is about something else."""
    facts: dict[str, Fact] = {}
    for error in errors:
        if error.code != "MISSING-FACT" or "facts" not in error.details:
            return error
        for fact in error.details["facts"]:  # type: ignore[attr-defined]
            facts.setdefault(fact.name, fact)
    return missing_facts(tuple(facts.values())) if len(errors) > 1 else errors[0]


def unknown_fact(names: Sequence[str], program: Program) -> NoAnswer:
    """UNKNOWN-FACT: the question gives what no document declares."""
    from addendum.findings import did_you_mean, listed

    known = (*program.facts, *program.decisions)
    near = [(name, did_you_mean(name, known)) for name in names]
    fixes = [f"`{name}`: write `{meant}`" for name, meant in near if meant]
    return NoAnswer(
        "UNKNOWN-FACT",
        f"Nothing is called {listed(names)}: no document declares it.",
        (f"{'; '.join(fixes)}." if fixes else "Leave it out, or put free data under `context`."),
        details={"names": tuple(names)},
    )


def out_of_bounds(
    name: str, value: Value, low: Value | None, high: Value | None, origin: Origin | None
) -> NoAnswer:
    """OUT-OF-BOUNDS: a value beyond what its declaration allows."""
    if low is None:
        allowed = f"at most {show(high)}"
    elif high is None:
        allowed = f"at least {show(low)}"
    else:
        allowed = f"from {show(low)} to {show(high)}"
    return NoAnswer(
        "OUT-OF-BOUNDS",
        f"`{name}` is {show(value)}, and it can only be {allowed}.",
        "Check the value and its unit.",
        at=origin.place if origin is not None else None,
        details={"fact": name, "value": value},
    )


def no_row(decision: Decision, used: Mapping[str, Value]) -> NoAnswer:
    """NO-ROW-MATCHES: the table says nothing about this case."""
    return NoAnswer(
        "NO-ROW-MATCHES",
        f"No row of `{decision.name}` matches {_inputs(used)}.",
        "Add a row for this case, or say under `otherwise` what then holds.",
        at=decision.origin.place,
        details={"decision": decision.name, "used": dict(used)},
    )


def several_rows(decision: Decision, rows: Sequence[int], origins: Sequence[Origin]) -> NoAnswer:
    """SEVERAL-ROWS-MATCH: the table says two things about this case."""
    return _about_rows(
        "SEVERAL-ROWS-MATCH",
        decision,
        rows,
        origins,
        "match, and exactly one may",
        "Make their conditions exclude each other, or say which of the rows that match counts.",
    )


def rows_disagree(decision: Decision, rows: Sequence[int], origins: Sequence[Origin]) -> NoAnswer:
    """ROWS-DISAGREE: any of the rows that match may count, so they must say the same."""
    return _about_rows(
        "ROWS-DISAGREE",
        decision,
        rows,
        origins,
        "match and do not give the same",
        "Give them the same values, or make their conditions exclude each other.",
    )


def no_priority(decision: Decision, value: Value) -> NoAnswer:
    """PRIORITY-MISSING: rows are picked by the priority of their values, and this one has none."""
    return NoAnswer(
        "PRIORITY-MISSING",
        f"Several rows of `{decision.name}` match, and `{printed(value)}` has no place in the order "
        "of its values.",
        "List all values of the output, the highest priority first.",
        at=decision.origin.place,
    )


def not_alike(decision: Decision) -> NoAnswer:
    """VALUES-NOT-ALIKE: the sum, the highest or the lowest of values that do not add up or have no order."""
    return NoAnswer(
        "VALUES-NOT-ALIKE",
        f"The values of the rows of `{decision.name}` that match cannot be added or put in order.",
        "Take all rows that match, or the highest priority.",
        at=decision.origin.place,
    )


def not_comparable(decision: Decision, column: str, value: Value, origin: Origin) -> NoAnswer:
    """NOT-COMPARABLE: a row asks how much an absent outcome is."""
    return NoAnswer(
        "NOT-COMPARABLE",
        f"A row of `{decision.name}` compares `{column}`, which is `{printed(value)}`, with a value.",
        f"Add a row for `{column}: {printed(value)}`, or test it before this table is asked.",
        at=origin.place,
        details={"decision": decision.name, "used": {column: value}},
    )


def wrong_kind(decision: Decision, column: str, value: Value, origin: Origin) -> NoAnswer:
    """WRONG-TYPE: a value of a kind that the row's limits say nothing about."""
    return NoAnswer(
        "WRONG-TYPE",
        f"A row of `{decision.name}` compares `{column}`, which is `{printed(value)}`, with a value "
        "of another kind.",
        "Give a value of the kind that the row's limits have.",
        at=origin.place,
    )


def inputs_disagree(decision: Decision, given: Value, computed: Value, inputs: Iterable[str]) -> NoAnswer:
    """INPUTS-DISAGREE: a value is given in place of a computed one, and its own inputs say another."""
    from addendum.findings import listed

    return NoAnswer(
        "INPUTS-DISAGREE",
        f"`{decision.name}` is given as {printed(given)}, but {listed(inputs, 'and')}, given too, "
        f"{_make(inputs)} it {printed(computed)}.",
        "Give one or the other.",
        at=decision.origin.place,
        details={"fact": decision.name, "given": given, "computed": computed},
    )


def unknown_target(name: str, program: Program) -> NoAnswer:
    """UNKNOWN-DECISION: what is asked for is neither decided nor declared."""
    from addendum.findings import did_you_mean

    near = did_you_mean(name, (*program.decisions, *program.facts))
    fix = f"Ask for `{near}`." if near else "Ask for a decision of these policies."
    return NoAnswer("UNKNOWN-DECISION", f"Nothing decides `{name}`.", fix)


def missing_function(name: str, decision: Decision) -> NoAnswer:
    """FUNCTION-MISSING: a formula calls what the caller of the engine has not brought."""
    return NoAnswer(
        "FUNCTION-MISSING",
        f"The formula of `{decision.name}` calls `{name}`, which is not available here.",
        at=decision.origin.place,
    )


def printed(value: Value) -> str:
    """A value as an error prints it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {printed(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(printed(part) for part in value) + "]"
    return show(value)


def _about_rows(
    code: str, decision: Decision, rows: Sequence[int], origins: Sequence[Origin], what: str, fix: str
) -> NoAnswer:
    named = [
        f"`{origin.name}` ({origin.place})" if origin.name else f"row {row + 1} ({origin.place})"
        for row, origin in zip(rows, origins, strict=True)
    ]
    return NoAnswer(
        code,
        f"{len(rows)} rows of `{decision.name}` {what}: {', '.join(named[:-1])} and {named[-1]}.",
        fix,
        at=decision.origin.place,
        details={"decision": decision.name, "rows": tuple(rows), "origins": tuple(origins)},
    )


def _described(fact: Fact) -> str:
    return (
        f"`{fact.name}` ({fact.title}, {fact.type.says})"
        if fact.title
        else f"`{fact.name}` ({fact.type.says})"
    )


def _inputs(used: Mapping[str, Value]) -> str:
    return ", ".join(f"{name} {printed(value)}" for name, value in used.items()) or "this case"


def _make(inputs: Iterable[str]) -> str:
    return "makes" if len(tuple(inputs)) == 1 else "make"

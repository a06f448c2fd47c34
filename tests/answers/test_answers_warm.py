"""An answer from the cache is the answer that reading all files gives, to the last byte."""

from __future__ import annotations

from pathlib import Path

import pytest

import addendum
from addendum.answers.scenario import cases_of
from addendum.library.cache import keys
from addendum.values import dumps

SHIPPED = Path(addendum.find_root("shipped", ""))
VENDORS = Path(__file__).parents[1] / "library" / "vendors"
ROOTS = {"shipped": SHIPPED, **{path.stem: path for path in sorted(VENDORS.glob("*.yaml"))}}
# What a case may lack or get wrong: the errors must be the same, too.
MORE = [
    ("service-credit", {"month": "2025-03"}, {"contract": "acme"}),
    ("service-credit", {"availability": "99.5"}, {"contract": "acme"}),
    ("service-credit", {"month": "2025-03", "availability": "101 %"}, {"contract": "acme"}),
    ("service-credit", {"month": "2025-03", "portion": "no such"}, {"contract": "acme"}),
    ("service-credit", {"month": "1999-03", "availability": "99 %"}, {"contract": "acme"}),
    ("response-target", {"severity": "S1", "unknown": 1}, {"tier": "premium", "at": "2025-03-10"}),
    ("response-target", {"severity": None}, {"tier": "premium", "at": "2025-03-10"}),
    ("response-target", {}, {"tier": "premium"}),
    ("response-target", {}, {"tier": "no such"}),
    ("response-target", {}, {}),
    ("no such", {}, {"tier": "premium", "at": "2025-03-10"}),
    ("service-credit", {"month": "2025-03"}, {"contract": "acme", "readings": {"no such": "other"}}),
    ("entitlements", {}, {"contract": "acme", "at": "2025-03-10"}),
    ("entitlements", {"severity": "S1"}, {"tier": "standard", "at": "2025-03-10"}),
]


@pytest.fixture(autouse=True)
def still_engine(monkeypatch):
    """An engine of which no file changes while a test runs."""
    monkeypatch.setattr(keys, "_engine", lambda: "the engine")


def asked(library, question, facts, words):
    """All that a caller may see of an answer or of an error."""
    try:
        answer = library.ask(question, facts, **words)
    except addendum.NoAnswer as error:
        return error.code, error.says, error.fix, str(error.at)
    except addendum.FindingsError as error:
        return [str(finding) for finding in error.findings]
    return (
        addendum.dumps(answer.to_json()),
        addendum.dumps(answer.to_json(explain=False)),
        "\n".join(answer.sentences()),
        answer.rows(),
    )


def streamed(library, question, facts, words):
    """What a stream gives, with its reasons and without."""
    try:
        return [dumps(library.asker(question, **words, explain=explain)(facts)) for explain in (False, True)]
    except addendum.NoAnswer as error:
        return error.code, error.says
    except addendum.FindingsError as error:
        return [str(finding) for finding in error.findings]


def cases(library):
    """The cases of all scenarios, as a caller would put them."""
    for document in library.policies.documents:
        if document.head.kind == "scenarios":
            for case in cases_of(document):
                words = {
                    "contract": case.contract,
                    "tier": case.tier,
                    "at": case.at,
                    "readings": case.readings,
                }
                yield case.question, case.facts, words


def all_of(cold, name):
    return [*cases(cold), *(MORE if name == "shipped" else ())]


@pytest.mark.parametrize("name", ROOTS)
def test_every_scenario_is_answered_alike_from_the_cache_and_from_the_files(name, tmp_path):
    cold = addendum.load(ROOTS[name])
    filling = addendum.load(ROOTS[name], cache=tmp_path)
    wanted = [asked(cold, *case) for case in all_of(cold, name)]
    filled = [asked(filling, *case) for case in all_of(cold, name)]

    warm = addendum.load(ROOTS[name], cache=tmp_path)
    answered = [asked(warm, *case) for case in all_of(cold, name)]
    streams = [streamed(warm, *case) for case in all_of(cold, name)]

    assert filled == wanted
    assert answered == wanted
    assert streams == [streamed(cold, *case) for case in all_of(cold, name)]
    assert warm.questions() == cold.questions()


def test_the_scenarios_are_answered_from_the_cache_alone(tmp_path):
    cold = addendum.load(SHIPPED)
    plain = [case for case in cases(cold) if case[0] != "entitlements"]
    filling = addendum.load(SHIPPED, cache=tmp_path)
    for case in plain:
        asked(filling, *case)

    warm = addendum.load(SHIPPED, cache=tmp_path)
    answered = [asked(warm, *case) for case in plain]

    assert len(answered) > 50
    assert warm._source._full is None


def test_pages_are_shown_alike_beside_a_cache(tmp_path):
    cold = addendum.load(SHIPPED)
    addendum.load(SHIPPED, cache=tmp_path).questions()

    warm = addendum.load(SHIPPED, cache=tmp_path)

    assert addendum.show(warm) == addendum.show(cold)
    assert addendum.show(warm, compare=True) == addendum.show(cold, compare=True)

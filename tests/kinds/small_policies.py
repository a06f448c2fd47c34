"""Small policies for the tests of this room: YAML texts, lowered together, decisions as text."""

from __future__ import annotations

from addendum.documents import Mapping, read_text, validate
from addendum.kinds import lower_bundle
from addendum.library.heads import read_document
from addendum.rules import Planner
from addendum.values import NoAnswer, show

DEFINITIONS = """
kind: definitions
id: acme/definitions
version: 1
title: Terms
lists:
  severities: [{S1: Critical}, {S2: Major}, {S3: Minor}]
  channels: [{portal: Support portal}, {phone: Telephone}]
  regions: [eu, us]
  activities: [review, training]
  portions: [shop, portal]
facts:
  live: {type: boolean, title: The live system is concerned}
  region: {type: one of regions, title: Region}
  portion: one of portions
  fee: {type: money, from: contract, title: Fee for a month}
  fees: {type: money by portion, from: contract}
  revenue: {type: money, title: Yearly revenue}
clocks:
  initial_response: {title: Initial response, starts: opened, stops: [responded]}
  updates: {title: Updates, starts: responded, repeats: updated, stops: [resolved]}
"""

CALENDARS = """
kind: calendar
id: acme/calendars
version: 1
title: Hours
calendars:
  24/7: {open: always}
  office_hours: {open: monday to friday 09:00 to 17:00, zone: Europe/Berlin}
"""


def document(text, file="policy.yaml"):
    """The document that a valid text holds."""
    tree = read_text(text.lstrip("\n"), file)
    assert isinstance(tree, Mapping)
    kind = tree.get("kind").text
    assert [str(finding) for finding in validate(tree, kind)] == []
    found = []
    read = read_document(tree, file, found.append)
    assert not found
    return read


def headed(kind, section, name="", file="policy.yaml", **head):
    """A document of a kind by its section alone; its id is `acme/` and the name, by default the kind."""
    given = "".join(f"{key.replace('_', ' ')}: {value}\n" for key, value in head.items())
    return document(
        f"kind: {kind}\nid: acme/{name or kind}\nversion: 1\ntitle: {kind}\n{given}{section.lstrip(chr(10))}",
        file,
    )


def lowered(*documents, tier=None, contract=None, chosen=None, tiers=(), definitions=DEFINITIONS):
    """What the documents add up to, beside the definitions and calendars that all tests share."""
    shared = [document(text, file) for text, file in ((definitions, "terms.yaml"), (CALENDARS, "hours.yaml"))]
    return lower_bundle([*shared, *documents], tier, contract, chosen or {}, tiers)


def codes(found):
    """The codes of the findings of a lowering, with the line of each."""
    return [(finding.code, finding.place.line if finding.place else 0) for finding in found.findings]


def decided(found, name, /, **facts):
    """The value of a decision as text, or the code of the error in place of it."""
    planner = Planner(found.program, found.functions)
    try:
        return show(planner.run((name,), facts).values[name])
    except NoAnswer as error:
        return error.code


def row_of(found, name, /, **facts):
    """The name of the row that a decision came from."""
    result = Planner(found.program, found.functions).run((name,), facts)
    (row,) = result.rows[name]
    return found.program.decisions[name].logic.rows[row].origin.name

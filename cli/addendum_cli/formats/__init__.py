"""How results are written for machines and people: one module an output format, and a dict that picks."""

from addendum_cli.formats import (
    findings_github,
    findings_json,
    findings_junit,
    findings_sarif,
    findings_text,
    scenarios_github,
    scenarios_json,
    scenarios_junit,
    scenarios_text,
)
from addendum_cli.formats.findings_json import finding_as_json
from addendum_cli.formats.results import Checked, Tested, counted

FINDINGS = {
    "text": findings_text.render,
    "json": findings_json.render,
    "sarif": findings_sarif.render,
    "junit": findings_junit.render,
    "github": findings_github.render,
}
"""How a check is written, by the name of the format."""

SCENARIOS = {
    "text": scenarios_text.render,
    "json": scenarios_json.render,
    "junit": scenarios_junit.render,
    "github": scenarios_github.render,
}
"""How scenarios' results are written, by the name of the format."""

__all__ = ["FINDINGS", "SCENARIOS", "Checked", "Tested", "counted", "finding_as_json"]

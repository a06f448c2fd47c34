"""How results are written for machines and people: one module an output format, and a dict that picks."""

from addendum_cli.formats import (
    changes_json,
    changes_markdown,
    changes_text,
    findings_github,
    findings_json,
    findings_junit,
    findings_sarif,
    findings_text,
    pipeline_markdown,
    pipeline_text,
    scenarios_github,
    scenarios_json,
    scenarios_junit,
    scenarios_text,
    status_json,
    status_text,
)
from addendum_cli.formats.findings_json import finding_as_json
from addendum_cli.formats.results import AlongTime, Checked, Compared, Tested, counted, is_enough, percentage

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

CHANGES = {
    "text": changes_text.render,
    "markdown": changes_markdown.render,
    "json": changes_json.render,
}
"""How a comparison is written, by the name of the format."""

STATUSES = {"text": status_text.render, "json": status_json.render}
"""How the versions of policies along the time are written, by the name of the format."""

PIPELINES = {
    "text": pipeline_text.render,
    "markdown": pipeline_markdown.render,
}
"""How a run of all steps is written, by the name of the format."""

__all__ = [
    "CHANGES",
    "FINDINGS",
    "PIPELINES",
    "SCENARIOS",
    "STATUSES",
    "AlongTime",
    "Checked",
    "Compared",
    "Tested",
    "counted",
    "finding_as_json",
    "is_enough",
    "percentage",
]

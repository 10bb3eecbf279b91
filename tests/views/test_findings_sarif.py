"""The structure was also validated against the schema of OASIS; what of it counts stands here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from escrowbook import __version__
from escrowbook.core.checks.registry import CHECKS
from escrowbook.views.findings_sarif import uri_of
from tests.views.findings_samples import drawn, evil, located, report

if TYPE_CHECKING:
    from escrowbook.core.errors import Severity

TEXT = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}
POSITIVE = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}


def an_object(**properties: object) -> dict[str, object]:
    """An object with exactly these members."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


REGION = {
    "type": "object",
    "properties": {"startLine": POSITIVE, "startColumn": POSITIVE, "endColumn": POSITIVE},
    "required": ["startLine", "startColumn"],
    "additionalProperties": False,
}
LOCATION = an_object(
    physicalLocation=an_object(
        artifactLocation=an_object(uri={"type": "string", "pattern": "^[!#-;=?-Z_a-z~]+$"}),
        region=REGION,
    )
)
RULE = an_object(
    id={"enum": list(CHECKS)},
    shortDescription=TEXT,
    fullDescription=TEXT,
    help=TEXT,
    defaultConfiguration=an_object(level=LEVEL),
)
RESULT = an_object(
    ruleId={"enum": list(CHECKS)},
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=TEXT,
    locations={"type": "array", "items": LOCATION, "minItems": 1, "maxItems": 1},
    properties={"type": "object"},
)
DRIVER = an_object(
    name={"const": "escrowbook"},
    version={"const": __version__},
    rules={"type": "array", "items": RULE},
)
RUN = an_object(
    tool=an_object(driver=DRIVER),
    columnKind={"const": "unicodeCodePoints"},
    results={"type": "array", "items": RESULT},
)
SCHEMA = an_object(
    **{
        "$schema": {"const": "https://json.schemastore.org/sarif-2.1.0.json"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": RUN, "minItems": 1, "maxItems": 1},
    }
)


def run_of(text: str) -> Any:
    document = json.loads(text)
    Draft202012Validator(SCHEMA).validate(document)
    return document["runs"][0]


def test_each_check_is_a_rule_also_where_nothing_was_found() -> None:
    run = run_of(drawn("sarif", report()))

    assert list(CHECKS) == [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [] == run["results"]


@pytest.mark.parametrize(
    "severity, level", [("error", "error"), ("warning", "warning"), ("info", "note")]
)
def test_a_finding_is_a_result_of_its_rule(severity: Severity, level: str) -> None:
    run = run_of(drawn("sarif", report(located(severity=severity, line=31, column=1, marked=13))))

    (result,) = run["results"]
    assert "unfunded" == run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
    assert ("unfunded", level) == (result["ruleId"], result["level"])
    assert "M4 is unfunded\nmilestone fund acme M4" == result["message"]["text"]
    assert {
        "artifactLocation": {"uri": "book/acme.toml"},
        "region": {"startLine": 31, "startColumn": 1, "endColumn": 14},
    } == result["locations"][0]["physicalLocation"]
    assert {
        "contract": "acme", "milestone": "M4", "amount": "250.00", "currency": "USD",
    } == result["properties"]  # fmt: skip


def test_a_hostile_file_makes_no_other_document() -> None:
    assert 1 == len(run_of(drawn("sarif", report(evil())))["results"])


@pytest.mark.parametrize(
    "path, uri",
    [
        ("book/a.toml", "book/a.toml"),
        ("a b#c?.toml", "a%20b%23c%3F.toml"),
        ("/book/a.toml", "file:///book/a.toml"),
        ("büch.toml", "b%C3%BCch.toml"),
        ("b\udcfcch.toml", "b%FCch.toml"),
    ],
)
def test_a_path_becomes_a_reference(path: str, uri: str) -> None:
    assert uri == uri_of(path)

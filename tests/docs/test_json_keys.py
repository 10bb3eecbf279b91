"""A schema's keys in a reader's words."""

from typing import Any

import pytest

from tests.docs.json_keys import keys_of

AMOUNT = {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"}


@pytest.mark.parametrize(
    "value, told",
    [
        ({"type": "string"}, [("x", "text")]),
        ({"type": "boolean"}, [("x", "true or false")]),
        ({"type": ["string", "null"]}, [("x", "text or null")]),
        ({"const": "a/1"}, [("x", '`"a/1"`')]),
        ({"enum": ["a", None]}, [("x", "one of `a`, `null`")]),
        (AMOUNT, [("x", "amount")]),
        ({"anyOf": [AMOUNT, {"type": "null"}]}, [("x", "amount or null")]),
        ({"type": "array", "items": {"type": "string"}}, [("x", "list of text")]),
        (
            {"type": "array", "items": {"type": "object", "properties": {"y": AMOUNT}}},
            [("x", "list of objects"), ("x[].y", "amount")],
        ),
        (
            {"type": "object", "properties": {"y": {"$ref": "#/$defs/id"}}},
            [("x", "object"), ("x.y", "whole number")],
        ),
    ],
)
def test_each_form_of_a_schema_is_told(value: Any, told: list[tuple[str, str]]) -> None:
    schema = {"properties": {"x": value}, "$defs": {"id": {"type": "integer"}}}

    assert told == list(keys_of(schema))

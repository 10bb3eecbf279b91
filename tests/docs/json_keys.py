"""The keys of a JSON Schema as a reader wants them: a path, and what stands there."""

import json
from collections.abc import Iterator
from typing import Any


def keys_of(schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each key of a document: `rows[].amount`, and `amount or null`."""
    yield from _keys(schema, "", schema.get("$defs", {}))


def _keys(schema: dict[str, Any], prefix: str, named: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in schema.get("properties", {}).items():
        path = f"{prefix}{key}"
        yield path, _kind(value, named)
        for part in _variants(value, named):
            if part.get("type") == "array":
                for item in _variants(part.get("items", {}), named):
                    yield from _keys(item, f"{path}[].", named)
            else:
                yield from _keys(part, f"{path}.", named)


def _variants(value: dict[str, Any], named: dict[str, Any]) -> list[dict[str, Any]]:
    """A schema's alternatives, with what it refers to looked up."""
    if "$ref" in value:
        return _variants(named[value["$ref"].rpartition("/")[2]], named)
    choices = [*value.get("anyOf", []), *value.get("oneOf", [])]
    return [each for choice in choices for each in _variants(choice, named)] or [value]


# The patterns of the schemas, by what they mean to a reader.
_PATTERNS = {
    "T": "time",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "date",
    "(\\.[0-9]+)?$": "amount",
    "^[A-Z]{3}$": "currency",
    "{0,63}$": "id",
}


def _kind(value: dict[str, Any], named: dict[str, Any]) -> str:
    return " or ".join(dict.fromkeys(_word(each, named) for each in _variants(value, named)))


def _word(value: dict[str, Any], named: dict[str, Any]) -> str:
    if "const" in value:
        return f"`{json.dumps(value['const'])}`"
    if "enum" in value:
        return "one of " + ", ".join(f"`{_plain(word)}`" for word in value["enum"])
    kind = value.get("type", "anything")
    if isinstance(kind, list):
        return " or ".join(_word({**value, "type": each}, named) for each in kind)
    if kind == "array":
        items = _kind(value.get("items", {}), named)
        return f"list of {'objects' if items == 'object' else items}"
    if kind == "string":
        pattern = value.get("pattern", "")
        return next((word for part, word in _PATTERNS.items() if part in pattern), "text")
    return {"integer": "whole number", "boolean": "true or false"}.get(kind, str(kind))


def _plain(word: object) -> str:
    return word if isinstance(word, str) else json.dumps(word)

"""Records to JSON and back, and the JSON Schema of the contract, from the records themselves."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from dateline.answered import IncidentAnswer, StoryAnswer
from dateline.records import Report
from dateline.searches import Hit

T = TypeVar("T")

OPTIONAL = frozenset({"predicates", "reviewed", "grades", "passages"})  # only where there are


def encode(record: object) -> bytes:
    """Return ``record`` as one line of UTF-8 JSON with the fields in the contract's order."""
    return msgspec.json.encode(record)


def encode_text(record: object) -> str:
    """Return ``record`` as one line of JSON text."""
    return encode(record).decode("utf-8")


def decode_report(data: bytes | str) -> Report:
    """Return the report that ``data`` holds; raises ``msgspec.ValidationError`` where it is none."""
    return decode(data, Report)


def decode(data: bytes | str, kind: type[T]) -> T:
    """Return the record of type ``kind`` that ``data`` holds."""
    return msgspec.json.decode(data, type=kind)


def schema() -> dict[str, Any]:
    """Return one JSON Schema (2020-12) with the report as its root and the answer among ``$defs``.

    Validate a report against the root, an answer of ``who-says`` against ``#/$defs/IncidentAnswer``, a
    hit of ``search`` against ``#/$defs/Hit``, a story of ``stories`` against ``#/$defs/StoryAnswer``.
    """
    roots, parts = msgspec.json.schema_components(
        (Report, IncidentAnswer, Hit, StoryAnswer), ref_template="#/$defs/{name}"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dateline-report/1",
        **roots[0],
        "$defs": {name: require_all(part) for name, part in sorted(parts.items())},
    }


def require_all(part: dict[str, Any]) -> dict[str, Any]:
    """Return ``part`` with its fields required: the contract writes each one, even where null."""
    fields = {name: drop_default(field) for name, field in part["properties"].items()}
    return {**part, "properties": fields, "required": sorted(set(fields) - OPTIONAL)}


def drop_default(field: dict[str, Any]) -> dict[str, Any]:
    """Return a field's schema without a default: nothing that is written is left to be assumed."""
    return {key: value for key, value in field.items() if key != "default"}

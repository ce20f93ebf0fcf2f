"""The JSON Schema (draft 2020-12) of the report's JSON file, made from the shapes that build it."""

from __future__ import annotations

from typing import Any

import msgspec

from belegkette.report.model import VERSION, Report

SCHEMA_FILE = "report.schema.json"


def report_schema() -> dict[str, Any]:
    """Return the schema; it holds for every report with the same version number."""
    schema = msgspec.json.schema(Report)
    definitions = schema["$defs"]
    root = definitions.pop("Report")
    root["properties"]["version"] = {"const": VERSION}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Nachweisbericht (belegkette report --format json)",
        **root,
        "$defs": definitions,
    }

"""The dialects as specs can name them."""

from __future__ import annotations

import json
from pathlib import Path

import wirewright.spec
from wirewright.dialects import DIALECTS

SCHEMA = Path(wirewright.spec.__file__).with_name("schema.json")


def test_the_schema_knows_the_same_dialects_as_the_code() -> None:
    api = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]["api"]
    assert api["properties"]["dialect"]["enum"] == list(DIALECTS)


def test_the_schema_knows_the_casings_of_all_dialects() -> None:
    api = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]["api"]
    known = {casing for dialect in DIALECTS.values() for casing in dialect.casings}
    assert set(api["properties"]["json_names"]["enum"]) == known


def test_a_dialect_is_found_by_its_own_name() -> None:
    assert all(dialect.name == name for name, dialect in DIALECTS.items())

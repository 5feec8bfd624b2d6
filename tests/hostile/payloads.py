"""Hostile payloads as cases, and a small API whose codecs they are given to.

The API is of the dialect `plain`: one XML type with a member of each kind, and one JSON type
`{"v": …}` for each kind of value.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
STOLEN = b"/etc/hostname"
"""The file that the payloads try to have read."""

XML_TYPE = """\
    xml: r
    fields:
      a?: {type: string, attribute: true}
      v?: string
      n?: {type: list<int64>, unwrapped: true}
      b?: boolean
      f?: double
      d?: datetime
      r?: R
"""
JSON_KINDS = {
    "int": "int64",
    "int64": "int64",
    "float": "double",
    "str": "string",
    "bool": "boolean",
    "any": "any",
    "decimal": "decimal",
    "datetime": "datetime",
    "bytes": "bytes",
    "uuid": "uuid",
    "enum": "Color",
    "union": "Pet",
    "list[int]": "list<int64>",
    "dict[str,int]": "map<string, int64>",
}


def _operation(name: str, kind: str, medium: str) -> str:
    return f"""\
  {name}:
    post: {name}
    media: [{medium}]
    request: {kind}
    responses: {{2xx: none}}
"""


def _json_name(kind: str) -> str:
    return "json_" + "".join(x if x.isalnum() else "_" for x in kind)


JSON_SPEC = "\n".join(
    [
        "wirewright: 1",
        "api: {title: JSON, dialect: plain, source: S}",
        "types:",
        "  Color: {enum: [red]}",
        "  Model: {fields: {a: int64, b?: int64?, c?: int64}}",
        "  Pet:",
        "    known_types: [Cat]",
        "    discriminator: {field: kind, values: {cat: Cat}}",
        "    fields: {kind: string}",
        "  Cat: {extends: Pet, fields: {n: int64}}",
        *(
            f"  {_json_name(kind).title()}: {{fields: {{v: '{word}'}}}}"
            for kind, word in JSON_KINDS.items()
        ),
        "operations:",
        _operation("json_model", "Model", "json"),
        *(_operation(_json_name(kind), _json_name(kind).title(), "json") for kind in JSON_KINDS),
    ]
)
XML_SPEC = f"""\
wirewright: 1
api: {{title: XML, dialect: plain, source: S}}
types:
  R:
{XML_TYPE}operations:
{_operation("xml", "R", "xml")}"""

SPECS = {
    "json_api": JSON_SPEC,
    "xml_api": XML_SPEC,
    "xml_named": XML_SPEC.replace("source: S", "source: S, xml_namespace: 'urn:t'"),
}


@dataclass(frozen=True)
class Case:
    """A payload to read, or a value to write, and what has to come of it."""

    id: str
    medium: str
    kind: str
    direction: str
    payload: Any
    outcome: str
    value: Any
    budget: dict[str, float]

    def __str__(self) -> str:
        return f"{self.medium}-{self.id}"

    @property
    def api(self) -> str:
        """The name of the small API that the case is for."""
        if self.medium == "json":
            return "json_api"
        return "xml_named" if self.kind else "xml_api"

    @property
    def operation(self) -> str:
        """The name of the operation whose request it is."""
        return _json_name(self.kind) if self.medium == "json" else "xml"

    @property
    def content(self) -> bytes:
        """The bytes to read."""
        if isinstance(self.payload, str):
            return self.payload.encode()
        if isinstance(self.payload, bytes):
            return self.payload
        return b"".join(_repeated(text, times) for text, times in self.payload)


def _repeated(text: str, times: int) -> bytes:
    """Repeat a text, in which `@name#` counts up."""
    if "#" not in text:
        return text.encode() * times
    return "".join(text.replace("@", "").replace("#", str(n)) for n in range(times)).encode()


def _case(medium: str, row: dict[str, Any]) -> Case:
    payload = row.get("payload_text", row.get("payload_parts", row.get("payload_value")))
    if "payload_b64" in row:
        payload = base64.b64decode(row["payload_b64"])
    return Case(
        id=row["id"],
        medium=medium,
        kind=row.get("target_type") or row.get("target_ns") or "",
        direction=row["direction"],
        payload=payload,
        outcome=row["expected"]["outcome"],
        value=row["expected"].get("value"),
        budget=row.get("budget", {}),
    )


CASES = [
    _case(medium, row)
    for medium in ("xml", "json")
    for row in json.loads((HERE / f"{medium}.json").read_text("utf-8"))
]

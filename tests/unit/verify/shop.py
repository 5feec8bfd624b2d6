"""A tiny API and its package, written by hand, into which each test can build one fault."""

from __future__ import annotations

from pathlib import Path

from wirewright import ir
from wirewright.diagnostics import Span
from wirewright.ir.api import Medium
from wirewright.verify import ApiResult, verify_api

JSON = b'{\n  "id": 1,\n  "note": "two words",\n  "lines": [ {"price": 15}, {"price": 16} ]\n}\n'
XML = b"""<?xml version="1.0"?>
<Order>
  <Id>1</Id>
  <Note>two words</Note>
  <Lines>
    <Line><Price>15</Price></Line>
    <Line><Price>16</Price></Line>
  </Lines>
</Order>
"""

ERRORS = """
class WireError(Exception):
    def __init__(self, reason, *parts):
        super().__init__(": ".join([*map(str, parts), reason]))
        self.parts = parts
"""

OPERATIONS = """
import json
import re
from dataclasses import dataclass
from html import escape, unescape
from types import SimpleNamespace

from ..errors import WireError

@dataclass
class Order:
    id: int
    note: str
    prices: list

def read_json(data):
    try:
        found = json.loads(data)
    except ValueError as error:
        raise WireError(str(error))
    return Order(found["id"], found["note"], [x["price"] for x in found["lines"]])

def write_json(order):
    lines = [{"price": price} for price in order.prices]
    found = {"id": order.id, "note": order.note, "lines": lines}
    return json.dumps(found, separators=(",", ":")).encode()

def read_xml(data):
    def text(name):
        found = re.search(f"<{name}>(.*?)</{name}>", data.decode(), re.DOTALL)
        if not found:
            raise WireError("missing", name)
        return found[1]
    prices = [int(x) for x in re.findall("<Price>(.*?)</Price>", data.decode())]
    return Order(int(text("Id")), unescape(text("Note")), prices)

def write_xml(order):
    lines = "".join(f"<Line><Price>{price}</Price></Line>" for price in order.prices)
    note = escape(order.note, quote=False)
    return f"<Order><Id>{order.id}</Id><Note>{note}</Note><Lines>{lines}</Lines></Order>".encode()

def strict(data):
    return SimpleNamespace(findings=[])

JSON = SimpleNamespace(medium="json", decode=read_json, encode=write_json, strict=strict)
XML = SimpleNamespace(medium="xml", decode=read_xml, encode=write_xml, strict=strict)
BODY = SimpleNamespace(media=(JSON, XML))
OPERATIONS = {"place": SimpleNamespace(request=BODY, response={200: BODY}.get)}
"""


def write_package(folder: Path, *faults: tuple[str, str], operations: str = OPERATIONS) -> None:
    """Write the package `apis.shop` with each fault's first text replaced by its second."""
    for right, wrong in faults:
        assert right in operations
        operations = operations.replace(right, wrong)
    package = folder / "apis" / "shop"
    package.mkdir(parents=True)
    (folder / "apis" / "__init__.py").touch()
    (folder / "apis" / "errors.py").write_text(ERRORS, encoding="utf-8")
    (package / "__init__.py").touch()
    (package / "operations.py").write_text(operations, encoding="utf-8")


def sample(medium: Medium, content: bytes, **more: str | tuple[tuple[str, str], ...]) -> ir.Sample:
    """Make a sample of the request of `place`; `differs` and `malformed` may be given."""
    differs, malformed = more.get("differs", ()), more.get("malformed")
    assert isinstance(differs, tuple)
    assert malformed is None or isinstance(malformed, str)
    return ir.Sample(
        path=f"samples/place.request.{medium}",
        stem="place.request",
        direction="request",
        status=None,
        variant="",
        medium=medium,
        differs=differs,
        malformed=malformed,
        content=content,
    )


def _field(name: str, type: ir.Type, item: ir.XmlElement | None = None) -> ir.Field:
    return ir.Field(name, type, name.lower(), ir.XmlElement(name, item=item), name)


ORDER = ir.Model(
    "Order",
    (
        _field("Id", ir.Scalar("int32")),
        _field("Note", ir.Scalar("string")),
        _field("Lines", ir.ListOf(ir.Ref("Line")), ir.XmlElement("Line")),
    ),
    ("Id", "Note", "Lines"),
    ir.XmlElement("Order"),
)
LINE = ir.Model("Line", (_field("Price", ir.Scalar("int32")),), ("Price",), ir.XmlElement("Line"))


def shop(*samples: ir.Sample) -> ir.Api:
    """Make the API with these samples."""
    media = (ir.MediaType("json", ("application/json",)), ir.MediaType("xml", ("text/xml",)))
    body = ir.Body(ir.Ref("Order"), media, ORDER.xml)
    responses = (ir.Response("2xx", body), ir.Response("404", None))
    place = ir.Operation("place", "POST", "orders", (), body, responses, samples=samples)
    at = Span("specs/shop/api.yaml", 1, 1, 1, 1)
    return ir.Api("shop", "A shop", "aspnet", (ORDER, LINE), (place,), at=at)


PAIR = (sample("json", JSON), sample("xml", XML))


def verified(
    folder: Path, *faults: tuple[str, str], samples: tuple[ir.Sample, ...] = PAIR
) -> ApiResult:
    """Write the package with `faults` and prove it."""
    write_package(folder, *faults)
    return verify_api(shop(*samples), folder, "apis")

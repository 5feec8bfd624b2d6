"""What is measured: values of generated types, with the codecs and the peers' shape of their body.

The packages are generated anew from `specs` and from `tests/bench/specs`, so that a run measures
the generator as it is, whatever is checked in.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.bench.shapes import Shape, shape
from wirewright.diagnostics import Report
from wirewright.ir import Api
from wirewright.python.render import packages
from wirewright.reading import read_apis
from wirewright.settings import Settings

ROOT = Path(__file__).parents[2]
ORDER = ROOT / "specs" / "multivers" / "samples" / "updateOrder.request.json"
PARS = ROOT / "specs" / "pars" / "samples" / "setOrderDelivered.request.json"
PACKAGE = "bench_apis"
COMMENT = b"<!-- no machine's -->"
LINES_OF_10_MB = 41_000
FEW = ("approved", "orderId", "orderState", "reference", "totalOrderAmount")
SCALARS = {
    "boolean": True,
    "bytes": "AAECAwQFBgcICQ==",
    "char": "x",
    "dateTime": "2026-02-04T03:44:38.405634Z",
    "decimal": 12.50,
    "double": 0.1,
    "duration": "1.02:03:04",
    "float": 1.5,
    "int8": -100,
    "int16": -30000,
    "int32": 2000000000,
    "int64": 9000000000000000000,
    "kind": 1,
    "string": "Größe & Gewicht",
    "uInt8": 200,
    "uInt16": 60000,
    "uInt32": 4000000000,
    "uInt64": 18000000000000000000,
    "uri": "http://example.org/a?b=c",
    "uuid": "5785bdb3-17ce-4ef3-942e-2588789e83d7",
}


@dataclass(frozen=True, slots=True)
class Codecs:
    """How the generated package reads and writes a body.

    `read_tree` reads what the scanner leaves to lxml, as it does a document with a comment.
    """

    read_json: Callable[[bytes], Any]
    write_json: Callable[[Any], bytes]
    read_xml: Callable[[bytes], Any]
    read_tree: Callable[[bytes], Any]
    write_xml: Callable[[Any], bytes]


@dataclass(frozen=True, slots=True)
class Payload:
    """A value, its codecs, and the shape of its body for the peers."""

    name: str
    value: Any
    codecs: Codecs
    shape: Shape


def generated(folder: Path) -> dict[str, Api]:
    """Generate the package into `folder`, make it importable, and return the APIs by name."""
    report = Report()
    apis = (
        *read_apis(ROOT / "specs", ("multivers", "pars"), report),
        *read_apis(ROOT / "tests" / "bench" / "specs", (), report),
    )
    for file in packages(apis, Settings(folder, folder, folder, PACKAGE), report):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    assert not report.failed, report
    sys.path.insert(0, str(folder))
    return {api.name: api for api in apis}


def codecs(api: str, operation: str) -> Codecs:
    """Return the codecs of an operation's body."""
    known = import_module(f"{PACKAGE}.{api}.operations").OPERATIONS[operation]
    body = known.request or known.response(200)
    in_json, in_xml = body.codec("json"), body.codec("xml")
    return Codecs(
        in_json.decode,
        in_json.encode,
        in_xml.decode,
        lambda data: in_xml.decode(COMMENT + data),
        in_xml.encode,
    )


def payloads(apis: dict[str, Api]) -> Iterator[Payload]:
    """Yield the payloads in the table's order."""
    full = json.loads(ORDER.read_bytes())
    order = shape(apis["multivers"], "Order")
    nils = {member.json: None for member in order.members if member.nullable}
    yield _payload("Order, 47 members", "multivers", "updateOrder", order, full)
    yield _payload("Order, nil-heavy", "multivers", "updateOrder", order, full | nils)
    order = shape(apis["multivers"], "Order", nulls=False)
    few = {key: full[key] for key in FEW}
    yield _payload("Order, mostly absent", "multivers", "updateOrder", order, few)
    pars = shape(apis["pars"], "DeliveryOrderApiRequest")
    sent = json.loads(PARS.read_bytes())
    yield _payload("PARS request", "pars", "setOrderDelivered", pars, sent)
    scalars = shape(apis["shop"], "Scalars")
    yield _payload("each scalar type", "shop", "sendScalars", scalars, SCALARS)
    yield order_of_lines(apis, 1000)
    line = shape(apis["shop"], "Line", items=True)
    made = [_line(number) for number in range(LINES_OF_10_MB)]
    yield _payload("list of 10 MB", "shop", "listLines", line, made)


def shop_order() -> Codecs:
    """Return the codecs of an Order with typed lines."""
    return codecs("shop", "sendOrder")


def order_of_lines(apis: dict[str, Api], count: int) -> Payload:
    """Return an Order with typed lines, of ten fields each."""
    order = shape(apis["shop"], "Order")
    lines = [_line(number) for number in range(count)]
    known = {"customerId": "C-4711", "lines": lines, "orderId": "O-1"}
    return _payload(f"Order with {count:,} lines", "shop", "sendOrder", order, known)


def _line(number: int) -> dict[str, Any]:
    return {
        "article": f"A-{100_000 + number}",
        "delivered": number % 3 == 0,
        "due": f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}T03:44:38",
        "kind": number % 3,
        "number": number + 1,
        "price": number * 37 % 100_000 / 100,
        "quantity": number % 9 + 1.0,
        "text": None if number % 5 == 0 else f"Line {number + 1} of the order",
        "unit": "piece",
        "vatId": number % 4,
    }


def _payload(name: str, api: str, operation: str, shape: Shape, known: Any) -> Payload:
    made = codecs(api, operation)
    return Payload(name, made.read_json(json.dumps(known).encode()), made, shape)

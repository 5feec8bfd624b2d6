"""A shop and a warehouse with their packages, as a mock serves them."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.generating import read, rendered, write
from wirewright.mock.call import Call, Reply
from wirewright.mock.respond import respond
from wirewright.mock.site import Endpoint, Site, site_of
from wirewright.packages import load_package

SHOP = """
api:
  title: Shop
  dialect: aspnet
  json_names: camel
  xml_namespace: urn:shop
types:
  Order:
    fields:
      Id: int32
      Count?: {type: int32, min: 1}
      Lines?: list<Line>
      Key: {type: string, secret: true}
  Line: {fields: {No?: int64}}
operations:
  place: {post: orders, request: Order, responses: {200: Order, 400: Line}}
  cancel: {delete: "orders/{id}", path: {id: int32}, responses: {2xx: none}}
  count: {get: orders/count, responses: {200: int32}}
  byKey: {get: stock, query: {key: string}, responses: {200: int32}}
  byPage: {get: stock, query: {page: int32}, responses: {200: int32}}
"""
SHOP_SAMPLES = {
    "place.request.json": '{"id": 1, "key": "k"}',
    "place.response.200.json": '{"id": 2, "lines": [], "key": "k"}',
    "place.response.200.many.json": '{"id": 3, "lines": [{"no": 1}, {"no": 2}], "key": "k"}',
    "byKey.response.200.json": "1",
    "byPage.response.200.json": "2",
    "place.response.200.xml": (
        '<Order xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="urn:shop">'
        "<Id>2</Id><Key>k</Key><Lines /></Order>"
    ),
}
WAREHOUSE = """
api:
  title: Warehouse <b>
  dialect: plain
  media: [json, xml]
  auth: {header: X-Token}
  parameters: {body: [Tenant]}
types:
  Size: {enum: [small, large]}
  Query:
    fields: {Tenant: string, Name?: string}
  Item: {fields: {Name: string}}
  Failure: {fields: {why: string}}
operations:
  find:
    post: find.{medium}
    request: Query
    responses: {200: list<Item>, 404: Failure}
  item:
    get: items/{id}
    path: {id: {type: int32, max: 99, examples: [7]}}
    query:
      size?: Size
      tags?: {type: list<int32>, style: comma, max_items: 2}
      from: {type: date}
      colour?: {type: list<string>, style: brackets}
    headers: {X-Trace?: {type: uuid}}
    responses: {200: Item, 404: Failure, 500: Failure}
"""
WAREHOUSE_SAMPLES = {
    "find.request.json": '{"Tenant": "t", "Name": "n"}',
    "find.response.200.json": '[{"Name": "a"}]',
    "item.response.200.xml": "<Item>\n  <Name>a</Name>\n</Item>\n",
    "item.response.404.gone.json": '{"why": "gone"}',
    "item.response.404.json": '{"why": "never there"}',
}


@cache
def site() -> Site:
    """Return both APIs, joined with their packages."""
    folder = Path(tempfile.mkdtemp(prefix="wirewright-mock-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    apis = []
    for name, spec, samples in (
        ("shop", SHOP, SHOP_SAMPLES),
        ("warehouse", WAREHOUSE, WAREHOUSE_SAMPLES),
    ):
        write(folder / "specs" / name / "samples", samples)
        apis.append(read(folder, spec, name)[0])
    write(folder, rendered(tuple(apis), "mocked"))
    return site_of([(api, load_package(folder, "mocked", api.name)) for api in apis])


def endpoint(name: str) -> Endpoint:
    """Return the endpoint of an operation."""
    return next(x for x in site().endpoints if x.meant.name == name)


def call(method: str, target: str, body: str | bytes = b"", **headers: str) -> Reply:
    """Return the answer to a request; `_` in the names of headers stands for `-`."""
    path, _, query = target.partition("?")
    content = body.encode("utf-8") if isinstance(body, str) else body
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    return respond(site(), Call(method, path, query, named, content))


def header(reply: Reply, name: str) -> str:
    """Return a header of an answer."""
    found: Mapping[str, str] = {key.lower(): value for key, value in reply.headers}
    return found[name]

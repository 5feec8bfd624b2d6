"""The XML of `UseXmlSerializer`, as generated packages write and read it."""

from typing import Any

import pytest

from tests.unit.python.built import build

API = "title: Shop, dialect: xmlserializer"
TEXT = """\
types:
  Message:
    fields: {Ok: boolean, Error: string?}
  Colour: {enum: {Red: 0, Green: 1}}
  Image:
    fields: {Src: {type: string, attribute: true}, Wide: {type: boolean, attribute: true},
             Alt: {type: string?, attribute: true}}
  Order:
    extends: Message
    fields:
      Zone: string
      Id: uuid
      Placed: datetime
      Price: double?
      Colour: Colour?
      Tags: list<string?>?
      Numbers: list<int32?>
      Data: bytes?
      Note?: string?
      Image: Image?
      Images: {type: list<Image>, unwrapped: true, xml: Picture}
      Grid: list<list<int32>>?
operations:
  place: {doc: Places an order., post: orders, request: Order, responses: {2xx: none}}
  all: {doc: Lists., get: orders, responses: {2xx: list<uuid>, 400: string, 404: Order?}}
"""
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
XSD = 'xmlns:xsd="http://www.w3.org/2001/XMLSchema"'
GUID = "5785bdb3-17ce-4ef3-942e-2588789e83d7"
FULL = (
    f"<Order {XSI} {XSD}><Ok>true</Ok><Error>no</Error><Zone />"
    f"<Id>{GUID}</Id><Placed>2026-02-04T03:44:38.4056342+00:00</Placed><Price>1E+15</Price>"
    '<Colour>Green</Colour><Tags><string>a</string><string xsi:nil="true" /></Tags>'
    '<Numbers><int>1</int><int xsi:nil="true" /></Numbers><Data>AQI=</Data><Note>n</Note>'
    '<Image Src="a" Wide="true" Alt="b" /><Picture Src="" Wide="false" />'
    "<Grid><ArrayOfInt><int>1</int></ArrayOfInt><ArrayOfInt /></Grid></Order>"
)
BARE = (
    f"<Order {XSI} {XSD}><Ok>false</Ok><Zone>z</Zone>"
    f"<Id>{GUID}</Id><Placed>0001-01-01T00:00:00</Placed>"
    '<Price xsi:nil="true" /><Colour xsi:nil="true" /><Numbers /></Order>'
)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return build(tmp_path_factory.mktemp("xmlserializer"), TEXT, API)


def body(shop: Any, status: int) -> Any:
    return shop.operations.OPERATIONS["all"].response(status).codec("xml")


@pytest.mark.parametrize("text", [FULL, BARE])
def test_a_document_goes_both_ways(shop: Any, text: str) -> None:
    order = shop.Order.from_xml(text)
    assert order.to_xml().decode() == text
    assert shop.Order.strict_xml(text).findings == ()
    assert shop.Order.from_json(order.to_json()).to_json() == order.to_json()


def test_null_references_are_absent_and_null_values_are_nil(shop: Any) -> None:
    order = shop.Order.from_xml(BARE)
    assert (order.error, order.tags, order.data, order.image) == (None,) * 4
    assert (order.price, order.colour, order.images) == (None, None, [])
    assert shop.Order.from_xml(BARE.replace("<Zone>", '<Error xsi:nil="true"/><Zone>')) == order


def test_json_is_that_of_every_web_api(shop: Any) -> None:
    text = shop.Order.from_xml(FULL).to_json().decode()
    assert text.startswith('{"zone":"","id":')
    assert text.endswith('"ok":true,"error":"no"}')
    assert '"colour":1' in text


def test_the_declarations_of_a_root_may_stand_in_any_order_or_not_at_all(shop: Any) -> None:
    order = shop.Order.from_xml(FULL)
    assert shop.Order.from_xml(FULL.replace(f"{XSI} {XSD}", f"{XSD} {XSI}")) == order
    bare = FULL.replace('<string xsi:nil="true" />', "").replace('<int xsi:nil="true" />', "")
    assert shop.Order.from_xml(bare.replace(f" {XSI} {XSD}", "")).zone == ""


def test_other_roots_are_named_by_their_types(shop: Any) -> None:
    text = f"<ArrayOfGuid {XSI} {XSD}><guid>{GUID}</guid></ArrayOfGuid>"
    assert body(shop, 200).encode(body(shop, 200).decode(text)).decode() == text
    assert body(shop, 400).encode("a").decode() == "<string>a</string>"
    nothing = f'<Order xsi:nil="true" {XSI} {XSD} />'
    assert body(shop, 404).encode(None).decode() == nothing
    assert body(shop, 404).decode(nothing) is None

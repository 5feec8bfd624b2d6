"""Plain XML with attributes, text and CDATA, as generated packages write and read it."""

from typing import Any

import pytest

from tests.unit.python.built import build

API = "title: Shop, dialect: plain, media: [xml, json]"
TEXT = """\
types:
  Colour: {enum: [red, green]}
  Price:
    fields:
      amount: {type: decimal, text: true}
      currency: {type: string, attribute: true}
      since?: {type: datetime, attribute: true, format: "dd.MM.yyyy"}
  Image:
    fields: {src: {type: uri, attribute: true, xml: href}, wide?: {type: boolean, attribute: true}}
  Order:
    fields:
      id: {type: int32, attribute: true}
      colour?: {type: Colour, attribute: true}
      title?: {type: string?, attribute: true}
      note?: {type: string, cdata: true}
      extra?: {type: string, cdata: true, xml_namespace: 'urn:extra'}
      price: Price
      images?: {type: list<Image>, unwrapped: true, xml: image}
operations:
  place: {doc: Places an order., post: orders, request: Order, responses: {2xx: none}}
"""
FULL = (
    '<Order id="1" colour="green" title="a&quot;b&lt;&#x9;&#xA;&#xD;c">'
    '<note><![CDATA[a < b]]></note><extra xmlns="urn:extra"><![CDATA[x]]></extra>'
    '<price currency="EUR" since="04.02.2026">1.50</price>'
    '<image href="a.png" /><image href="b.png" wide="true" /></Order>'
)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return build(tmp_path_factory.mktemp("plain"), TEXT, API)


def errors(shop: Any) -> Any:
    return __import__(f"{shop.__name__.partition('.')[0]}.errors", fromlist=["errors"])


def test_attributes_text_and_cdata_go_both_ways(shop: Any) -> None:
    order = shop.Order.from_xml(FULL)
    assert (order.id, order.colour, order.title) == (1, shop.Colour.GREEN, 'a"b<\t\n\rc')
    assert (order.note, str(order.price.amount), order.price.currency) == ("a < b", "1.50", "EUR")
    assert [(image.src, image.wide is True) for image in order.images] == [
        ("a.png", False),
        ("b.png", True),
    ]
    assert order.to_xml().decode() == FULL
    assert shop.Order.strict_xml(FULL).findings == ()
    assert shop.Order.from_json(order.to_json()) == order


def test_what_may_be_absent_is_not_written(shop: Any) -> None:
    text = '<Order id="1"><price currency="">0</price></Order>'
    assert shop.Order.from_xml(text).to_xml().decode() == text


def test_white_space_around_values_is_that_of_their_types(shop: Any) -> None:
    order = shop.Order.from_xml('<Order id=" 1 "><price currency=" E">\n 2 </price></Order>')
    assert (order.id, order.price.currency, order.price.amount) == (1, " E", 2)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<Order><price currency=''>1</price></Order>", "xml: @id: missing"),
        ("<Order id='x'><price currency=''>1</price></Order>", "xml: @id: 'x' is no int32"),
        ("<Order id='1'><price currency=''/></Order>", "xml: price.#text: '' is no decimal"),
        ("<Order id='1'><price>1</price></Order>", "xml: price.@currency: missing"),
        (
            "<Order id='1'><price currency=''>1<x/></price></Order>",
            "xml: price.#text: expected text, got the element x",
        ),
    ],
)
def test_a_bad_attribute_or_text_is_named_by_its_path(shop: Any, text: str, told: str) -> None:
    with pytest.raises(errors(shop).DecodeError) as caught:
        shop.Order.from_xml(text)
    assert str(caught.value) == told


def test_values_that_an_attribute_cannot_say_are_refused(shop: Any) -> None:
    order = shop.Order.from_xml(FULL)
    for change, told in (
        ({"id": "1"}, "xml: @id: expected an int for int32, got str"),
        (
            {"title": None},
            "xml: @title: plain XML cannot say null; leave it unset, or give a value",
        ),
        ({"title": "\0"}, "xml: @title: XML cannot say the character U+0000"),
        ({"price": 1}, "xml: price: expected Price, got int"),
    ):
        values = {name: getattr(order, name) for name in order.__struct_fields__}
        with pytest.raises(errors(shop).EncodeError) as caught:
            shop.Order(**(values | change)).to_xml()
        assert str(caught.value) == told


@pytest.mark.parametrize("text", ["", "]]>", "a]]>b\r\nc&amp;<!-- -->", "]]&gt;", "&#xD;"])
def test_any_text_survives_in_cdata(shop: Any, text: str) -> None:
    price = shop.Order.from_xml(FULL).price
    order = shop.Order(id=1, note=text, price=price)
    assert shop.Order.from_xml(order.to_xml()).note == text


def test_strict_reading_knows_the_attributes(shop: Any) -> None:
    text = '<Order id="1" ID="2"><price currency="" x="1">1</price><image href="" y=""/></Order>'
    found = [(x.kind, x.path) for x in shop.Order.strict_xml(text).findings]
    assert found == [
        ("attribute", "@ID"),
        ("attribute", "price.@x"),
        ("attribute", "image[0].@y"),
    ]

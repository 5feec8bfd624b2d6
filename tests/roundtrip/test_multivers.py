"""Multivers: 47 optional members, open enums, and content of types that nobody documented."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from lxml import etree

from order_apis import UNSET, multivers
from order_apis._runtime.http import Answer
from order_apis._runtime.unknown import XmlNode
from order_apis.errors import DecodeError, EncodeError
from order_apis.multivers import ChargeVatType, Order
from tests.roundtrip.values import JSON_VALUES, XML_NODES

EDIT = "http://schemas.datacontract.org/2004/07/UNIT4.Multivers.API.BL.Sales.Edit"
LISTS = "http://schemas.datacontract.org/2004/07/UNIT4.Multivers.API.BL.Sales.Lists"
MODELS = "http://schemas.datacontract.org/2004/07/UNIT4.Multivers.API.Web.WebApi.Core.Models"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
START = f'<Order xmlns:i="{XSI}" xmlns="{EDIT}">'


def xml(inside: str) -> str:
    return f"{START}{inside}</Order>"


def test_an_order_may_be_empty() -> None:
    assert Order().to_json() == b"{}"
    assert Order.from_json(b"{}") == Order.from_xml(xml("")) == Order()
    assert Order().to_xml().decode() == f"{START[:-1]} />"
    assert len(Order.__struct_fields__) == 47


@pytest.mark.parametrize(
    ("json_text", "inside"),
    [
        ("{}", ""),
        ('{"messages":[]}', f'<Messages xmlns:d2p1="{MODELS}" />'),
        ('{"orderLines":[]}', f'<OrderLines xmlns:d2p1="{LISTS}" />'),
        ('{"orderLines":null}', f'<OrderLines xmlns:d2p1="{LISTS}" i:nil="true" />'),
    ],
)
def test_absent_empty_and_null_lists_are_three_things_in_both_media(
    json_text: str, inside: str
) -> None:
    document = xml(inside) if inside else f"{START[:-1]} />"
    order = Order.from_json(json_text)
    assert Order.from_xml(document) == order
    assert order.to_json().decode() == json_text
    assert order.to_xml().decode() == document


def test_null_messages_are_refused() -> None:
    with pytest.raises(DecodeError, match="messages"):
        Order.from_json('{"messages":null}')
    with pytest.raises(DecodeError, match="Messages: null is not allowed"):
        Order.from_xml(xml('<Messages i:nil="true" />'))
    with pytest.raises(EncodeError, match="messages: "):
        Order(messages=None).to_json()  # type: ignore[arg-type]  # what is tested


@pytest.mark.parametrize(
    "content",
    [
        "null",
        "{}",
        "[]",
        '""',
        "1.10",
        "1E5",
        "1.5e-07",
        "0.0",
        "-0.0",
        "100000000000000000000000000",
        "123456789.123456789012345678901234567890",
        '{"code":1.10,"more":[1E5,{"text":"Я \\" \\\\"}],"none":null}',
        '{"json":"1","xml":null}',
    ],
)
@pytest.mark.parametrize("member", ["messages", "orderLines"])
def test_any_content_survives_in_json(member: str, content: str) -> None:
    text = f'{{"{member}":[{content},{content}]}}'
    order = Order.from_json(text)
    assert order.to_json().decode() == text
    assert Order.from_json(order.to_json()) == order
    spaced = text.replace("[", "[\n ").replace(",", " ,\t")
    assert Order.from_json(spaced) == order


@settings(max_examples=100, derandomize=True, deadline=None)
@given(JSON_VALUES)
def test_random_content_survives_in_json(content: str) -> None:
    text = f'{{"messages":[{content}],"orderLines":[{content}]}}'
    assert Order.from_json(text).to_json().decode() == text


@pytest.mark.parametrize(
    "item",
    [
        "<d2p1:Message />",
        '<d2p1:Message i:nil="true" />',
        "<d2p1:Message> a &amp; b </d2p1:Message>",
        '<d2p1:Message a="1" d2p1:b="&lt;&quot;"><d2p1:Code>1.10</d2p1:Code></d2p1:Message>',
        '<d2p1:Message><d4p1:Text xmlns:d4p1="urn:z">x <b xmlns="">y</b> z</d4p1:Text></d2p1:Message>',
        '<d2p1:Message i:type="d2p1:Warning"><d2p1:Code>1</d2p1:Code></d2p1:Message>',
        '<d2p1:Message xmlns:d3p1="urn:z" i:type="d3p1:Warning" />',
    ],
)
def test_any_content_survives_in_xml_with_the_documented_prefixes(item: str) -> None:
    document = xml(f'<Messages xmlns:d2p1="{MODELS}">{item}{item}</Messages>')
    order = Order.from_xml(document)
    assert order.to_xml().decode() == document
    assert len(order.messages or ()) == 2


@pytest.mark.parametrize(("member", "namespace"), [("Messages", MODELS), ("OrderLines", LISTS)])
def test_content_under_other_prefixes_is_the_same(member: str, namespace: str) -> None:
    document = xml(
        f'<{member} xmlns:d2p1="{namespace}"><d2p1:Item i:type="d2p1:Line"><d2p1:Code>1</d2p1:Code>'
        f"</d2p1:Item></{member}>"
    )
    other = (
        f'<q:Order xmlns:q="{EDIT}" xmlns:x="{XSI}"><q:{member}>'
        f'<Item xmlns="{namespace}" xmlns:w="{namespace}" x:type="w:Line">\n'
        f"  <w:Code>1</w:Code><!-- -->\n</Item></q:{member}></q:Order>"
    )
    assert Order.from_xml(other) == Order.from_xml(document)
    assert Order.from_xml(other).to_xml().decode() == document


@settings(max_examples=100, derandomize=True, deadline=None)
@given(XML_NODES)
def test_random_content_survives_in_xml(node: XmlNode) -> None:
    order = Order(order_lines=[multivers.OrderLine(xml=node)])
    document = order.to_xml()
    assert Order.from_xml(document) == order
    prefixed = etree.tostring(etree.fromstring(document), encoding="utf-8")
    assert Order.from_xml(prefixed) == order


@pytest.mark.parametrize(
    ("member", "name"), [("messages", "Messages"), ("orderLines", "OrderLines")]
)
def test_content_cannot_be_written_in_another_medium(member: str, name: str) -> None:
    from_json = Order.from_json(f'{{"{member}":[{{}}]}}')
    for write, medium in ((from_json.to_xml, "xml"), (from_json.to_form, "form")):
        with pytest.raises(EncodeError) as caught:
            write()
        assert (caught.value.medium, caught.value.path) == (medium, f"{name}[0]")
    from_xml = Order.from_xml(xml(f"<{name}><a /><b /></{name}>"))
    with pytest.raises(EncodeError) as caught:
        from_xml.to_json()
    assert (caught.value.medium, caught.value.path) == ("json", f"{member}[0]")
    with pytest.raises(DecodeError) as refused:
        Order.from_form(f"{name}[0].Code=1")
    assert (refused.value.medium, refused.value.path) == ("form", f"{name}[0]")


def test_decimals_keep_their_scale() -> None:
    for text, wire in (("15", "15.0"), ("15.0", "15.0"), ("1.10", "1.10"), ("0.00", "0.00")):
        order = Order.from_json(f'{{"totalVatAmount":{text}}}')
        assert order.to_json().decode() == f'{{"totalVatAmount":{wire}}}'
    for text in ("15", "15.0", "1.10", "0.00", "-7", "79228162514264337593543950335"):
        document = xml(f"<TotalVatAmount>{text}</TotalVatAmount>")
        assert Order.from_xml(document).to_xml().decode() == document
    assert Order.from_json('{"totalVatAmount":15.0}') == Order.from_xml(
        xml("<TotalVatAmount>15</TotalVatAmount>")
    )
    assert Order(total_vat_amount=Decimal("1e3")).to_json() == b'{"totalVatAmount":1000.0}'


def test_an_undocumented_enum_value_survives_in_its_own_medium() -> None:
    order = Order.from_json('{"chargeVatType":7}')
    assert order.to_json() == b'{"chargeVatType":7}'
    for write, medium in ((order.to_xml, "xml"), (order.to_form, "form")):
        with pytest.raises(EncodeError) as caught:
            write()
        assert (caught.value.medium, caught.value.path) == (medium, "ChargeVatType")
    document = xml("<ChargeVatType>Inclusive</ChargeVatType>")
    order = Order.from_xml(document)
    assert order.to_xml().decode() == document
    with pytest.raises(EncodeError) as caught:
        order.to_json()
    assert (caught.value.medium, caught.value.path) == ("json", "chargeVatType")


def test_a_documented_enum_value_is_a_number_in_json_and_a_name_elsewhere() -> None:
    order = Order(charge_vat_type=ChargeVatType.EXCLUSIVE)
    assert order.to_json() == b'{"chargeVatType":0}'
    assert order.to_xml().decode() == xml("<ChargeVatType>Exclusive</ChargeVatType>")
    assert order.to_form() == b"ChargeVatType=Exclusive"
    assert Order.from_form("ChargeVatType=Exclusive") == order


def test_both_path_parameters_stand_in_the_target() -> None:
    request = multivers.operations.update_order(Order(), database="MVL 1", order_id="a/b?ü")
    assert request.method == "PUT"
    assert request.target == "api/MVL%201/Order/a%2Fb%3F%C3%BC"
    assert request.content == b"{}"
    assert request.content_headers == (
        ("Content-Type", "application/json"),
        ("Accept", "application/json"),
    )


def test_a_path_parameter_that_the_client_fills_in_is_named_where_it_is_missing() -> None:
    request = multivers.operations.update_order(Order(), order_id="1")
    with pytest.raises(EncodeError, match="'database' is not given"):
        _ = request.target
    with pytest.raises(EncodeError, match="'orderId' cannot be '..'"):
        _ = multivers.operations.update_order(Order(), database="d", order_id="..").target


def test_an_answer_is_read_by_its_content_type() -> None:
    read = multivers.operations.read_update_order
    document = xml("<OrderId>5</OrderId>").encode()
    for content, content_type in (
        (b'{"orderId":"5"}', "text/json; charset=utf-8"),
        (document, "application/xml; charset=utf-8"),
        (document, "Text/XML"),
        (b'{"orderId":"5"}', ""),
    ):
        answer = Answer(200, content, {"content-type": content_type})
        assert read(answer) == Order(order_id="5", blocked=UNSET)

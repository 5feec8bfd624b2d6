"""ServiceStack's JSON and XML, as generated packages write and read them."""

from typing import Any

import pytest

from tests.unit.python.built import build

API = (
    "title: Shop, dialect: servicestack, "
    "xml_namespace: 'http://schemas.datacontract.org/2004/07/Shop'"
)
TEXT = """\
types:
  Status:
    xml_namespace: http://schemas.servicestack.net/types
    fields: {ErrorCode: string?, Message: string?}
  Colour: {enum: {Red: 0, Green: 1}}
  Reply:
    fields:
      Id: uuid
      Placed: datetime
      Sent: datetime?
      Took: duration
      Price: decimal
      Rate: double
      Colour: Colour
      Tags: list<string?>
      Note?: {type: string?, json: note}
      Sums: map<string, int32>
      ResponseStatus: Status?
operations:
  place: {doc: Places an order., post: orders, request: Reply, responses: {2xx: none}}
"""
JSON = (
    '{"Id":"5785bdb317ce4ef3942e2588789e83d7","Placed":"\\/Date(-62135596800000-0000)\\/",'
    '"Took":"PT1H30M","Price":15,"Rate":0,"Colour":"Red","Tags":["String",null],'
    '"Sums":{"String":0},"ResponseStatus":{"Message":"String"}}'
)
XML = (
    '<Reply xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
    'xmlns="http://schemas.datacontract.org/2004/07/Shop"><Colour>Red</Colour>'
    "<Id>5785bdb3-17ce-4ef3-942e-2588789e83d7</Id><Placed>0001-01-01T00:00:00</Placed>"
    "<Price>15</Price><Rate>0</Rate>"
    '<ResponseStatus xmlns:d2p1="http://schemas.servicestack.net/types">'
    '<d2p1:ErrorCode i:nil="true" /><d2p1:Message>String</d2p1:Message></ResponseStatus>'
    '<Sent i:nil="true" />'
    '<Sums xmlns:d2p1="http://schemas.microsoft.com/2003/10/Serialization/Arrays">'
    "<d2p1:KeyValueOfstringint><d2p1:Key>String</d2p1:Key><d2p1:Value>0</d2p1:Value>"
    "</d2p1:KeyValueOfstringint></Sums>"
    '<Tags xmlns:d2p1="http://schemas.microsoft.com/2003/10/Serialization/Arrays">'
    '<d2p1:string>String</d2p1:string><d2p1:string i:nil="true" /></Tags>'
    "<Took>PT1H30M</Took></Reply>"
)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return build(tmp_path_factory.mktemp("servicestack"), TEXT, API)


def test_both_media_say_the_same(shop: Any) -> None:
    from_json, from_xml = shop.Reply.from_json(JSON), shop.Reply.from_xml(XML)
    assert from_json == from_xml
    assert (from_xml.to_json().decode(), from_json.to_xml().decode()) == (JSON, XML)
    assert shop.Reply.strict_json(JSON).findings == shop.Reply.strict_xml(XML).findings == ()


def test_json_takes_null_hyphens_and_iso_dates_too(shop: Any) -> None:
    text = JSON.replace('"Took"', '"Sent":null,"Took"').replace(
        "5785bdb317ce4ef3942e2588789e83d7", "5785bdb3-17ce-4ef3-942e-2588789e83d7"
    )
    text = text.replace("\\/Date(-62135596800000-0000)\\/", "0001-01-01T00:00:00")
    assert shop.Reply.from_json(text).to_json().decode() == JSON


def test_a_null_that_may_be_absent_is_not_written(shop: Any) -> None:
    reply = shop.Reply.from_json(JSON.replace('"Sums"', '"note":null,"Sums"'))
    assert reply.note is None
    assert reply.to_json().decode() == JSON


def test_a_field_that_json_leaves_out_has_null_as_its_default(shop: Any) -> None:
    status = shop.Status(message="a")
    assert status.error_code is None
    assert shop.Status.__struct_fields__ == ("error_code", "message")

"""`datetimeoffset`: ISO text in JSON and forms, in ASP.NET's XML the struct of .NET."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.python.built import model, refusal

SYSTEM = "http://schemas.datacontract.org/2004/07/System"
ROOT = '<M xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="urn:shop">'
PARTS = (
    "<d2p1:DateTime>2026-02-03T22:14:38.4056342Z</d2p1:DateTime>"
    "<d2p1:OffsetMinutes>330</d2p1:OffsetMinutes>"
)
XML = f'{ROOT}<At xmlns:d2p1="{SYSTEM}">{PARTS}</At></M>'
JSON = '{"At":"2026-02-04T03:44:38.4056342+05:30"}'


def one(kind: str = "datetimeoffset", api: str | None = None) -> Any:
    fields = f"At: {kind!r}"
    return model(fields) if api is None else model(fields, "", api)


def test_it_is_a_text_in_json_and_a_struct_in_xml_with_the_date_in_utc() -> None:
    value = one().from_json(JSON)
    assert value.to_json().decode() == JSON
    assert value.to_xml().decode() == XML
    assert value.to_form() == b"At=2026-02-04T03%3A44%3A38.4056342%2B05%3A30"
    assert one().from_xml(XML) == value == one().from_form(value.to_form())
    assert one().from_xml(XML).to_json().decode() == JSON


def test_offset_zero_is_never_z() -> None:
    value = one().from_json('{"At":"2026-02-04T00:00:00Z"}')
    assert value.to_json() == b'{"At":"2026-02-04T00:00:00+00:00"}'
    xml = value.to_xml().decode()
    assert "00:00:00Z</d2p1:DateTime><d2p1:OffsetMinutes>0<" in xml
    assert one().from_xml(xml).to_json() == value.to_json()


def test_a_date_without_an_offset_cannot_be_written() -> None:
    value = one().from_json('{"At":"2026-02-04T00:00:00"}')
    for write in (value.to_json, value.to_xml, value.to_form):
        assert "needs one" in refusal(write, "EncodeError")
    assert "needs one" in refusal(lambda: one().from_form("At=2026-02-04T00:00:00"))


def test_null_declares_the_namespace_before_it_says_so() -> None:
    nothing = one("datetimeoffset?").from_json('{"At":null}')
    assert nothing.to_xml().decode() == f'{ROOT}<At xmlns:d2p1="{SYSTEM}" i:nil="true" /></M>'


def test_items_of_a_list_stand_in_the_namespace_of_the_struct() -> None:
    value = one("list<datetimeoffset>").from_json('{"At":["2026-02-04T03:44:38.4056342+05:30"]}')
    item = f"<d2p1:DateTimeOffset>{PARTS}</d2p1:DateTimeOffset>"
    assert value.to_xml().decode() == f'{ROOT}<At xmlns:d2p1="{SYSTEM}">{item}</At></M>'
    assert one("list<datetimeoffset>").from_xml(value.to_xml()) == value


@pytest.mark.parametrize(
    "inside",
    [
        "2026-02-04T03:44:38Z",
        "<d2p1:DateTime>2026-02-03T22:14:38Z</d2p1:DateTime>",
        "".join(reversed(PARTS.partition("<d2p1:OffsetMinutes>330</d2p1:OffsetMinutes>"))),
        "<d2p1:DateTime>2026-02-03</d2p1:DateTime><d2p1:OffsetMinutes>0</d2p1:OffsetMinutes>",
        PARTS.replace("330", "841"),
        PARTS.replace("330", "+5:30"),
        PARTS.replace("2026-02-03", "9999-12-31"),
    ],
)
def test_another_content_of_the_struct_is_refused(inside: str) -> None:
    xml = XML.replace(PARTS, inside)
    assert refusal(lambda: one().from_xml(xml)).startswith("xml: At: ")


def test_an_instant_beyond_the_years_of_utc_cannot_be_said_in_xml() -> None:
    value = one().from_json('{"At":"0001-01-01T00:00:00+05:30"}')
    assert "no date in UTC" in refusal(value.to_xml, "EncodeError")


def test_the_plain_dialect_writes_the_text_in_xml_too() -> None:
    api = "title: Shop, dialect: plain, media: [json, xml]"
    value = one(api=api).from_json(JSON)
    assert value.to_xml() == b"<M><At>2026-02-04T03:44:38.4056342+05:30</At></M>"
    assert one(api=api).from_xml(value.to_xml()) == value

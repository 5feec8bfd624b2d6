"""What a server of ASP.NET writes, byte for byte where it was measured on a running one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.good.packages import codec, errors, package, sample

XSI = b'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"'
ARRAYS = b"http://schemas.microsoft.com/2003/10/Serialization/Arrays"
SERIALIZATION = b"http://schemas.microsoft.com/2003/10/Serialization/"
MODELS = b"http://schemas.datacontract.org/2004/07/Good.Models"
LISTS = b"http://schemas.datacontract.org/2004/07/Good.Lists"

ROOTS = [
    ("ping", "a<b", b'<string xmlns="%b">a&lt;b</string>' % SERIALIZATION),
    ("ping", "", b'<string xmlns="%b"></string>' % SERIALIZATION),
    ("size", -5, b'<long xmlns="%b">-5</long>' % SERIALIZATION),
    ("motto", None, b'<string i:nil="true" %b xmlns="%b" />' % (XSI, SERIALIZATION)),
    ("tree", None, b'<Tree i:nil="true" %b xmlns="%b" />' % (XSI, MODELS)),
    ("listNumbers", [], b'<ArrayOfint %b xmlns="%b" />' % (XSI, ARRAYS)),
    (
        "listTexts",
        ["", None],
        b'<ArrayOfstring %b xmlns="%b"><string></string><string i:nil="true" /></ArrayOfstring>'
        % (XSI, ARRAYS),
    ),
    (
        "counts",
        {"k": 1},
        b'<ArrayOfKeyValueOfstringint %b xmlns="%b"><KeyValueOfstringint><Key>k</Key>'
        b"<Value>1</Value></KeyValueOfstringint></ArrayOfKeyValueOfstringint>" % (XSI, ARRAYS),
    ),
]


@pytest.mark.parametrize(("operation", "value", "xml"), ROOTS)
def test_a_body_has_the_root_of_its_type(operation: str, value: object, xml: bytes) -> None:
    written = codec("shapes", operation, "200", "xml")
    assert written.encode(value) == xml
    assert written.decode(xml) == value


def test_enums_are_numbers_in_json_and_names_in_xml() -> None:
    color = package("shapes").Color
    json, xml = (codec("shapes", "color", "200", medium) for medium in ("json", "xml"))
    assert json.encode(color.GREEN) == b"1"
    assert xml.encode(color.GREEN) == b'<Color xmlns="%b">Green</Color>' % MODELS
    assert json.encode(json.decode("7")) == b"7"
    assert codec("shapes", "colors", "200", "json").encode({color.RED: 2}) == b'{"red":2}'


def scalars(**more: Any) -> Any:
    value = codec("scalars", "store", "request", "json").decode(
        sample("scalars", "store.request.json")
    )
    for name, given in more.items():
        setattr(value, name, given)
    return value


@pytest.mark.parametrize(
    ("field", "value", "json", "xml"),
    [
        ("string", "\x00\x1f\x7f/", b'"\\u0000\\u001f\x7f/"', None),
        ("string", '"\\\b\t\n\f', b'"\\"\\\\\\b\\t\\n\\f"', None),
        ("string", "\x85\u2028/'<\ufeff", b'"\\u0085\\u2028/\'<\xef\xbb\xbf"', None),
        ("string", "\"'\t&<>\x85", None, b"\"'\t&amp;&lt;&gt;\xc2\x85"),
        ("decimal", Decimal("0.00"), b"0.00", b"0.00"),
        ("decimal", Decimal(15), b"15.0", b"15"),
        ("double", 1e15, b"1E+15", b"1E+15"),
        ("double", 0.0, b"0.0", b"0"),
        ("double", float("nan"), b'"NaN"', b"NaN"),
        ("double", float("-inf"), b'"-Infinity"', b"-INF"),
        ("float", 16777216.0, b"16777216.0", b"16777216"),
    ],
)
def test_a_value_is_written_as_measured(
    field: str, value: object, json: bytes | None, xml: bytes | None
) -> None:
    holder = scalars(**{field: value})
    name = field.capitalize().encode()
    if json is not None:
        assert b'"%b":%b,' % (name, json) in holder.to_json()
    if xml is not None:
        assert b"<%b>%b</%b>" % (name, xml, name) in holder.to_xml()


def test_an_empty_text_is_not_closed_in_its_start_tag_and_empty_bytes_are() -> None:
    assert b"<String></String>" in scalars(string="").to_xml()
    blobs = package("scalars").Blobs(empty=b"", full=b"x", none=None, several=[])
    assert blobs.to_xml() == (
        b'<Blobs %b xmlns="%b"><Empty /><Full>eA==</Full><None i:nil="true" />'
        b'<Several xmlns:d2p1="%b" /></Blobs>' % (XSI, MODELS, ARRAYS)
    )


def test_nothing_stands_around_a_document() -> None:
    value = scalars()
    assert value.to_xml().startswith(b"<Scalars xmlns:i=")
    assert value.to_xml().endswith(b"</Scalars>")
    assert value.to_json()[:1] + value.to_json()[-1:] == b"{}"


def test_members_of_xml_may_come_in_any_order_with_any_prefixes_and_more_besides() -> None:
    document = (
        '<q:Item xmlns:q="%s"><x>?</x><q:Name>a</q:Name><q:Id>1</q:Id><q:Name>b</q:Name></q:Item>'
    )
    read = package("shapes").Item.from_xml(document % MODELS.decode())
    assert (read.id, read.name) == (1, "a")


def test_a_namespace_is_declared_where_it_is_new_also_on_empty_and_null_lists() -> None:
    text = codec("namespaces", "send", "request", "xml").encode(
        codec("namespaces", "send", "request", "json").decode(
            sample("namespaces", "send.request.json")
        )
    )
    assert b'<Empty xmlns:d2p1="%b" />' % LISTS in text
    assert b'<Missing xmlns:d2p1="%b" i:nil="true" />' % LISTS in text
    assert b'<d2p1:Tags xmlns:d4p1="%b"><d4p1:string>b</d4p1:string></d2p1:Tags>' % ARRAYS in text
    assert b'<HasError xmlns="http://example.org/base">false</HasError>' in text


@pytest.mark.parametrize("medium", ["json", "xml"])
def test_undocumented_content_is_refused_in_the_other_medium(medium: str) -> None:
    other = {"json": "xml", "xml": "json"}[medium]
    name = f"keep.request.{other}_only.{other}"
    value = codec("undocumented", "keep", "request", other).decode(sample("undocumented", name))
    writer = codec("undocumented", "keep", "request", medium)
    with pytest.raises(errors().EncodeError, match=f"cannot be written as {medium}") as caught:
        writer.encode(value)
    assert caught.value.path in ("one", "ByName.k")


def test_an_unknown_name_of_a_list_item_is_kept() -> None:
    item = package("undocumented").Thing
    read = codec("undocumented", "keep", "202", "xml").decode(
        '<ArrayOfThing xmlns="http://schemas.datacontract.org/2004/07/Good.Unknown"><Else/>'
        "</ArrayOfThing>"
    )
    assert type(read[0]) is item
    assert read[0].xml.tag.endswith("}Else")

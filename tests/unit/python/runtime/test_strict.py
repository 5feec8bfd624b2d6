"""What strict reading finds in payloads that lenient reading takes without a word."""

from wirewright.python.runtime import form, json, xml
from wirewright.python.runtime.limits import LIMITS, Limits
from wirewright.python.runtime.strict import (
    ANYTHING,
    Entries,
    Finding,
    Items,
    Members,
    Repeated,
    Shape,
    Strict,
    read_form,
    read_json,
    read_xml,
)

NS = "{urn:shop}"


def line() -> Members:
    return {"@id": None, f"{NS}price": None, f"{NS}rest": ANYTHING}


def order() -> Members:
    return {
        f"{NS}id": None,
        f"{NS}lines": Items(line, f"{NS}line"),
        f"{NS}tag": Repeated(None),
        f"{NS}sums": Entries(line, (f"{NS}entry", f"{NS}key", f"{NS}value")),
        f"{NS}note": None,
    }


def plain_line() -> Members:
    return {"price": None, "rest": ANYTHING}


def plain_order() -> Members:
    return {
        "id": None,
        "lines": Items(plain_line),
        "tags": Items(None),
        "sums": Entries(plain_line),
        "next": plain_order,
    }


def found(strict: Strict[object]) -> list[tuple[str, str]]:
    return [(finding.kind, finding.path) for finding in strict.findings]


def in_json(text: str, shape: Shape = plain_order) -> list[tuple[str, str]]:
    def decode(data: bytes | str, limits: Limits = LIMITS) -> object:
        return json.decode(json.decoder(object, lambda _, value: value), data, limits)

    return found(read_json(decode, text, LIMITS, shape))


def in_xml(content: str, shape: Shape = order) -> list[tuple[str, str]]:
    xsi = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"'
    text = f'<order xmlns="urn:shop" {xsi}>{content}</order>'

    def decode(data: bytes | str, limits: Limits = LIMITS) -> str:
        return xml.decode(lambda root: str(root.tag), data, f"{NS}order", limits)

    return found(read_xml(decode, text, LIMITS, shape, f"{NS}order"))


def in_form(text: str, shape: Shape = plain_order) -> list[tuple[str, str]]:
    def decode(data: bytes | str, limits: Limits = LIMITS) -> int:
        return form.decode(lambda pairs, _: len(pairs.pairs), data, limits)

    return found(read_form(decode, text, LIMITS, shape))


def test_a_finding_says_where_and_why() -> None:
    finding = Finding("unknown", ("lines", 3, "pri\nce"), "not documented")
    assert (finding.path, str(finding)) == (
        "lines[3].pri\nce",
        "lines[3].pri\\nce: not documented",
    )
    assert str(Finding("text", (), "text between elements")) == "text between elements"


def test_json_without_surprises_has_no_findings() -> None:
    text = '{"id":1,"lines":[{"price":1.5,"rest":{"a":[1]}}],"tags":[1],"sums":{"x":{"price":2}}}'
    assert in_json(text) == []
    assert in_json('{"lines":null,"next":{"next":null},"tags":{},"id":[{"a":1}]}') == []


def test_json_names_that_nobody_documented_are_found_at_any_depth() -> None:
    text = '{"x":1,"lines":[{},{"y":1}],"sums":{"k":{"z":{}}},"next":{"next":{"w":1}}}'
    assert in_json(text) == [
        ("unknown", "x"),
        ("unknown", "lines[1].y"),
        ("unknown", "sums.k.z"),
        ("unknown", "next.next.w"),
    ]


def test_a_json_name_in_other_letters_is_told_apart() -> None:
    assert in_json('{"ID":1}') == [("case", "ID")]


def test_a_json_name_that_comes_again_is_found_once_for_each_that_is_lost() -> None:
    text = '{"id":1,"id":2,"id":3,"sums":{"k":{},"k":{}}}'
    assert in_json(text) == [("repeated", "id"), ("repeated", "id"), ("repeated", "sums.k")]


def test_long_json_numbers_are_not_read_again() -> None:
    text = '{"x":' + "9" * 5000 + "}"
    assert found(read_json(lambda *_: None, text, LIMITS, plain_order)) == [("unknown", "x")]


def test_xml_in_the_order_of_the_wire_has_no_findings() -> None:
    entry = "<entry><key>k</key><value><price>1</price></value></entry>"
    text = (
        '<id>1</id><lines>\n<line id="2"><price>1</price></line>\n</lines><tag>a</tag><tag>b</tag>'
        f'<sums>{entry}</sums><note i:nil="true"/>'
    )
    assert in_xml(text) == []


def test_xml_members_that_come_too_late_are_lost_to_a_server_that_looks_ahead_only() -> None:
    assert in_xml("<note/><lines/><id/>") == [("order", "lines"), ("order", "id")]
    assert in_xml("<lines/><id/><note/>") == [("order", "id")]


def test_an_xml_member_that_comes_again_is_found() -> None:
    assert in_xml("<id/><id/>") == [("repeated", "id")]
    assert in_xml("<tag/><note/><tag/>") == [("order", "tag[1]")]


def test_xml_names_that_are_almost_documented_are_told_apart() -> None:
    text = '<Id/><id xmlns="urn:other"/><note xmlns=""/><x/>'
    assert in_xml(text) == [
        ("case", "Id"),
        ("namespace", "id"),
        ("namespace", "note"),
        ("unknown", "x"),
    ]


def test_items_and_entries_of_other_names_are_found() -> None:
    text = "<lines><item/><line><x/></line></lines><sums><e/><entry><k/></entry></sums>"
    assert in_xml(text) == [
        ("item", "lines.item"),
        ("unknown", "lines[0].x"),
        ("item", "sums.e"),
        ("unknown", "sums[0].k"),
    ]


def test_attributes_and_texts_that_nobody_documented_are_found() -> None:
    text = '<id a="1"/>x<lines b="1"><line id="2" c="3"/>y</lines><tag d="4">t</tag>'
    assert in_xml(text) == [
        ("text", ""),
        ("attribute", "id.@a"),
        ("attribute", "lines.@b"),
        ("text", "lines"),
        ("attribute", "lines[0].@c"),
        ("attribute", "tag[0].@d"),
    ]


def test_content_that_nobody_describes_is_left_alone() -> None:
    assert in_xml("<lines><line><rest x='1'>a<b/></rest></line></lines>") == []
    assert in_xml("<any/><other/>", Items(ANYTHING)) == []


def test_a_text_beside_attributes_is_a_member() -> None:
    members: Members = {"@a": None, "#text": None}
    assert in_xml("12", lambda: members) == []


def test_form_names_that_the_binder_does_not_read_are_found() -> None:
    text = "ID=1&lines[0].price=2&lines[0][rest]=3&lines[2].price=4&tags=1&tags[]=2&tags[0]=3&x="
    assert in_form(text) == [("unknown", "lines[2].price"), ("unknown", "x")]


def test_a_form_value_that_is_not_read_because_another_came_first_is_found() -> None:
    assert in_form("id=1&Id=2&tags=1&tags=2") == [("repeated", "Id")]


def test_form_maps_have_keys_and_values() -> None:
    text = "sums[0].Key=a&sums[0].Value.price=1&sums[0].Other=2&next.next.id=1&next.y=2"
    assert in_form(text) == [("unknown", "sums[0].Other"), ("unknown", "next.y")]

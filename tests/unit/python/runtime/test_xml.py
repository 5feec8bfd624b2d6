"""XML: documents that are read and refused, null, and the parts that every writer needs."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import example, given, strategies as st

from wirewright.python.errors import DecodeError, EncodeError
from wirewright.python.runtime import aspnet, xml
from wirewright.python.runtime.limits import Limits

XSI = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"'
READ = "<a>Ж</a>"


def text(document: bytes | str, **more: Any) -> str:
    found: str = xml.decode(xml.text, document, "a", **more)
    return found


def refused(document: bytes | str, read: Any = xml.text, root: str = "a", **more: Any) -> str:
    with pytest.raises(DecodeError) as caught:
        xml.decode(read, document, root, **more)
    assert type(caught.value) is DecodeError
    assert caught.value.medium == "xml"
    return caught.value.reason


# ---- documents ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "document",
    [
        *(READ, READ.encode(), f"\ufeff{READ}", f"\ufeff{READ}".encode(), f"\r\n {READ}\n"),
        *(READ.encode("utf-16"), b"\xfe\xff" + READ.encode("utf-16-be")),
        f'<?xml version="1.0"?>{READ}',
        f"<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n{READ}".encode(),
        f'<?xml version="1.0" encoding="utf-16"?>{READ}'.encode("utf-16"),
        f'\ufeff<?xml version="1.0" encoding="utf8"?>{READ}'.encode(),
        f'<?xml version="1.0" encoding="utf-16"?>{READ}',  # a str has no encoding any more
        f"<!-- c --><?pi?>{READ}<!-- c -->",
    ],
)
def test_documents_in_utf_8_and_utf_16_are_read(document: bytes | str) -> None:
    assert text(document) == "Ж"


ENCODINGS = ("utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "cp037")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("before", ["", '<?xml version="1.0"?>', "<!-- x -->"])
def test_other_encodings_are_not_guessed(encoding: str, before: str) -> None:
    assert "no well-formed XML" in refused(f"{before}<a>x</a>".encode(encoding))


def test_utf_7_is_text_as_it_stands() -> None:
    assert text(b"<a>+BBY-</a>") == "+BBY-"
    assert "no well-formed XML" in refused(b"+ADw-a/+AD4-")


@pytest.mark.parametrize("name", ["iso-8859-1", "latin1", "utf-16", "UTF-7", "shift_jis", "none"])
def test_a_declared_encoding_that_is_not_used_is_refused(name: str) -> None:
    document = f'<?xml version="1.0" encoding="{name}"?><a>x</a>'.encode()
    assert refused(document) == f"declares the encoding {name}, but is read as UTF-8"


@pytest.mark.parametrize("name", ["utf-8", "us-ascii", "iso-8859-1", "utf-32"])
def test_utf_16_that_declares_something_else_is_refused(name: str) -> None:
    document = f'<?xml version="1.0" encoding="{name}"?><a>x</a>'.encode("utf-16")
    assert refused(document) == f"declares the encoding {name}, but is read as UTF-16"


@pytest.mark.parametrize(
    "document",
    [
        *(
            b"<a>\xfc</a>",
            b"<a>\xed\xa0\x80</a>",
            b"<a>\xc0\xaf</a>",
            b"\xff\xfe<\x00a",
            "<a>\ud800</a>",
        ),
        *(b"\xff\xfe\x00\xd8", b"\xfe\xff\xd8\x00", b"\x00", b"<a>\x00</a>", b"<a>\x01</a>"),
        *(
            "",
            " ",
            "<a>",
            "</a>",
            "<a></b>",
            "<a/><a/>",
            "<a/>x",
            "x<a/>",
            "<a b></a>",
            "<a b='<'/>",
        ),
        *("<a b='1' b='2'/>", "<a>&nbsp;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>]]></a>"),
        *("<n:a/>", "<a n:b=''/>", " <?xml version='1.0'?><a/>", "<?xml version='2.0'?><a/>"),
        *(
            "<?xml version='1.0' bogus='1'?><a/>",
            "<?xml encoding='utf-8'?><a/>",
            "{}",
            "<a xmlns:n=''/>",
        ),
    ],
)
def test_what_is_no_xml_is_refused(document: bytes | str) -> None:
    refused(document)


BOM = "\ufeff"
DOCTYPES = (
    *("<!DOCTYPE a>", "<!DOCTYPE a []>", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>"),
    *(
        "\n<!DOCTYPE a>",
        "<!-- x --><!DOCTYPE a>",
        "<?p x?> <!--y--><!DOCTYPE a>",
        f"{BOM}<!DOCTYPE a>",
    ),
    "<!DOCTYPE a [<!ENTITY x 'y'><!ATTLIST a b CDATA 'c'>]>",
)


@pytest.mark.parametrize("doctype", DOCTYPES)
@pytest.mark.parametrize(
    "declaration", ["", '<?xml version="1.0"?>', f"{BOM}<?xml version='1.0'?>"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", *ENCODINGS])
def test_a_doctype_is_refused_in_every_encoding(
    doctype: str, declaration: str, encoding: str
) -> None:
    document = f"{declaration}{doctype}<a>x</a>"
    refused(document.encode(encoding, "ignore"))
    refused(document)


def test_entities_are_never_replaced() -> None:
    bomb = "<!DOCTYPE a [<!ENTITY x 'y'>" + "".join(
        f"<!ENTITY x{n} '{'&x%s;' % (n - 1 or '') * 10}'>" for n in range(1, 12)
    )
    assert refused(f"{bomb}]><a b='&x11;'>&x11;</a>") == "a DOCTYPE is not allowed"


def test_another_root_is_refused_by_name_and_namespace() -> None:
    assert refused("<b/>") == "expected the root element a, got b"
    assert refused('<a xmlns="urn:x"/>') == "expected the root element a, got {urn:x}a"
    assert refused("<a/>", root="{urn:x}a") == "expected the root element {urn:x}a, got a"
    assert refused("<A/>").endswith("got A")


def test_prefixes_do_not_matter() -> None:
    document = '<p:a xmlns:p="urn:x"><q:b xmlns:q="urn:x">1</q:b></p:a>'
    assert xml.decode(lambda x: list(xml.members(x)), document, "{urn:x}a") == ["{urn:x}b"]


# ---- limits ------------------------------------------------------------------------------------


def chain(depth: int) -> str:
    return "<a>" * depth + "</a>" * depth


def test_64_levels_are_read_and_65_are_not() -> None:
    assert xml.decode(len, chain(64), "a") == 1
    assert refused(chain(65)) == "deeper than 64 elements"
    assert refused(chain(64).replace("<a></a>", "<a><b/></a>")) == "deeper than 64 elements"
    assert refused(chain(3), limits=Limits(xml_depth=2)) == "deeper than 2 elements"


@pytest.mark.parametrize("depth", [300, 100_000])
def test_what_is_much_too_deep_is_refused(depth: int) -> None:
    refused(chain(depth))


ROWS = ('a{}="x" ', 'xmlns:n{}="urn:{}" ', "a{} = '=\"=' ", 'a{}\n=\n">" ')


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("place", ["<a {}/>", "<a><b/><c {}>x</c></a>", '<a b="1"><c\t{}/></a>'])
def test_256_attributes_or_namespaces_are_read_and_257_are_not(row: str, place: str) -> None:
    def document(count: int) -> str:
        return place.replace("{}", "".join(row.format(n, n) for n in range(count)))

    assert xml.decode(lambda _: "read", document(256), "a") == "read"
    assert refused(document(257)) == "more than 256 attributes or namespaces at once"


def test_attributes_and_namespaces_count_together() -> None:
    limits = Limits(xml_attributes=3)
    assert text('<a b="" xmlns:c="d" e="">x</a>', limits=limits) == "x"
    assert "more than 3" in refused('<a b="" xmlns:c="d" e="" xmlns:f="g"/>', limits=limits)


def test_equals_signs_in_text_are_no_attributes() -> None:
    assert text(f'<a b="{"=" * 300}">{" c=" * 300}</a>') == " c=" * 300


def test_many_elements_below_many_namespaces_are_read() -> None:
    names = "".join(f' xmlns:n{n}="urn:{n}"' for n in range(200))
    document = f'<a{names} b="{"=" * 100}">{"<b/>" * 100_000}</a>'
    assert xml.decode(len, document, "a") == 100_000


def test_the_size_counts_in_utf_8() -> None:
    size = len(READ.encode())
    for document in (READ, READ.encode(), READ.encode("utf-16")):
        assert text(document, limits=Limits(body=size)) == "Ж"
        assert refused(document, limits=Limits(body=size - 1)) == f"longer than {size - 1} bytes"


@given(st.binary(max_size=60) | st.text("<>/a b=\"'&;#!?-[]x:\ufeff\0", max_size=60))
@example(b"<?xml version='1.0' encoding='utf-7'?>")
@example("<!DOCTYPE")
def test_any_document_is_read_or_refused(document: bytes | str) -> None:
    for markup in ((), ("a", "b")):
        with suppress(DecodeError):
            text(document, markup=markup)


# ---- elements ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "read"),
    [
        ("1<!-- x -->2<?p y?>3<![CDATA[<4>]]>&#53;", "123<4>5"),
        ("", ""),
        (" \n ", " \n "),
        ("a\r\nb&#xD;", "a\nb\r"),
        ("<!-- only -->", ""),
    ],
)
def test_text_is_read_around_comments_and_instructions(inside: str, read: str) -> None:
    assert text(f"<a>{inside}</a>") == read


def test_an_element_inside_of_a_text_is_refused() -> None:
    assert refused("<a>1<b/>2</a>") == "expected text, got the element b"


@pytest.mark.parametrize(
    ("attribute", "null"),
    [
        ("i:nil='true'", True),
        ("i:nil='1'", True),
        ("i:nil='false'", False),
        ("i:nil='0'", False),
        ("nil='true'", False),
    ],
)
def test_null_is_said_by_nil_of_its_namespace(attribute: str, null: bool) -> None:
    assert xml.decode(xml.is_nil, f"<a {XSI} {attribute}/>", "a") is null


@pytest.mark.parametrize("value", ["TRUE", "True", "", " true", "yes", "2"])
def test_nil_is_true_or_false(value: str) -> None:
    document = f'<a {XSI} i:nil="{value}"/>'
    assert "nil is neither true nor false" in refused(document, xml.is_nil)


@pytest.mark.parametrize("inside", ["x", "<b/>", "&#160;", "<![CDATA[x]]>"])
def test_nil_with_content_is_refused(inside: str) -> None:
    assert refused(f'<a {XSI} i:nil="true">{inside}</a>', xml.is_nil) == "nil with content"


@pytest.mark.parametrize("inside", ["", " \n", "<!-- x -->"])
def test_nil_may_have_white_space_and_comments(inside: str) -> None:
    assert xml.decode(xml.is_nil, f'<a {XSI} i:nil="true">{inside}</a>', "a") is True


@pytest.mark.parametrize(
    "read", [xml.text, xml.structure, lambda x: xml.read_list(x, "b", xml.text)]
)
def test_null_is_refused_where_it_may_not_be(read: Any) -> None:
    assert refused(f'<a {XSI} i:nil="true"/>', read) == "null is not allowed here"


def test_of_repeated_members_the_first_counts_in_any_order() -> None:
    document = "<a><c>1</c><b>2</b>text<c>3</c><!-- x --><d/></a>"
    found = xml.decode(lambda x: {k: v.text for k, v in xml.members(x).items()}, document, "a")
    assert found == {"c": "1", "b": "2", "d": None}


def test_a_member_that_has_to_be_there_is_missed() -> None:
    assert refused("<a><c/></a>", lambda x: xml.required(xml.members(x), "b")) == "missing"


def test_a_list_has_the_items_of_its_name() -> None:
    def read(element: Any) -> list[int]:
        return xml.read_list(element, "b", lambda x: aspnet.read_xml_int32(xml.text(x)))

    assert xml.decode(read, '<a><b>1</b><c/><b xmlns="u">2</b>x<b>3</b></a>', "a") == [1, 3]
    with pytest.raises(DecodeError) as caught:
        xml.decode(read, "<a><b>1</b><c/><b>x</b></a>", "a")
    assert caught.value.path == "[1]"


TAGS = ("e", "k", "v")


def read_map(element: Any) -> dict[str, int]:
    return xml.read_map(element, TAGS, xml.text, lambda x: aspnet.read_xml_int32(xml.text(x)))


def test_a_map_has_keys_and_values() -> None:
    document = "<a><e><k>x</k><v>1</v></e><other/><e><v>2</v><k/></e></a>"
    assert xml.decode(read_map, document, "a") == {"x": 1, "": 2}


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("<e><k>x</k><v>2</v></e>", "the key 'x' comes twice"),
        ("<e><k>y</k></e>", "missing"),
        ("<e><v>1</v></e>", "missing"),
        ("<e><k>y</k><v>z</v></e>", "'z' is no int32"),
    ],
)
def test_a_wrong_entry_is_named_by_its_position(entry: str, reason: str) -> None:
    with pytest.raises(DecodeError) as caught:
        xml.decode(read_map, f"<a><e><k>x</k><v>1</v></e>{entry}</a>", "a")
    assert (caught.value.path, caught.value.reason) == ("[1]", reason)


# ---- writing -----------------------------------------------------------------------------------


def test_empty_elements_are_closed_as_dotnet_closes_them() -> None:
    assert xml.element("p:a", ' xmlns:p="u"', "") == '<p:a xmlns:p="u" />'
    assert xml.element("a", "", "<b />") == "<a><b /></a>"
    assert xml.leaf("a", "", "") == "<a></a>"
    assert xml.nil("a", ' xmlns:p="u"') == '<a xmlns:p="u" i:nil="true" />'
    assert xml.nil("a", "", ' xmlns="u"') == '<a i:nil="true" xmlns="u" />'


def test_a_namespace_is_declared_once() -> None:
    known = xml.Prefixes({"urn:a": "", "urn:b": "d1p1:"})
    assert xml.declare("urn:a", known, 2) == ("", "", known)
    assert xml.declare("urn:b", known, 2) == ("d1p1:", "", known)
    prefix, declared, inside = xml.declare('urn:"c&', xml.Prefixes({"urn:a": ""}), 3)
    assert (prefix, declared) == ("d3p1:", ' xmlns:d3p1="urn:&quot;c&amp;"')
    assert inside == {"urn:a": "", 'urn:"c&': "d3p1:"}


def test_an_element_apart_takes_a_prefix_in_scope_or_makes_its_namespace_the_default() -> None:
    scope = xml.Prefixes({"urn:a": "", "urn:b": "d1p1:"})
    assert xml.apart(1, "urn:b", scope, lambda *given: repr(given[:3])) == "(1, 'd1p1:', '')"
    made = xml.apart(1, "urn:c", scope, lambda *given: repr(given))
    inside = {"urn:b": "d1p1:", "urn:c": ""}
    assert made == repr((1, "", ' xmlns="urn:c"', inside))


def test_what_is_no_list_or_map_is_refused() -> None:
    with pytest.raises(EncodeError, match="expected a list, got tuple"):
        xml.write_items((), str)
    with pytest.raises(EncodeError, match="expected a dict, got list"):
        xml.write_entries([], lambda key, item: f"{key}{item}")


def test_a_wrong_item_or_entry_is_named() -> None:
    with pytest.raises(EncodeError) as caught:
        xml.write_items(["a", 1], aspnet.xml_string)
    assert caught.value.path == "[1]"
    with pytest.raises(EncodeError) as caught:
        xml.write_entries({"k": 1}, lambda _, item: aspnet.xml_string(item))
    assert caught.value.path == "k"


def test_plain_xml_has_no_null() -> None:
    with pytest.raises(EncodeError, match="plain XML cannot say null"):
        xml.no_null()


def test_encoding_names_the_medium_of_every_error() -> None:
    def deep(value: object) -> str:
        return deep(value)

    for write in (lambda _: "\ud800", deep, aspnet.xml_string):
        with pytest.raises(EncodeError) as caught:
            xml.encode(write, 1)
        assert caught.value.medium == "xml"

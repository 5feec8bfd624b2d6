"""Elements of undocumented types: all that they hold comes back, with prefixes chosen anew."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st
from lxml import etree

from wirewright.python.errors import DecodeError, EncodeError
from wirewright.python.runtime.chars import xml_string
from wirewright.python.runtime.nodes import (
    TYPE,
    XML,
    XSI,
    attribute,
    read_node,
    write_node,
    write_unknown,
)
from wirewright.python.runtime.unknown import Unknown, XmlNode

SCOPES = ({"": ""}, {"urn:a": ""}, {"urn:root": "", XSI: "i:"}, {"urn:a": "d1p1:", "urn:b": ""})


def read(document: str) -> XmlNode:
    return read_node(etree.fromstring(document))


def written(node: XmlNode, scope: dict[str, str], depth: int = 2) -> str:
    return write_node(node, scope, depth, xml_string)


def reread(text: str, scope: dict[str, str]) -> XmlNode:
    """Read an element where the names of `scope` are declared around it."""
    names = [f'xmlns:{x[:-1]}="{ns}"' if x else f'xmlns="{ns}"' for ns, x in scope.items()]
    return read_node(etree.fromstring(f"<r {' '.join(names)}>{text}</r>")[0])


# ---- random trees ------------------------------------------------------------------------------

NAMESPACES = ("", "urn:a", "urn:b", "urn:c&d", XML, XSI)
LOCALS = ("a", "b.c-d", "_1", "Ключ", "type", "nil")
CHARACTERS = st.characters(
    min_codepoint=0x20, exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"
)
TEXTS = st.text(CHARACTERS | st.sampled_from("\t\n\r<>&\"' \xa0"), min_size=1, max_size=6)
ELEMENTS = st.tuples(st.sampled_from(NAMESPACES[:4]), st.sampled_from(LOCALS))
ATTRIBUTES = st.dictionaries(
    st.tuples(st.sampled_from(NAMESPACES), st.sampled_from(LOCALS[:4])), TEXTS, max_size=3
)


def clark(name: tuple[str, str]) -> str:
    return f"{{{name[0]}}}{name[1]}" if name[0] else name[1]


def node(
    name: tuple[str, str], attributes: dict[tuple[str, str], str], content: list[str | XmlNode]
) -> XmlNode:
    """Make an element as reading would: no two texts side by side, no white space around tags."""
    pieces: list[str | XmlNode] = []
    for piece in content:
        if not (isinstance(piece, str) and pieces and isinstance(pieces[-1], str)):
            pieces.append(piece)
    inside = [x for x in pieces if isinstance(x, XmlNode)]
    if inside and not any(isinstance(x, str) and x.strip(" \t\r\n") for x in pieces):
        pieces = [*inside]
    named = {key: "{urn:b}Name" if key == (XSI, "type") else attributes[key] for key in attributes}
    kept = tuple(sorted((clark(key), value) for key, value in named.items()))
    return XmlNode(clark(name), kept, tuple(pieces))


NODES = st.recursive(
    st.builds(node, ELEMENTS, ATTRIBUTES, st.lists(TEXTS, max_size=1)),
    lambda inner: st.builds(node, ELEMENTS, ATTRIBUTES, st.lists(TEXTS | inner, max_size=4)),
    max_leaves=8,
)


@pytest.mark.parametrize("scope", SCOPES)
@given(tree=NODES)
def test_any_tree_survives_in_any_scope(scope: dict[str, str], tree: XmlNode) -> None:
    text = written(tree, scope)
    assert reread(text, scope) == tree
    assert written(reread(text, scope), scope) == text


@given(NODES)
def test_prefixes_of_what_is_read_do_not_matter(tree: XmlNode) -> None:
    document = etree.tostring(with_prefixes(tree, itertools.count().__next__), encoding="utf-8")
    assert read_node(etree.fromstring(document)) == tree


def with_prefixes(tree: XmlNode, number: Callable[[], int]) -> etree._Element:
    """Build an element whose every name has a prefix of its own."""
    names = [tree.tag, "{urn:b}Name", *(key for key, _ in tree.attributes)]
    spaces = sorted({x[1:].split("}")[0] for x in names if x.startswith("{")} - {XML})
    prefixes = {f"p{number()}": x for x in spaces}
    name = f"{next(x for x in prefixes if prefixes[x] == 'urn:b')}:Name"
    attributes = {key: name if key == TYPE else value for key, value in tree.attributes}
    element = etree.Element(tree.tag, attributes, nsmap=prefixes)
    for piece in tree.content:
        if isinstance(piece, XmlNode):
            element.append(with_prefixes(piece, number))
        elif len(element):
            element[-1].tail = piece
        else:
            element.text = piece
    return element


# ---- reading -----------------------------------------------------------------------------------


def test_names_are_resolved_and_attributes_sorted() -> None:
    document = '<p:a xmlns:p="u" z="1" p:b="2" a="3"><b xmlns="v"/></p:a>'
    assert read(document) == XmlNode(
        "{u}a", (("a", "3"), ("z", "1"), ("{u}b", "2")), (XmlNode("{v}b"),)
    )


@pytest.mark.parametrize(
    ("inside", "content"),
    [
        ("\n  <b/>\n\t<b/>\n", (XmlNode("b"), XmlNode("b"))),
        (" x <b/> ", (" x ", XmlNode("b"), " ")),
        ("&#160;<b/>", ("\xa0", XmlNode("b"))),
        (" \n", (" \n",)),
        ("", ()),
    ],
)
def test_white_space_between_elements_is_left_out(
    inside: str, content: tuple[str | XmlNode, ...]
) -> None:
    assert read(f"<a>{inside}</a>").content == content


TYPED = f'<a xmlns:i="{XSI}" xmlns:p="urn:p" {{}}i:type="{{}}"/>'


@pytest.mark.parametrize(
    ("declared", "value", "name"),
    [
        ("", "p:int", "{urn:p}int"),
        ("", " p:int ", "{urn:p}int"),
        ("", "int", "int"),
        ('xmlns="urn:d" ', "int", "{urn:d}int"),
    ],
)
def test_the_name_of_a_type_is_resolved(declared: str, value: str, name: str) -> None:
    node = read(TYPED.format(declared, value))
    assert node.attributes == ((f"{{{XSI}}}type", name),)


@pytest.mark.parametrize("value", ["q:int", "{urn:p}int", "", "p:", ":int", "p:q:int", "a b", "1"])
def test_a_type_without_a_name_or_namespace_is_refused(value: str) -> None:
    with pytest.raises(DecodeError, match="no name of a type"):
        read(TYPED.format("", value))


# ---- writing -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("node", "scope", "text"),
    [
        (XmlNode("a"), {"": ""}, "<a />"),
        (XmlNode("a"), {"urn:a": ""}, '<a xmlns="" />'),
        (XmlNode("{urn:a}a"), {"urn:a": ""}, "<a />"),
        (XmlNode("{urn:b}a"), {"urn:a": ""}, '<d2p1:a xmlns:d2p1="urn:b" />'),
        (
            XmlNode("{urn:a}a", (("{urn:a}x", "1"),)),
            {"urn:a": ""},
            '<a xmlns:d2p1="urn:a" d2p1:x="1" />',
        ),
        (XmlNode("a", ((f"{{{XML}}}lang", "en"),)), {"": ""}, '<a xml:lang="en" />'),
        (
            XmlNode("{urn:b}a", (), (XmlNode("{urn:c}b", (), ("x",)), XmlNode("c"))),
            {"urn:a": ""},
            '<d2p1:a xmlns:d2p1="urn:b"><d3p1:b xmlns:d3p1="urn:c">x</d3p1:b><c xmlns="" /></d2p1:a>',
        ),
        (
            XmlNode("{urn:a}a", ((f"{{{XSI}}}type", "{urn:b}B"),)),
            {"urn:a": "", XSI: "i:"},
            '<a xmlns:d2p1="urn:b" i:type="d2p1:B" />',
        ),
        (
            XmlNode("{urn:a}a", ((f"{{{XSI}}}type", "{urn:a}B"),)),
            {"urn:a": "", XSI: "i:"},
            '<a i:type="B" />',
        ),
    ],
)
def test_prefixes_are_those_that_dotnet_would_choose(
    node: XmlNode, scope: dict[str, str], text: str
) -> None:
    assert written(node, scope) == text
    assert reread(text, scope) == node


def test_the_documented_name_wins_and_declarations_are_kept() -> None:
    value = Unknown(xml=XmlNode("{urn:a}Other", (), (XmlNode("{urn:b}x"), XmlNode("{urn:c}y"))))
    scope, declared = {"urn:a": "", "urn:b": "d2p1:"}, ' xmlns:d2p1="urn:b"'
    assert write_unknown(value, Unknown, "{urn:a}Thing", scope, 2, declared, xml_string) == (
        '<Thing xmlns:d2p1="urn:b"><d2p1:x /><d3p1:y xmlns:d3p1="urn:c" /></Thing>'
    )
    assert write_unknown(value, Unknown, None, scope, 2, "", xml_string).startswith("<Other>")


def test_a_second_prefix_of_an_element_has_a_number_of_its_own() -> None:
    node = XmlNode("{urn:a}a", (("{urn:b}x", ""),))
    assert write_node(node, {"urn:a": "d2p1:"}, 2, xml_string, ' xmlns:d2p1="urn:a"') == (
        '<d2p1:a xmlns:d2p1="urn:a" xmlns:d2p2="urn:b" d2p2:x="" />'
    )


@pytest.mark.parametrize(
    "node",
    [
        *(
            XmlNode("a b"),
            XmlNode(""),
            XmlNode("{u}"),
            XmlNode("{u"),
            XmlNode("u}a"),
            XmlNode("a/><b"),
        ),
        *(
            XmlNode("1a"),
            XmlNode("{u\x01}a"),
            XmlNode("a", (("b c", ""),)),
            XmlNode("a", (("b", "\x01"),)),
        ),
        *(XmlNode("a", (), ("\ufffe",)), XmlNode("a", (), (XmlNode(" "),))),
    ],
    ids=repr,
)
def test_what_xml_cannot_say_is_refused(node: XmlNode) -> None:
    with pytest.raises(EncodeError):
        written(node, {"": ""})


@pytest.mark.parametrize("wrong", [None, 5, b"a", ("a",), object()])
def test_a_name_or_piece_of_a_wrong_type_is_refused(wrong: object) -> None:
    nodes = (XmlNode(wrong), XmlNode("a", ((wrong, ""),)), XmlNode("a", (("b", wrong),)), XmlNode("a", (), (wrong,)))  # type: ignore[arg-type]  # what is wrong is the point
    for node in nodes:
        with pytest.raises(EncodeError, match="expected a"):
            written(node, {"": ""})


def test_attributes_are_escaped_so_that_a_parser_keeps_them() -> None:
    value = "\t\n\r \"'<>&"
    assert etree.fromstring(f'<a b="{attribute(value)}"/>').get("b") == value

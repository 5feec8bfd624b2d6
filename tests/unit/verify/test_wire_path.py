"""Paths in the API's own names, found on the wire."""

import pytest

from tests.unit.verify.shop import shop
from wirewright import ir
from wirewright.ir.api import Medium
from wirewright.verify.tokens import Step
from wirewright.verify.wire_path import WirePath, wire_path

TEXT = ir.Scalar("string")


def element(name: str, item: ir.XmlElement | None = None) -> ir.XmlElement:
    return ir.XmlElement(name, item=item)


def field(name: str, type: ir.Type, xml: ir.XmlElement, unwrapped: bool = False) -> ir.Field:
    return ir.Field(name, type, f"j{name}", xml, f"f{name}", unwrapped=unwrapped)


ENTRY = ir.XmlElement("entry", key=element("key"), value=element("value"))
LEAF = ir.Ref("Leaf", nullable=True)
MODELS = (
    ir.Model(
        "Root",
        (
            field("List", ir.ListOf(LEAF), element("xList", element("item"))),
            field("Flat", ir.ListOf(LEAF), element("xFlat"), unwrapped=True),
            field("Map", ir.MapOf(TEXT, LEAF), element("xMap", ENTRY)),
            field("Deep", ir.ListOf(ir.ListOf(LEAF)), element("xDeep", element("a", element("b")))),
            field("Text", TEXT, element("xText")),
        ),
        (),
        element("Root"),
    ),
    ir.Model("Leaf", (field("Name", TEXT, element("xName")),), (), element("Leaf")),
)
API = ir.Api("a", "A", "plain", MODELS, ())
BODY = ir.Body(ir.Ref("Root"), (), element("Root"))


def steps(path: str, medium: Medium, body: ir.Body = BODY) -> tuple[Step, ...]:
    found = wire_path(API, body, path, medium)
    assert found is not None
    return found.steps


@pytest.mark.parametrize(
    ("path", "json", "xml"),
    [
        ("Text", ("jText",), ("xText",)),
        ("List", ("jList",), ("xList",)),
        ("List.Name", ("jList", "jName"), ("xList", "item", "xName")),
        ("Flat.Name", ("jFlat", "jName"), ("xFlat", "xName")),
        ("Map.Name", ("jMap", None, "jName"), ("xMap", "entry", "value", "xName")),
        ("Deep.Name", ("jDeep", "jName"), ("xDeep", "a", "b", "xName")),
    ],
)
def test_a_path_has_the_names_of_each_medium(
    path: str, json: tuple[Step, ...], xml: tuple[Step, ...]
) -> None:
    assert steps(path, "json") == json
    assert steps(path, "xml") == xml


def test_a_form_has_its_own_names() -> None:
    assert steps("List.Name", "form") == ("fList", "fName")


def test_a_body_may_be_a_list() -> None:
    body = ir.Body(ir.ListOf(ir.Ref("Root")), (), element("ArrayOfRoot", element("Root")))
    assert steps("Text", "xml", body) == ("Root", "xText")
    assert steps("Text", "json", body) == ("jText",)


@pytest.mark.parametrize("path", ["text", "Text.More", "List.Text", "List[0].Name", ""])
def test_a_path_that_names_no_field_is_none(path: str) -> None:
    assert wire_path(API, BODY, path, "json") is None


def test_a_path_covers_what_an_error_names_below_it() -> None:
    path = WirePath(("Lines", "Line", "Price"), ("Lines", "Price"))
    assert path.covers(("Lines", 3, "Price"))
    assert path.covers(("Lines", 3, "Price", "Currency"))
    assert not path.covers(("Lines", 3, "Name"))
    assert not path.covers(())


def test_the_shop_s_own_lists_are_wrapped() -> None:
    api = shop()
    body = api.operations[0].request
    assert body is not None
    found = wire_path(api, body, "Lines.Price", "xml")
    assert found == WirePath(("Lines", "Line", "Price"), ("Lines", "Price"))

"""Models as printed: our names, order, types and methods, whatever the printer would like."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET

from tests.generating import made, read
from wirewright.python import models
from wirewright.python.types import reachable, types_of

HEAD = "api: {title: Shop, dialect: plain}\n"


def printed(folder: Path, spec: str) -> str:
    """Return the source of the models of a spec."""
    api, _ = read(folder, HEAD + spec)
    types = types_of(api)
    reach = {medium: reachable(api, medium) for medium in ("json", "xml", "form")}
    return models.printed(api, models.view(api, types, reach))


def fields_of(source: str, cls: str) -> list[str]:
    """Return the lines that declare the fields of a class."""
    nodes = {node.name: node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)}
    return [ast.unparse(x) for x in nodes[cls].body if isinstance(x, ast.AnnAssign)]


def test_fields_stand_in_documented_order_with_absent_ones_between(tmp_path: Path) -> None:
    spec = "types:\n  A: {fields: {z?: string, a: string?, m?: int32?}}\n"
    assert fields_of(printed(tmp_path, spec), "A") == [
        "z: str | UnsetType = UNSET",
        "a: str | None",
        "m: Int32 | None | UnsetType = UNSET",
    ]


def test_classes_stand_in_documented_order_whatever_refers_to_them(tmp_path: Path) -> None:
    spec = "types:\n  C: {fields: {b: B}}\n  A: {fields: {c?: C}}\n  B: {fields: {a?: A}}\n"
    source = printed(tmp_path, spec)
    assert [x.split("(")[0] for x in source.split("class ")[1:]] == ["C", "A", "B"]


def test_a_spec_without_models_prints_nothing(tmp_path: Path) -> None:
    assert printed(tmp_path, "types:\n  A: {enum: [a]}\n") == ""


PRINTERS = ("Model", "Root", "BaseModel", "Field", "List", "Optional", "Enum", "Type", "M0", "M1")


def test_names_that_the_printer_keeps_to_itself_are_free(tmp_path: Path) -> None:
    rows = "".join(f"  {name}: {{fields: {{it?: {name}}}}}\n" for name in PRINTERS)
    source = printed(tmp_path, f"types:\n{rows}")
    for name in PRINTERS:
        assert fields_of(source, name) == [f"it: {name} | UnsetType = UNSET"]


def test_a_model_without_fields_is_a_class(tmp_path: Path) -> None:
    shop = made(
        tmp_path,
        HEAD
        + "types:\n  A: {fields: {}}\noperations:\n  o: {post: a, request: A, responses: {}}\n",
    )
    assert shop.A.from_json("{}").to_json() == b"{}"


def test_models_of_the_same_shape_stay_apart(tmp_path: Path) -> None:
    source = printed(tmp_path, "types:\n  A: {fields: {x: string}}\n  B: {fields: {x: string}}\n")
    assert "class A(Struct, kw_only=True" in source
    assert "class B(Struct, kw_only=True" in source


@pytest.mark.parametrize("kind", ["list<string>", "map<string, string>", "B", "any"])
def test_the_garbage_collector_looks_only_at_what_can_hold_others(
    tmp_path: Path, kind: str
) -> None:
    types = f"types:\n  A: {{fields: {{x: '{kind}'}}}}\n  B: {{fields: {{x: decimal?, y: E}}}}\n"
    source = printed(tmp_path, f"{types}  E: {{enum: [a]}}\n")
    assert "class A(Struct, kw_only=True):" in source
    assert "class B(Struct, kw_only=True, gc=False):" in source


ALL = """\
api: {title: Shop, dialect: plain}
types:
  Line: {fields: {code: string}}
  Order:
    doc: Something ordered.
    fields:
      list: list<string>
      str: string
      type?: string
      classmethod?: boolean
      bytes?: bytes
      dict?: "map<string, Line>"
      Secret: {type: string?, secret: true, doc: Hidden.}
      key?: {type: string, secret: true}
      wire: {type: string, json: "Wire-Name"}
      nullOrAbsent?: any
  Only: {fields: {a: string}}
operations:
  send: {post: a, request: Order, responses: {}}
  only: {post: b, request: {body: Only, media: [xml, form]}, responses: {}}
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return made(tmp_path_factory.mktemp("models"), ALL)


def order(shop: Any, **more: Any) -> Any:
    return shop.Order(**{"list": ["a"], "str": "b", "secret": "s", "wire": "w"} | more)


def test_fields_may_have_the_names_of_builtins(shop: Any) -> None:
    value = order(shop, type="t", classmethod=True, bytes=b"x", dict={"k": shop.Line(code="c")})
    assert shop.Order.from_json(value.to_json()) == value


def test_fields_are_given_by_name_only(shop: Any) -> None:
    with pytest.raises(TypeError):
        shop.Line("c")
    assert shop.Line(code="c").code == "c"


def test_what_may_be_absent_is_unset(shop: Any) -> None:
    assert order(shop).type is UNSET
    assert order(shop).null_or_absent is UNSET


def test_secrets_are_masked_where_they_are_given(shop: Any) -> None:
    assert "secret='***', key='***'" in repr(order(shop, key="k"))
    assert "secret=None, key=UNSET" in repr(order(shop, secret=None))
    assert repr(shop.Line(code="c")) == "Line(code='c')"
    assert ("secret", "***") in order(shop).__rich_repr__()


def test_a_model_has_the_methods_of_its_media_only(shop: Any) -> None:
    media = ("json", "xml", "form")
    assert [x for x in media if hasattr(shop.Order, f"to_{x}")] == ["json"]
    assert [x for x in media if hasattr(shop.Only, f"from_{x}")] == ["xml", "form"]


def test_the_documentation_stands_in_the_class(shop: Any) -> None:
    assert inspect.getdoc(shop.Order) == "Something ordered.\n\nSource: Shop"
    source = inspect.getsource(shop.Order)
    assert '    """Hidden.\n\n    Secret: masked in `repr`.\n    """\n' in source


def test_every_field_has_its_own_type(shop: Any) -> None:
    assert shop.Order.__struct_fields__ == (
        *("list", "str", "type", "classmethod", "bytes", "dict", "secret", "key", "wire"),
        "null_or_absent",
    )
    assert shop.Order.__struct_encode_fields__[-2:] == ("Wire-Name", "nullOrAbsent")

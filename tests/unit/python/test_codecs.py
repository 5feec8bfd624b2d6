"""Codec modules as printed: which functions there are, and what their expressions say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.generating import made, read
from wirewright.dialects import DIALECTS
from wirewright.ir import Api
from wirewright.python import codecs
from wirewright.python.codec_outline import outline
from wirewright.python.types import reachable, types_of

SPEC = """\
api: {title: Shop, dialect: aspnet, xml_namespace: "urn:shop"}
types:
  Order: {fields: {Lines: list<Line>, Note?: string?}}
  Line: {fields: {Price: decimal}}
  Alone: {fields: {A: string}}
operations:
  send: {post: a, request: Order, responses: {2xx: list<Line>, 400: Line, 404: list<Line>}}
  ask: {post: b, media: [json], request: "Alone?", responses: {2xx: list<string>}}
"""


@pytest.fixture
def api(tmp_path: Path) -> Api:
    return read(tmp_path, SPEC)[0]


def names(view: tuple[codecs.PyCodec, ...]) -> list[str]:
    return [str(codec.slug) for codec in view]


def test_there_is_a_codec_for_each_model_and_body_of_a_medium(api: Api) -> None:
    types = types_of(api)
    assert names(codecs.json_view(api, types, reachable(api, "json"))) == [
        *("order", "line", "alone", "list_of_line", "nullable_alone", "list_of_string"),
    ]
    assert names(codecs.xml_view(api, types, reachable(api, "xml"), DIALECTS["aspnet"])) == [
        *("order", "line", "list_of_line"),
    ]
    assert names(codecs.form_view(api, types, reachable(api, "form"))) == ["order", "line"]


def test_each_field_is_a_step_that_is_named_for_errors(api: Api) -> None:
    codec = codecs.xml_view(api, types_of(api), reachable(api, "xml"), DIALECTS["aspnet"])[0]
    assert [step.at for step in codec.writes] == ['"Lines"', '"Note"']
    nil, note = 'i:nil="true"', "<Note>{_wire.xml_string(v_note)}</Note>"
    assert [line.strip() for line in codec.writes[1].statement.splitlines()] == [
        "if (v_note := value.note) is not UNSET:",
        f"add('<Note {nil} />' if v_note is None else f\"{note}\")",
    ]
    assert codec.arguments == ("lines=v_lines", "note=v_note")
    assert (codec.root, codec.constant) == ('"{urn:shop}Order"', "_ORDER")


def test_a_module_defines_what_its_view_promises(api: Api) -> None:
    view = codecs.json_view(api, types_of(api), frozenset())
    assert outline("json", view) == [
        "exact_list_of_line",
        *("_LIST_OF_LINE", "_NULLABLE_ALONE", "_LIST_OF_STRING"),
        *("_LIST_OF_LINE_PRINTER", "_NULLABLE_ALONE_PRINTER", "_LIST_OF_STRING_PRINTER"),
        *(
            "decode_list_of_line",
            "strict_list_of_line",
            "encode_list_of_line",
            "write_list_of_line",
        ),
        *(
            "decode_nullable_alone",
            "strict_nullable_alone",
            "encode_nullable_alone",
            "write_nullable_alone",
        ),
        *(
            "decode_list_of_string",
            "strict_list_of_string",
            "encode_list_of_string",
            "write_list_of_string",
        ),
    ]


MARKUP = """\
api: {title: Shop, dialect: plain, media: [xml]}
types:
  Page: {fields: {html?: {type: string, markup: true}, pages?: list<Page>, part?: Part}}
  Part: {fields: {text: {type: string, markup: true, xml: body}}}
  Plain: {fields: {a: string}}
operations:
  one: {get: a, responses: {200: Page, 201: list<Page>, 202: "map<string, Part>", 203: Plain}}
"""


def test_markup_is_looked_for_in_every_body_that_holds_some(tmp_path: Path) -> None:
    api, _ = read(tmp_path, MARKUP)
    view = codecs.xml_view(api, types_of(api), reachable(api, "xml"), DIALECTS["plain"])
    assert {str(x.slug): str(x.markup) for x in view} == {
        "page": '("html", "body")',
        "part": '("body",)',
        "plain": "",
        "list_of_page": '("html", "body")',
        "map_of_part": '("body",)',
    }


def test_markup_is_read_in_a_list(tmp_path: Path) -> None:
    operation = made(tmp_path, MARKUP).operations.OPERATIONS["one"]
    codec = operation.response(201).codec("xml")
    (page,) = codec.decode("<list><Page><html><b>a<br></html></Page></list>")
    assert page.html == "<b>a<br>"


MANY = """\
api: {title: Shop, dialect: aspnet, xml_namespace: "urn:shop"}
types:
  Color: {enum: {Red: 0}}
  Order: {fields: {A: string}}
operations:
  a: {get: a, responses: {2xx: "map<int32, Order>"}}
  b: {get: b, responses: {2xx: "map<Color, Order>"}}
  c: {get: c, responses: {2xx: "map<string, Order>"}}
"""


def test_maps_with_other_keys_have_other_codecs(tmp_path: Path) -> None:
    package = made(tmp_path, MANY)
    bodies = [x.response(200) for x in package.operations.OPERATIONS.values()]
    texts = ('{"1":{"a":"x"}}', '{"Red":{"a":"x"}}', '{"k":{"a":"x"}}')
    keys = [next(iter(b.codec("json").decode(t))) for b, t in zip(bodies, texts, strict=True)]
    assert keys == [1, package.Color.RED, "k"]

"""Operations as printed: arguments become texts by wire names, whatever they are called."""

from __future__ import annotations

import inspect
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from tests.generating import made

HEAD = "api: {title: Shop, dialect: plain, source: page 7}\n"
TYPES = "types:\n  Color: {enum: {red: 1}}\n  Order: {fields: {a: string}}\n"


def shop(folder: Path, operations: str) -> Any:
    """Make the package of a few operations."""
    return made(folder, f"{HEAD}{TYPES}operations:\n{operations}")


LOCALS = [
    "at",
    "path",
    "query",
    "header",
    "error",
    "item",
    "str",
    "tuple",
    "dict",
    "list",
    "name",
    "operation",
    "read",
    "body",
    "type",
]


@pytest.mark.parametrize("place", ["query", "headers"])
def test_an_argument_may_be_called_like_anything_in_the_function(
    tmp_path: Path, place: str
) -> None:
    rows = "".join(f"      {name}: string\n" for name in LOCALS)
    call = f"  find:\n    get: p/{{x}}\n    path: {{x: Color}}\n    {place}:\n{rows}    responses: {{}}\n"
    package = shop(tmp_path, call)
    values = {name: f"value of {name}" for name in LOCALS}
    request = package.operations.find(x=package.Color.RED, **values)
    assert request.target.startswith("p/1")
    assert dict(request.query if place == "query" else request.headers) == values


def test_path_parameters_may_be_called_like_anything_too(tmp_path: Path) -> None:
    path = "/".join(f"{{{name}}}" for name in LOCALS)
    rows = "".join(f"      {name}: string\n" for name in LOCALS)
    package = shop(tmp_path, f"  find:\n    get: '{path}'\n    path:\n{rows}    responses: {{}}\n")
    assert package.operations.find(**{x: x.upper() for x in LOCALS}).target == "/".join(
        x.upper() for x in LOCALS
    )


def test_arguments_stand_in_the_order_of_path_query_and_headers(tmp_path: Path) -> None:
    package = shop(
        tmp_path,
        "  find:\n    get: p/{z}\n    headers: {y: string}\n    query: {x?: int32}\n"
        "    path: {z: string}\n    request: Order\n    responses: {2xx: Order}\n",
    )
    assert str(inspect.signature(package.operations.find)) == (
        "(request: 'Order', /, *, z: 'str', x: 'Int32 | None' = None, y: 'str', "
        "medium: \"Literal['json']\" = 'json', accept: \"Literal['json'] | None\" = None)"
        " -> '_http.Request[Order]'"
    )


def test_dates_in_documented_formats_are_pythons_own(tmp_path: Path) -> None:
    package = shop(
        tmp_path,
        "  find:\n    get: p\n    query:\n"
        "      on: {type: date, format: dd.MM.yyyy}\n"
        "      by: {type: time, format: HH:mm}\n"
        "      days?: {type: list<date>, format: yyyyMMdd, style: comma}\n"
        "    responses: {}\n",
    )
    request = package.operations.find(on=date(2026, 2, 4), by=time(3, 44), days=[date(2026, 2, 5)])
    assert request.query == (("on", "04.02.2026"), ("by", "03:44"), ("days", "20260205"))


def test_an_error_names_the_argument_by_its_wire_name(tmp_path: Path) -> None:
    package = shop(
        tmp_path,
        "  find:\n    get: p\n    query: {theSize: int32, all?: list<int32>}\n    responses: {}\n",
    )
    errors = package.operations.EncodeError
    with pytest.raises(errors, match="^theSize: expected an int for int32, got str$"):
        package.operations.find(the_size="x")
    with pytest.raises(errors, match=r"^all\[1\]: expected an int for int32, got NoneType|None"):
        package.operations.find(the_size=1, all=[1, None])
    with pytest.raises(errors, match="^all: expected a list, got str$"):
        package.operations.find(the_size=1, all="12")


RESULTS = [
    ("{}", "None", ""),
    ("{204: none}", "None", ""),
    ("{200: Order, 404: Color}", "Order", "json"),
    ("{200: Order, 201: Order, 204: none, 2xx: list<Order>}", "Order | None | list[Order]", "json"),
    ("{default: Order}", "Order", "json"),
    ("{404: Color, default: Order}", "Order", "json"),
    ("{200: Color, default: Order}", "Color", "json"),
]


@pytest.mark.parametrize(("responses", "result", "accept"), RESULTS)
def test_the_result_is_what_the_answers_of_success_hold(
    tmp_path: Path, responses: str, result: str, accept: str
) -> None:
    package = shop(tmp_path, f"  find: {{get: p, responses: {responses}}}\n")
    reader = inspect.signature(package.operations.read_find)
    assert reader.return_annotation == result
    assert package.operations.find().accept == accept


def test_the_medium_of_the_answer_follows_the_request(tmp_path: Path) -> None:
    package = shop(
        tmp_path,
        "  send:\n    post: p\n    request: {body: Order, media: [form, xml, json]}\n"
        "    responses: {2xx: {body: Order, media: [xml, json]}}\n",
    )
    send, value = package.operations.send, package.Order(a="x")
    assert (send(value).medium, send(value).accept) == ("form", "xml")
    assert send(value, medium="json").accept == "json"
    assert send(value, medium="json", accept="xml").accept == "xml"


def test_the_description_is_the_documentation_s(tmp_path: Path) -> None:
    package = shop(
        tmp_path,
        "  find:\n    doc: Finds.\n    get: p\n    idempotent: true\n    query:\n"
        "      max?: {type: int32, default: 100, examples: [5], doc: At most., secret: true}\n"
        "      at?: {type: date, operators: [gt, lt]}\n"
        "      all: list<int32>\n"
        "    responses: {2xx: Order}\n",
    )
    operation = package.operations.OPERATIONS["find"]
    assert (operation.name, operation.method, operation.path) == ("find", "GET", "p")
    assert (operation.doc, operation.source, operation.idempotent) == ("Finds.", "page 7", True)
    assert [(x.name, x.required) for x in operation.parameters] == [
        *(("max", False), ("at_gt", False), ("at_lt", False), ("all", True)),
    ]
    first = operation.parameters[0]
    assert (first.default, first.examples, first.doc, first.secret) == (100, (5,), "At most.", True)


def test_what_a_client_fills_in_may_be_left_out(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        "api:\n  title: Shop\n  dialect: plain\n"
        "  parameters: {path: {tenant: string}, headers: {key: {type: string, secret: true}}}\n"
        "operations:\n  find: {get: 'a/{tenant}', responses: {}}\n",
    )
    request = package.operations.find()
    assert (request.path, request.headers) == ({}, ())
    assert package.operations.find(tenant="t", key="k").headers == (("key", "k"),)


def test_the_docstring_tells_each_argument(tmp_path: Path) -> None:
    package = shop(
        tmp_path,
        "  send:\n    doc: Sends.\n    post: p\n    query:\n"
        '      q?: {type: string, doc: "Two\\nlines.", default: x}\n'
        "    request: {body: Order, doc: The order.}\n    responses: {2xx: Order, 404: Color}\n",
    )
    assert inspect.getdoc(package.operations.send) == (
        "POST p\n\nSends.\n\n"
        "Args:\n"
        "    request: The order.\n"
        "    medium: How the body is written.\n"
        "    q: Two\n"
        "        lines.\n"
        "        The server's default is x.\n"
        "    accept: The medium of the answer; without it that of the request, or the first.\n\n"
        "Raises:\n"
        "    EncodeError: an argument has a wrong type, or a value that cannot be sent.\n\n"
        "Source: page 7"
    )
    assert "Its body is typed for 404." in str(inspect.getdoc(package.operations.read_send))

"""Pages against specs, one difference at a time, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.importer.drift.made import (
    JSON,
    Endpoint,
    Member,
    Model,
    Payload,
    Value,
    order,
    page,
    post,
    told,
)

SPEC = """
types:
  Order:
    fields:
{fields}
{types}
operations:
  add:
    post: api/orders
{query}
    request: {{body: Order, media: [json]}}
    responses: {{2xx: none}}
"""


def spec(*fields: str, types: str = "", query: str = "") -> str:
    lines = "\n".join(f"      {x}" for x in fields)
    return SPEC.format(fields=lines, types=types, query=f"    query: {query}" if query else "")


def test_names_of_any_medium_are_the_members_name(tmp_path: Path) -> None:
    members = (Member("weight", "integer"), Member("VCRId", "string"), Member("user", "string"))
    text = spec("Weight?: int32", "VCRId?: string?", "CRMUser?: {type: string?, json: user}")
    assert told(tmp_path, text, page(post(order(*members)))) == []


def test_a_word_that_the_spec_contradicts_is_a_change(tmp_path: Path) -> None:
    found = told(
        tmp_path, spec("Weight?: int32"), page(post(order(Member("weight", "decimal number"))))
    )
    assert found == [
        "D012 add, request, `weight`: the page says `decimal number`, the spec `int32`"
    ]


@pytest.mark.parametrize(
    "field",
    [
        "Weight?: {type: int32, notes: [The page says decimal number.]}",
        "Weight?: {type: int32, inferred: The page says decimal number and shows 4.}",
        "Weight?: int32  # the page says decimal number",
        "# review: the page says a decimal number, the sample shows 4\n      Weight?: int32",
    ],
)
def test_a_word_that_the_spec_explains_is_no_change(field: str, tmp_path: Path) -> None:
    row = Member("weight", "decimal number")
    assert told(tmp_path, spec(field), page(post(order(row)))) == []


def test_an_explanation_of_another_word_explains_nothing(tmp_path: Path) -> None:
    text = spec("Weight?: {type: int32, notes: [The page says decimal number.]}")
    (found,) = told(tmp_path, text, page(post(order(Member("weight", "boolean")))))
    assert found.startswith("D012")


def test_types_that_rows_name_are_followed(tmp_path: Path) -> None:
    line = Model("Line", (Member("count", "string"),), line=30)
    rows = (Member("lines", "Collection of Line"),)
    text = spec("Lines?: list<Line>?", types="  Line: {fields: {Count?: int32}}")
    (found,) = told(tmp_path, text, page(post(order(*rows)), models=(line,)))
    assert found == "D012 add, request, `lines`, `count`: the page says `string`, the spec `int32`"


def test_types_that_hold_themselves_end(tmp_path: Path) -> None:
    rows = (Member("parent", "Order"), Member("weight", "integer"))
    text = spec("Parent?: Order?", "Weight?: int32")
    assert told(tmp_path, text, page(post(order(*rows)), models=(Model("Order", rows),))) == []


def test_enums_are_compared_by_name_and_number(tmp_path: Path) -> None:
    listed = Model("State", values=(Value("Open", 0), Value("Shut", 2), Value("Lost", 3)))
    text = spec("State?: State", types="  State: {enum: {Open: 0, Shut: 1, Gone: 4}}")
    found = told(tmp_path, text, page(post(order(Member("state", "State"))), models=(listed,)))
    assert [x.partition(":")[0] for x in found] == [
        "D022 add, request, `state`, value `Shut`",
        "D020 add, request, `state`, value `Lost`",
        "D021 add, request, `state`, value `Gone`",
    ]


@pytest.mark.parametrize(
    ("field", "note", "words"),
    [
        ("Code?: {type: string, max_length: 5}", "Max length: 5", None),
        (
            "Code?: {type: string, max_length: 5}",
            "Max length: 6",
            "max length is `6`, the spec's is `5`",
        ),
        ("Code?: string", "Max length: 5", "max length is `5`, the spec's is none"),
        ("Code?: {type: string, max_length: 5}", "None.", "max length is none, the spec's is `5`"),
        ("Code?: string", "Data type: EmailAddress", "notes `Data type: EmailAddress`"),
        ("Code?: {type: string, notes: ['Data type: Date']}", "Data type: Date", None),
    ],
)
def test_limits_and_notes(field: str, note: str, words: str | None, tmp_path: Path) -> None:
    row = Member("code", "string", notes=(note,))
    found = told(tmp_path, spec(field), page(post(order(row))))
    assert (found == []) if words is None else (len(found) == 1 and words in found[0])


@pytest.mark.parametrize(
    ("field", "notes", "codes"),
    [
        ("Code: string", ("Required", ""), []),
        ("Code?: string", ("Required", ""), ["D013"]),
        ("Code: string", ("", "Required"), ["D013"]),  # others are marked, this one is not
        ("Code: string", ("", ""), []),  # the page marks nothing at all
    ],
)
def test_what_a_request_needs(
    field: str, notes: tuple[str, str], codes: list[str], tmp_path: Path
) -> None:
    rows = [Member(x, "string", notes=(y,)) for x, y in zip(("code", "other"), notes, strict=True)]
    other = "Other: string" if notes[1] else "Other?: string"
    found = told(tmp_path, spec(field, other), page(post(order(*rows))))
    assert [x[:4] for x in found] == codes


def test_parameters_are_compared_both_ways(tmp_path: Path) -> None:
    rows = (Member("page", "string", place="query"), Member("size", "integer", place="query"))
    text = spec("Code?: string", query="{page?: int32, sort?: string}")
    found = told(tmp_path, text, page(post(order(Member("code", "string")), *rows)))
    assert [x.partition(":")[0] for x in found] == [
        "D012 add, `page`",
        "D010 add, `size`",
        "D011 add, `sort`",
    ]


def test_an_operation_at_a_similar_address_has_moved(tmp_path: Path) -> None:
    content = order(Member("code", "string"))
    found = told(tmp_path, spec("Code?: string"), page(post(content, path="api/v2/orders")))
    assert found == ["D003 add: the page says `POST api/v2/orders`, the spec `POST api/orders`"]


def test_other_operations_are_new_and_gone(tmp_path: Path) -> None:
    found = told(tmp_path, spec("Code?: string"), page(Endpoint("GET", "weather/{town}/today")))
    assert [x.partition(":")[0] for x in found] == ["D001 GET weather/{town}/today", "D002 add"]


def test_a_sample_names_its_new_members(tmp_path: Path) -> None:
    payload = Payload('{"code": "a", "colour": "red"}', JSON, line=9)
    content = order(Member("code", "string"), payloads=(payload,))
    samples = {"add.request.json": '{"code": "a"}'}
    (found,) = told(tmp_path, spec("Code?: string"), page(post(content)), samples)
    assert found.startswith("D032")
    assert found.endswith("new members: `colour`")


def test_a_sample_that_a_page_shows_twice_is_one(tmp_path: Path) -> None:
    texts = ('{"code": "a"}', '{ "code" : "a" }')
    payloads = tuple(Payload(x, JSON, line=9) for x in texts)
    content = order(Member("code", "string"), payloads=payloads)
    samples = {"add.request.json": '{"code": "a"}'}
    assert told(tmp_path, spec("Code?: string"), page(post(content)), samples) == []


def test_a_sample_that_is_gone_says_why(tmp_path: Path) -> None:
    payload = Payload("", JSON, "Sample not available.", line=9)
    content = order(Member("code", "string"), payloads=(payload,))
    samples = {"add.request.json": '{"code": "a"}'}
    (found,) = told(tmp_path, spec("Code?: string"), page(post(content)), samples)
    assert found.startswith("D031")
    assert found.endswith("it says `Sample not available.`")

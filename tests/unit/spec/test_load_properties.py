"""Properties of the YAML reader: JSON-like data comes back, positions are right, nothing raises."""

from __future__ import annotations

import json

import yaml
from hypothesis import example, given, strategies as st

from wirewright.diagnostics import Report
from wirewright.spec.document import Mapping, Node, Scalar, Sequence, core, json_value
from wirewright.spec.load import read_document

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBERS = st.integers(-(2**70), 2**70) | st.floats(allow_nan=False, allow_infinity=False)


def json_like(text: st.SearchStrategy[str]) -> st.SearchStrategy[object]:
    return st.recursive(
        st.none() | st.booleans() | NUMBERS | text,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
        max_leaves=12,
    )


JSON = json_like(TEXT)
# What must be an escape in YAML may stand in JSON as it is.
PRINTABLE = json_like(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=20))


def read(text: str) -> Node:
    report = Report()
    found = read_document(text.encode(), "t.yaml", report)
    assert report.diagnostics == []
    assert found is not None
    return found.root


def scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Sequence):
        return [x for item in node.items for x in scalars(item)]
    return [x for key, value in node.entries for x in (key, *scalars(value))]


def says(node: Node, value: object) -> bool:
    """Tell whether a node means a value where a schema wants the value's type.

    PyYAML writes `1e3` and `0o7` without quotes: YAML 1.1 reads texts there, YAML 1.2 numbers.
    """
    if isinstance(value, dict):
        found = (
            {key.text: inner for key, inner in node.entries} if isinstance(node, Mapping) else {}
        )
        return list(found) == list(value) and all(says(found[key], value[key]) for key in value)
    if isinstance(value, list):
        items = node.items if isinstance(node, Sequence) else ()
        return len(items) == len(value) and all(map(says, items, value))
    if isinstance(value, str):
        return isinstance(node, Scalar) and node.text == value
    return isinstance(node, Scalar) and node.plain and core(node) == value


@given(JSON, st.sampled_from([None, False, True]), st.sampled_from([30, 10_000]))
@example("0E0", None, 30)
def test_what_yaml_dumps_is_read_back_equal(value: object, flow: bool | None, width: int) -> None:
    text = yaml.safe_dump(value, default_flow_style=flow, width=width, sort_keys=False)
    assert says(read(text), value)


@given(PRINTABLE)
def test_json_is_read_back_equal(value: object) -> None:
    assert json_value(read(json.dumps(value, indent=1, ensure_ascii=False))) == value


@given(JSON)
def test_each_scalar_stands_where_its_span_says(value: object) -> None:
    text = yaml.safe_dump(value, width=30, sort_keys=False)
    lines = text.split("\n")
    for scalar in scalars(read(text)):
        at = scalar.at
        if at.line == at.end_line:
            written = lines[at.line - 1][at.column - 1 : at.end_column - 1]
            again = read(written)
            assert isinstance(again, Scalar)
            assert (again.text, again.plain) == (scalar.text, scalar.plain)


@given(JSON)
def test_each_part_of_an_exact_text_stands_where_its_span_says(value: object) -> None:
    text = yaml.safe_dump(value, width=30, allow_unicode=False, sort_keys=False)
    lines = text.split("\n")
    for scalar in scalars(read(text)):
        for index, character in enumerate(scalar.text if scalar.shift is not None else ""):
            at = scalar.part(index, index + 1)
            assert lines[at.line - 1][at.column - 1 : at.end_column - 1] == character


@given(JSON)
def test_a_collection_spans_all_that_is_in_it(value: object) -> None:
    def check(node: Node) -> None:
        inner = node.items if isinstance(node, Sequence) else ()
        if isinstance(node, Mapping):
            inner = tuple(x for entry in node.entries for x in entry)
        for child in inner:
            assert (node.at.line, node.at.column) <= (child.at.line, child.at.column)
            assert (child.at.end_line, child.at.end_column) <= (
                node.at.end_line,
                node.at.end_column,
            )
            check(child)

    check(read(yaml.safe_dump(value, default_flow_style=None)))


YAML_LIKE = st.text(st.sampled_from("ab: -?,[]{}#&*!|>'\"%@`\n\t\r\\~<1.é\x85\u2028"), max_size=60)


@given(st.text() | YAML_LIKE)
def test_any_text_gives_a_document_or_an_error(text: str) -> None:
    report = Report()
    content = text.encode("utf-8", "surrogatepass")
    assert read_document(content, "t.yaml", report) is not None or report.failed


@given(st.binary())
def test_any_bytes_give_a_document_or_an_error(content: bytes) -> None:
    report = Report()
    assert read_document(content, "t.yaml", report) is not None or report.failed


@given(st.text() | YAML_LIKE)
def test_every_finding_points_into_the_file(text: str) -> None:
    report = Report()
    content = text.encode("utf-8", "replace")
    read_document(content, "t.yaml", report)
    rows = content.decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for found in report.diagnostics:
        at = found.at
        assert 1 <= at.line <= at.end_line
        assert at.line <= len(rows)
        assert 1 <= at.column <= len(rows[at.line - 1]) + 1

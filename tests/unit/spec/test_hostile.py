"""Hostile texts as a file's body or as a value: a document or findings, never an exception."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, strategies as st

from wirewright.diagnostics import Report, Span, as_github, as_json, listing
from wirewright.spec.document import Mapping, Scalar
from wirewright.spec.load import read_document
from wirewright.spec.parse import parse_api
from wirewright.spec.schema import check, schema_text
from wirewright.spec.type_expr import parse_type

STRINGS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "hostile" / "strings.json").read_text(encoding="utf-8")
)
TEXTS = [x["value"] * x.get("repeat", 1) + x.get("suffix", "") for x in STRINGS]
OF_YAML = [
    text
    for text, x in zip(TEXTS, STRINGS, strict=True)
    if x["class"] in ("yaml-source", "yaml-emit")
]


def read_all(content: bytes) -> Report:
    """Read and check a file's body, and show what is found in every form."""
    report = Report()
    document = read_document(content, "t.yaml", report)
    found = check(document, report) if document else None
    assert found is not None or report.failed
    text = content.decode("utf-8", "replace")
    shown = [listing(x, lambda _: text) + as_github(x) for x in report.diagnostics]
    assert all(x.replace("\n", "").isprintable() for x in shown)
    assert as_json(report).isascii()
    return report


@pytest.mark.parametrize("text", OF_YAML, ids=range(len(OF_YAML)))
def test_a_hostile_file_gives_a_document_or_findings(text: str) -> None:
    read_all(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("text", OF_YAML, ids=range(len(OF_YAML)))
def test_a_hostile_text_after_a_key_gives_a_document_or_findings(text: str) -> None:
    read_all(b"api:\n  title: " + text.encode("utf-8", "surrogatepass"))


def test_every_hostile_text_is_read_back_as_a_title_or_is_no_unicode() -> None:
    for text in TEXTS:
        if any("\ud800" <= x <= "\udfff" for x in text):
            continue
        content = yaml.safe_dump({"api": {"title": text, "dialect": "plain"}}).encode()
        report = Report()
        document = read_document(content, "t.yaml", report)
        root = check(document, report) if document else None
        assert report.diagnostics == []
        assert root is not None
        api = root.get("api")
        assert isinstance(api, Mapping)
        title = api.get("title")
        assert isinstance(title, Scalar)
        assert title.text == text


def test_every_hostile_text_is_a_type_expression_or_a_finding() -> None:
    at = Span("t.yaml", 1, 1, 1, 2)
    for text in TEXTS:
        report = Report()
        found = parse_type(Scalar(text, False, at, None), report)
        assert (found is None) == report.failed


WORDS = sorted(
    {word for x in json.loads(schema_text())["$defs"].values() for word in x.get("properties", ())}
    | {"types", "operations", "bearer", "none", "unknown", "json", "200", "A", "A?", "list<A>"}
)
VALUES = st.recursive(
    st.sampled_from(WORDS) | st.text(max_size=5) | st.none() | st.booleans() | st.integers(),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(WORDS), inner, max_size=5),
    max_leaves=20,
)
SECTIONS = st.fixed_dictionaries(
    {},
    optional={
        "types": st.dictionaries(st.sampled_from(WORDS), VALUES, max_size=3),
        "operations": st.dictionaries(st.sampled_from(WORDS), VALUES, max_size=3),
        "parameters": VALUES,
    },
)


@given(SECTIONS, st.dictionaries(st.sampled_from(WORDS), VALUES, max_size=3))
def test_any_use_of_the_words_gives_a_spec_or_findings(
    tmp_path_factory: pytest.TempPathFactory, sections: object, api: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("specs") / "shop"
    folder.mkdir()
    head = {"wirewright": 1, "api": {"title": "Shop", "dialect": "plain", **api}}
    (folder / "api.yaml").write_text(yaml.safe_dump(head), encoding="utf-8")
    (folder / "more.yaml").write_text(yaml.safe_dump(sections), encoding="utf-8")
    report = Report()
    assert parse_api(folder, report, "specs/shop") is not None or report.failed

"""The JSON Schema of the language, and what a document loses by it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.unit.spec.reading import HEAD, data, document, refusal, refusals, shown
from wirewright.diagnostics import Report
from wirewright.spec.schema import check, schema_text

SCHEMA: dict[str, Any] = json.loads(schema_text())


def described(schema: dict[str, Any]) -> bool:
    target = SCHEMA["$defs"].get(schema.get("$ref", "").removeprefix("#/$defs/"), {})
    return bool(schema.get("description") or target.get("description"))


def properties(schema: object) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        # What only forbids a key stands beside the property that is described.
        found = {} if "dependentSchemas" in schema else schema.get("properties", {})
        yield from found.items()
        for key, inner in schema.items():
            if key != "dependentSchemas":
                yield from properties(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from properties(inner)


def test_the_schema_is_one() -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(SCHEMA)


def test_every_property_is_described_for_editors() -> None:
    assert [name for name, schema in properties(SCHEMA) if not described(schema)] == []


def test_every_pattern_says_what_it_wants() -> None:
    def patterns(schema: object) -> Iterator[dict[str, Any]]:
        if isinstance(schema, dict):
            if isinstance(schema.get("pattern"), str):
                yield schema
            schema = list(schema.values())
        for inner in schema if isinstance(schema, list) else ():
            yield from patterns(inner)

    assert all("patternErrorMessage" in schema for schema in patterns(SCHEMA))


@pytest.mark.parametrize(
    "line",
    ["title: 2016", "title: 1.10", "title: yes", "title: ~", "title: 22:22", "title: 0x1F"],
)
def test_a_text_that_yaml_reads_as_another_type_wants_quotes(line: str) -> None:
    text = "api:\n  dialect: plain\n  " + line
    found = refusal(text)
    word = line.removeprefix("title: ")
    assert found.code == "S004"
    assert shown(found, text) == word
    assert found.advice == f'quote it: "{word}"'


def test_a_text_with_a_colon_that_became_a_mapping_wants_quotes() -> None:
    text = HEAD + "types:\n  A:\n    fields: {}\n    notes:\n      - The page says: maybe\n"
    found = refusal(text)
    assert found.code == "S004"
    assert found.advice == 'quote it: "The page says: maybe"'
    assert shown(found, text) == "The page says: maybe"


@pytest.mark.parametrize("value", ["'2016'", "2016-08-15T14:52:48Z", "2016-08-15", "yEs"])
def test_quoted_texts_and_dates_are_texts(value: str) -> None:
    assert refusals(f"api: {{dialect: plain, title: {value}}}") == []


@pytest.mark.parametrize(
    ("value", "advice"),
    [("yes", "write `true`"), ("'false'", "write `false`"), ("maybe", "write `true` or `false`")],
)
def test_a_flag_is_true_or_false(value: str, advice: str) -> None:
    found = refusal(f"types: {{A: {{enum: [a], closed: {value}}}}}")
    assert (found.code, found.advice) == ("S003", advice)


def test_a_quoted_number_loses_its_quotes() -> None:
    found = refusal("types: {A: {fields: {a: {type: string, max_length: '5'}}}}")
    assert (found.code, found.advice) == ("S003", "write it without quotes: 5")


@pytest.mark.parametrize("value", [".inf", "-.INF", ".nan", "1e999", "9" * 400])
@pytest.mark.parametrize("key", ["default", "max", "doc", "style"])
def test_a_number_that_json_has_not_is_refused_everywhere(key: str, value: str) -> None:
    found = refusal(f"operations: {{o: {{get: a, query: {{q: {{type: float, {key}: {value}}}}}}}}}")
    assert found.code == "S017"


@pytest.mark.parametrize("value", ["yes", "1.10", "~", "[1, {a: no}]", "'x'", "0x1F"])
def test_a_default_may_be_any_json(value: str) -> None:
    assert (
        refusals(f"operations: {{o: {{get: a, query: {{q: {{type: any, default: {value}}}}}}}}}")
        == []
    )


def test_what_is_refused_is_left_out_for_the_later_stages() -> None:
    report = Report()
    text = "api: {title: 5, dialect: plain, media: [json, foo], tilte: x, auth: {header: a b}}"
    found = check(document(text), report)
    assert found is not None
    assert data(found) == {"api": {"dialect": "plain", "media": ["json"], "auth": {}}}


def test_all_errors_of_a_file_are_shown_in_its_order() -> None:
    text = "\n".join(
        [
            "wirewright: 2",
            "api:",
            "  title: 5",
            "  dialect: aspnett",
            "types:",
            "  A B: {fields: {}}",
            "  C: {feilds: {}}",
            "nonsense: 1",
        ]
    )
    found = [(x.at.line, x.code) for x in refusals(text)]
    assert found == [
        (1, "S005"),
        (3, "S004"),
        (4, "S005"),
        (6, "S006"),
        (7, "S002"),
        (7, "S001"),
        (8, "S001"),
    ]


@pytest.mark.parametrize("text", ["[a]", "a", "5", "~"])
def test_a_file_that_is_no_mapping_is_one_finding(text: str) -> None:
    report = Report()
    assert check(document(text), report) is None
    assert [found.code for found in report.diagnostics] == ["S003"]


def test_findings_without_end_are_cut() -> None:
    report = Report()
    text = "".join(f"k{number}: 1\n" for number in range(2000))
    assert check(document(text), report) is None
    assert len(report.diagnostics) == 501
    assert report.diagnostics[-1].code == "S018"


def test_a_pattern_does_not_let_a_final_line_break_pass() -> None:
    assert refusal('types: {"A\\n": {fields: {}}}').code == "S006"

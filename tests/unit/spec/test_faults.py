"""Each thing that the schema refuses: one finding, at the key or the value that is wrong."""

from __future__ import annotations

import pytest

from tests.unit.spec.reading import refusal, refusals, shown

FIELD = "types: {A: {fields: {a: %s}}}"
OPERATION = "operations: {o: {get: a, %s}}"
API = "api: {title: Shop, dialect: plain, %s}"


@pytest.mark.parametrize(
    ("text", "pointed", "advice"),
    [
        (API % "servr: x", "servr", "did you mean `server`?"),
        (API % "Media: [json]", "Media", "did you mean `media`?"),
        ("typs: {}", "typs", "did you mean `types`?"),
        ("zzz: 1", "zzz", "known here: `wirewright`, `api`, `types`, `operations`"),
        (FIELD % "{type: string, jsn: x}", "jsn", "did you mean `json`?"),
        (OPERATION % "reponses: {}", "reponses", "did you mean `responses`?"),
        (OPERATION % "query: {q: {type: string, wildcards: true}}", "wildcards", "did you mean"),
    ],
)
def test_an_unknown_key_is_pointed_at_and_guessed(text: str, pointed: str, advice: str) -> None:
    found = refusal(text)
    assert (found.code, shown(found, text)) == ("S001", pointed)
    assert found.advice.startswith(advice)


@pytest.mark.parametrize(
    ("text", "pointed", "advice"),
    [
        ("api: {title: x, dialect: aspnett}", "aspnett", "did you mean `aspnet`?"),
        (API % "json_names: Camel", "Camel", "did you mean `camel`?"),
        (API % "media: [jsn]", "jsn", "did you mean `json`?"),
        (API % "auth: beerer", "beerer", "did you mean `bearer`?"),
        ("types: {A: {fields: unknwon}}", "unknwon", "did you mean `unknown`?"),
        (OPERATION % "query: {q: {type: string, operators: [foo]}}", "foo", "known here: `gt`"),
        (OPERATION % "query: {q: {type: string, style: csv}}", "csv", "known here: `repeat`"),
        ("wirewright: 2", "2", "known here: `1`"),
    ],
)
def test_an_unknown_word_is_pointed_at_and_guessed(text: str, pointed: str, advice: str) -> None:
    found = refusal(text)
    assert (found.code, shown(found, text)) == ("S005", pointed)
    assert found.advice.startswith(advice)


@pytest.mark.parametrize(
    ("text", "pointed", "message"),
    [
        ("api: {title: x}", "api", "`api` has no `dialect`"),
        (FIELD % "{json: x}", "a", "`a` has no `type`"),
        (OPERATION % "request: {media: [json]}", "request", "`request` has no `body`"),
        ("types: {A: {doc: x}}", "A", "`A` has none of `fields`, `enum`, `extends`"),
        ("operations: {o: {doc: x}}", "o", "`o` has none of `get`"),
        (API % "auth: {doc: x}", "auth", "`auth` has none of `header`, `query`"),
    ],
)
def test_a_missing_key_is_shown_where_it_should_stand(
    text: str, pointed: str, message: str
) -> None:
    found = refusal(text)
    assert (found.code, shown(found, text)) == ("S002", pointed)
    assert found.message.startswith(message)
    assert found.advice


def test_each_missing_key_is_a_finding() -> None:
    assert [found.advice for found in refusals("api: {}")] == ["add `title:`", "add `dialect:`"]


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        (API % "media: json", "json"),
        (API % "parameters: [a]", "parameters"),
        ("types: [A]", "types"),
        ("types:", ""),
        ("types: {A: x}", "x"),
        ("types: {A: {enum: a}}", "a"),
        ("types: {A: {enum: {a: '0'}}}", "'0'"),
        ("types: {A: {extends: B, fields: unknown}}", "unknown"),
        (FIELD % "[string]", "a"),
        (FIELD % "{type: [string]}", "type"),
        (OPERATION % "idempotent: 1", "1"),
        (OPERATION % "responses: X", "X"),
        (OPERATION % "query: {q: {type: string, examples: x}}", "x"),
    ],
)
def test_a_value_of_the_wrong_kind_is_one_finding(text: str, pointed: str) -> None:
    found = refusal(text)
    assert (found.code, shown(found, text)) == ("S003", pointed)
    assert found.advice


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        ("types: {Order Line: {fields: {}}}", "Order Line"),
        ("types: {1A: {fields: {}}}", "1A"),
        ("types: {Ä: {fields: {}}}", "Ä"),
        (f"types: {{{'A' * 129}: {{fields: {{}}}}}}", "A" * 129),
        ("operations: {o-p: {get: a}}", "o-p"),
        ("types: {A: {fields: {a?b: string}}}", "a?b"),
        ("types: {A: {fields: {'': string}}}", "''"),
        ('types: {A: {fields: {"a\\u202e": string}}}', '"a\\u202e"'),
        ('types: {A: {fields: {"a\\n": string}}}', '"a\\n"'),
        (f"types: {{A: {{fields: {{{'a' * 129}: string}}}}}}", "a" * 129),
        (OPERATION % "headers: {X Y: string}", "X Y"),
        (OPERATION % "responses: {2000: none}", "2000"),
        (OPERATION % "responses: {600: none}", "600"),
        (OPERATION % "samples: {request.yaml: {malformed: x}}", "request.yaml"),
        (OPERATION % "samples: {response.xml: {malformed: x}, foo: {malformed: x}}", "foo"),
    ],
)
def test_a_name_of_the_wrong_form_is_pointed_at(text: str, pointed: str) -> None:
    found = refusal(text)
    assert (found.code, shown(found, text)) == ("S006", pointed)
    assert found.advice


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        (API % "server: example.org", "example.org"),
        (API % "xml_namespace: a b", "a b"),
        (API % 'xml_namespace: "a<b"', '"a<b"'),
        (API % "auth: {header: X Key}", "X Key"),
        (API % "media_types: {json: [json]}", "json"),
        ("operations: {o: {get: a b}}", "a b"),
        ("operations: {o: {get: 'a?b=1'}}", "'a?b=1'"),
    ],
)
def test_a_text_of_the_wrong_form_is_pointed_at(text: str, pointed: str) -> None:
    found = refusal(text)
    assert (found.code, shown(found, text)) == ("S006", pointed)
    assert found.advice


@pytest.mark.parametrize(
    ("text", "pointed", "message"),
    [
        (FIELD % "{type: string, min_length: -1}", "-1", "is too small"),
        ("types: {A: {enum: {a: 18446744073709551616}}}", "18446744073709551616", "is too great"),
        (FIELD % "{type: string, xml: ''}", "''", "is an empty text"),
        (API % "media: []", "media", "is an empty list"),
        ("types: {A: {enum: {}}}", "enum", "is an empty mapping"),
        ("types: {A: {enum: [{a: 1, b: 2}]}}", "{", "has more than one key"),
        (OPERATION % "samples: {response.xml: {differs: {}}}", "differs", "is an empty mapping"),
        (OPERATION % "samples: {response.xml: {malformed: ''}}", "''", "is an empty text"),
    ],
)
def test_a_value_out_of_bounds_is_pointed_at(text: str, pointed: str, message: str) -> None:
    found = refusal(text)
    assert (found.code, shown(found, text)) == ("S007", pointed)
    assert message in found.message


@pytest.mark.parametrize(
    ("text", "pointed", "message"),
    [
        ("operations: {o: {get: a, post: b}}", "post", "`get` and `post`"),
        ("types: {A: {enum: [a], fields: {}}}", "fields", "`fields` does not go with `enum`"),
        ("types: {A: {enum: [a], extends: B}}", "extends", "`extends` does not go with `enum`"),
        ("types: {A: {fields: {}, closed: true}}", "closed", "`closed` goes only with `enum`"),
        (API % "auth: {header: a, query: b}", "query", "`header` and `query`"),
        (
            OPERATION % "samples: {request.xml: {differs: {a: b}, malformed: c}}",
            "malformed",
            "`differs` and `malformed`",
        ),
    ],
)
def test_keys_that_do_not_go_together_are_pointed_at(text: str, pointed: str, message: str) -> None:
    found = refusal(text)
    assert (found.code, shown(found, text)) == ("S008", pointed)
    assert message in found.message


def test_an_item_that_stands_twice_is_pointed_at() -> None:
    text = API % "media: [json, xml, json]"
    found = refusal(text)
    assert (found.code, found.at.column) == ("S009", text.rindex("json") + 1)


def test_a_long_key_does_not_make_a_long_message() -> None:
    found = refusal(f"? {'k' * 10_000}\n: 1")
    assert len(found.message) < 200


@pytest.mark.parametrize(
    "text",
    [
        f"types: {{A: {{fields: {{}}, notes: [{'k' * 900}: {'v' * 900}]}}}}",
        API % f"source: 1{'_' * 10_000}",
        API % f"source: {'9' * 10_000}",
        FIELD % f"{{type: string, max_length: '{'9' * 10_000}'}}",
    ],
)
def test_a_long_text_does_not_make_long_advice(text: str) -> None:
    found = refusal(text)
    assert len(found.message) + len(found.advice) < 400


def test_a_number_in_quotes_is_no_advice_where_no_number_is_wanted() -> None:
    found = refusal(OPERATION % "idempotent: '7'")
    assert found.advice == "write `true` or `false`"

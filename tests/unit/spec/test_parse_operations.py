"""Operations, parameters and bodies as the model keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.spec.reading import HEAD, parse, parsed
from wirewright.spec.model import ConstraintsSpec, OperationSpec, ParameterSpec
from wirewright.spec.parse_operations import METHODS


def operation(folder: Path, text: str) -> OperationSpec:
    (found,) = parsed(folder, f"operations:\n  op: {{{text}}}\n").operations
    return found


def parameter(folder: Path, text: str) -> ParameterSpec:
    (found,) = operation(folder, f"get: a, query: {{{text}}}").query
    return found


@pytest.mark.parametrize("method", METHODS)
def test_an_operation_has_one_method_and_its_path(tmp_path: Path, method: str) -> None:
    found = operation(tmp_path, f"{method}: 'a/{{x}}'")
    assert (found.method, found.path.value) == (method, "a/{x}")


def test_parameters_stand_in_three_places(tmp_path: Path) -> None:
    found = operation(
        tmp_path, "get: a, path: {p: string}, query: {q?: int32}, headers: {X-Key?: string}"
    )
    places = (found.path_parameters, found.query, found.headers)
    assert [[(x.name.value, x.optional) for x in place] for place in places] == [
        [("p", False)],
        [("q", True)],
        [("X-Key", True)],
    ]


def test_a_parameter_keeps_all_that_may_be_said_of_it(tmp_path: Path) -> None:
    found = parameter(
        tmp_path,
        "q: {type: 'list<datetime>', format: yyyy, default: [1, ~], operators: [gt, like],"
        " wildcard: true, style: comma, secret: true, min: 1, examples: [2016-08-15], doc: D}",
    )
    assert (found.format and found.format.value, found.style) == ("yyyy", "comma")
    assert found.default == [1, None]
    assert [word.value for word in found.operators] == ["gt", "like"]
    assert (found.wildcard, found.secret) == (True, True)
    assert found.constraints == ConstraintsSpec(min=1)
    assert (found.examples, found.info.doc) == (("2016-08-15",), "D")


def test_a_parameter_may_be_its_type_alone(tmp_path: Path) -> None:
    found = parameter(tmp_path, "q: 'int32?'")
    assert (found.type.name, found.type.nullable, found.style) == ("int32", True, "repeat")


@pytest.mark.parametrize(
    ("text", "name"), [("A", "A"), ("'list<A>'", "list"), ("{body: A, doc: D}", "A")]
)
def test_a_request_is_a_type_or_a_mapping(tmp_path: Path, text: str, name: str) -> None:
    found = operation(tmp_path, f"post: a, request: {text}").request
    assert found is not None
    assert found.type is not None
    assert found.type.name == name


def test_a_body_may_have_media_and_prose(tmp_path: Path) -> None:
    found = operation(tmp_path, "post: a, request: {body: A, media: [xml, json], doc: D}").request
    assert found is not None
    assert [medium.value for medium in found.media or ()] == ["xml", "json"]
    assert found.info.doc == "D"


def test_responses_have_statuses_and_may_be_none(tmp_path: Path) -> None:
    found = operation(
        tmp_path, "get: a, responses: {200: A, 2xx: none, default: {body: none, doc: D}}"
    ).responses
    assert [(x.status.value, x.body.type and x.body.type.name) for x in found] == [
        ("200", "A"),
        ("2xx", None),
        ("default", None),
    ]
    assert found[2].body.info.doc == "D"


def test_only_a_response_can_be_none(tmp_path: Path) -> None:
    _, diagnostics = parse(tmp_path, HEAD + "operations: {o: {post: a, request: none}}")
    assert [found.code for found in diagnostics] == ["S010"]


def test_an_operation_keeps_media_idempotence_and_prose(tmp_path: Path) -> None:
    found = operation(tmp_path, "post: a, media: [form], idempotent: true, inferred: why")
    assert [medium.value for medium in found.media or ()] == ["form"]
    assert (found.idempotent, found.info.inferred) == (True, "why")


def test_pagination_keeps_its_words_in_order_and_its_prose(tmp_path: Path) -> None:
    found = operation(
        tmp_path, "get: a, pagination: {next: paging.next, items: data, inferred: why}"
    ).pagination
    assert found is not None
    assert [(key.value, path.value) for key, path in found.keys] == [
        ("next", "paging.next"),
        ("items", "data"),
    ]
    assert found.info.inferred == "why"


def test_samples_say_what_they_cannot_prove(tmp_path: Path) -> None:
    differs, malformed = operation(
        tmp_path,
        "get: a, samples: {response.400.late.xml: {differs: {data.info: why}},"
        " request.json: {malformed: because}}",
    ).samples
    assert differs.name.value == "response.400.late.xml"
    assert [(path.value, why) for path, why in differs.differs] == [("data.info", "why")]
    assert (malformed.malformed, malformed.differs) == ("because", ())


@pytest.mark.parametrize("text", ["get: a, query: {q: string, 'q?': string}"])
def test_a_parameter_stands_once(tmp_path: Path, text: str) -> None:
    _, diagnostics = parse(tmp_path, f"{HEAD}operations: {{o: {{{text}}}}}")
    assert [found.code for found in diagnostics] == ["S012"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("doc: x", "S002"), ("get: a b", "S006"), ("get: 5", "S004"), ("get: [a]", "S003")],
)
def test_an_operation_without_a_usable_path_is_left_out(
    tmp_path: Path, text: str, code: str
) -> None:
    spec, diagnostics = parse(tmp_path, f"{HEAD}operations: {{a: {{{text}}}, b: {{get: x}}}}")
    assert [found.code for found in diagnostics] == [code]
    assert spec is not None
    assert [found.name.value for found in spec.operations] == ["b"]


def test_what_has_no_readable_type_is_left_out(tmp_path: Path) -> None:
    spec, diagnostics = parse(
        tmp_path,
        HEAD + "operations: {a: {get: x, query: {q: '<'}, request: '>', responses: {200: '?'}}}",
    )
    assert [found.code for found in diagnostics] == ["S010"] * 3
    assert spec is not None
    (found,) = spec.operations
    assert (found.query, found.request, found.responses) == ((), None, ())

"""A folder as an `ApiSpec`: merged files, the `api:` part, and what makes it unusable."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.spec.reading import HEAD, parse, parsed
from wirewright.diagnostics import Report
from wirewright.spec.model import ApiSpec
from wirewright.spec.parse import parse_api


def api(folder: Path, text: str) -> ApiSpec:
    content = f"wirewright: 1\napi: {{title: Shop, dialect: plain, {text}}}\n"
    found, diagnostics = parse(folder, content)
    assert diagnostics == []
    assert found is not None
    return found


def test_the_folder_names_the_api(tmp_path: Path) -> None:
    found = parsed(tmp_path, "")
    assert (found.name, found.title, found.dialect.value) == ("shop", "Shop", "plain")
    assert str(found.at) == "specs/shop/api.yaml:2:1"


def test_the_api_part_keeps_all_that_may_be_said(tmp_path: Path) -> None:
    found = api(
        tmp_path,
        "json_names: camel, xml_namespace: urn:x, media: [json], server: 'https://h/', source: S,"
        " media_types: {json: [application/json, text/json]}, doc: D",
    )
    texts = (found.json_names, found.xml_namespace, found.server)
    assert [text and text.value for text in texts] == ["camel", "urn:x", "https://h/"]
    assert [medium.value for medium in found.media or ()] == ["json"]
    assert [(k.value, [x.value for x in v]) for k, v in found.media_types] == [
        ("json", ["application/json", "text/json"])
    ]
    assert (found.source, found.info.doc) == ("S", "D")


def test_shared_parameters_are_given_once_to_the_client(tmp_path: Path) -> None:
    shared = api(
        tmp_path,
        "parameters: {path: {v: string}, query: {k: string}, headers: {H: string},"
        " body: [appkey, sessionID], doc: D}",
    ).shared
    names = [[x.name.value for x in place] for place in (shared.path, shared.query, shared.headers)]
    assert names == [["v"], ["k"], ["H"]]
    assert [name.value for name in shared.body] == ["appkey", "sessionID"]
    assert shared.info.doc == "D"


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("bearer", "bearer", None),
        ("basic", "basic", None),
        ("{header: X-Api-Key, doc: D}", "header", "X-Api-Key"),
        ("{query: key}", "query", "key"),
    ],
)
def test_a_client_identifies_itself_in_one_way(
    tmp_path: Path, text: str, kind: str, name: str | None
) -> None:
    found = api(tmp_path, f"auth: {text}").auth
    assert found is not None
    assert (found.kind, found.name.value if found.name else None) == (kind, name)


def test_without_auth_there_is_none(tmp_path: Path) -> None:
    assert parsed(tmp_path, "").auth is None


def test_files_are_merged_with_api_yaml_first(tmp_path: Path) -> None:
    found = parsed(
        tmp_path,
        "types: {M: {fields: {}}}",
        b="types: {B: {fields: {}}}\noperations: {o: {get: x}}",
        a="wirewright: 1\ntypes: {A: {fields: {}}}",
    )
    assert [x.name.value for x in found.types] == ["M", "A", "B"]
    assert [str(x.name.at) for x in found.operations] == ["specs/shop/b.yaml:2:14"]


@pytest.mark.parametrize("section", ["types: {A: {fields: {}}}", "operations: {A: {get: x}}"])
def test_a_name_stands_once_over_all_files(tmp_path: Path, section: str) -> None:
    _, diagnostics = parse(tmp_path, HEAD + section, more=section)
    (clash,) = diagnostics
    assert (clash.code, clash.at.file) == ("S012", "specs/shop/more.yaml")
    assert [at.file for at, _ in clash.related] == ["specs/shop/api.yaml"]


def test_a_type_and_an_operation_may_share_a_name(tmp_path: Path) -> None:
    assert parsed(tmp_path, "types: {A: {fields: {}}}\noperations: {A: {get: x}}").operations


def test_api_stands_only_in_api_yaml(tmp_path: Path) -> None:
    spec, diagnostics = parse(tmp_path, HEAD, more="api: {title: x, dialect: aspnet}")
    assert [(found.code, found.at.file) for found in diagnostics] == [
        ("S013", "specs/shop/more.yaml")
    ]
    assert spec is not None
    assert spec.dialect.value == "plain"


def test_api_yaml_says_version_and_api(tmp_path: Path) -> None:
    spec, diagnostics = parse(tmp_path, "types: {}\n")
    assert spec is None
    assert [(found.code, found.advice) for found in diagnostics] == [
        ("S002", "add `wirewright: 1`"),
        ("S002", "add `api:`"),
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Shop", "S014"),
        ("2shop", "S014"),
        ("my-shop", "S014"),
        ("class", "S014"),
        ("x" * 129, "S014"),
    ],
)
def test_a_folder_that_cannot_name_an_api_is_a_finding(
    tmp_path: Path, name: str, code: str
) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "api.yaml").write_text(HEAD, encoding="utf-8")
    report = Report()
    parse_api(tmp_path / name, report, "specs/x")
    assert [found.code for found in report.diagnostics] == [code]


def test_a_folder_is_shown_by_its_path_if_nothing_else_is_said(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    report = Report()
    assert parse_api(tmp_path / "shop", report) is None
    (found,) = report.diagnostics
    assert (found.code, found.at.file) == ("S015", (tmp_path / "shop").as_posix())


def test_a_broken_file_makes_no_spec_but_the_others_are_still_read(tmp_path: Path) -> None:
    spec, diagnostics = parse(tmp_path, HEAD + "typs: {}", a="a: b: c", b="operatons: {}")
    assert spec is None
    assert [(found.code, found.at.file[-6:]) for found in diagnostics] == [
        ("S001", "i.yaml"),
        ("Y005", "a.yaml"),
        ("S001", "b.yaml"),
    ]


def test_a_wrong_dialect_makes_no_spec(tmp_path: Path) -> None:
    spec, diagnostics = parse(tmp_path, "wirewright: 1\napi: {title: x, dialect: foo}")
    assert spec is None
    assert [found.code for found in diagnostics] == ["S005"]


def test_findings_of_all_kinds_leave_the_rest_of_the_spec(tmp_path: Path) -> None:
    text = "types: {A: {fields: {a: 5, b: string, b: int32}, dco: x}, B: {fields: {c: 'list<'}}}"
    spec, diagnostics = parse(tmp_path, HEAD + text)
    assert sorted(found.code for found in diagnostics) == ["S001", "S004", "S010", "Y012"]
    assert spec is not None
    assert [[x.name.value for x in found.fields] for found in spec.types] == [["b"], []]

"""The files of packages: which there are, that they fit together, and that they depend on nothing."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from tests.generating import Settings, imported, read, rendered, write
from wirewright.diagnostics import Report
from wirewright.python.render import packages

SPEC = """\
api: {title: The shop, dialect: plain, media: [json, xml, form], source: page 7, doc: Sells.}
types:
  Kind: {enum: [a, b]}
  Order: {doc: An order., fields: {kind: Kind, at?: datetime}}
operations:
  send: {doc: Sends., post: a, request: Order, responses: {2xx: none}}
"""
OTHER = "api: {title: Other, dialect: aspnet}\n"


def files(folder: Path, package: str = "apis") -> dict[str, str]:
    first, _ = read(folder, SPEC)
    second, _ = read(folder, OTHER, "other")
    return dict(rendered((second, first), package))


def test_a_package_has_the_modules_that_its_apis_need(tmp_path: Path) -> None:
    names = sorted(x for x in files(tmp_path) if "_runtime" not in x)
    assert names == [
        "README.md",
        "apis/__init__.py",
        "apis/errors.py",
        "apis/other/__init__.py",
        "apis/other/client.py",
        "apis/other/operations.py",
        "apis/py.typed",
        "apis/shop/__init__.py",
        "apis/shop/client.py",
        "apis/shop/form.py",
        "apis/shop/json.py",
        "apis/shop/models.py",
        "apis/shop/operations.py",
        "apis/shop/values.py",
        "apis/shop/xml.py",
        "pyproject.toml",
    ]


def test_the_runtime_is_copied_as_it_is(tmp_path: Path) -> None:
    made = files(tmp_path)
    here = Path(sys.modules["wirewright.python.render"].__file__ or "").parent
    copied = {x.name: x.read_text(encoding="utf-8") for x in (here / "runtime").glob("*.py")}
    assert len(copied) > 10
    assert {Path(x).name: made[x] for x in made if "/_runtime/" in x} == copied
    assert made["apis/errors.py"] == (here / "errors.py").read_text(encoding="utf-8")


def test_another_package_has_the_same_modules_under_its_name(tmp_path: Path) -> None:
    one, other = files(tmp_path), files(tmp_path, "shops")
    assert [x.replace("shops/", "apis/", 1) for x in other] == list(one)
    modules = [x for x in one if x.endswith(".py")]
    assert all(one[x] == other[x.replace("apis/", "shops/", 1)] for x in modules)


WITH_HTTP = ("client", "handshakes", "leftovers", "network", "timed", "tunnels")


def test_modules_import_their_own_package_only_by_relative_names(tmp_path: Path) -> None:
    everywhere = {"msgspec", "lxml", *sys.stdlib_module_names}
    for path, text in files(tmp_path).items():
        if path.endswith(".py"):
            allowed = everywhere | (
                {"httpx2", "httpcore2"} if Path(path).stem in WITH_HTTP else set()
            )
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Import):
                    assert {x.name.split(".")[0] for x in node.names} <= allowed, path
                elif isinstance(node, ast.ImportFrom) and not node.level:
                    assert str(node.module).split(".")[0] in allowed, path


def test_the_names_of_an_api_are_exported(tmp_path: Path) -> None:
    write(tmp_path, files(tmp_path, "render_exports"))
    shop = imported(tmp_path, "render_exports.shop")
    assert shop.__all__ == ["AsyncShopClient", "Kind", "Order", "ShopClient", "operations"]
    assert shop.__doc__ == "The shop.\n\nSells.\n\nSource: page 7\n"
    assert shop.Order(kind=shop.Kind.A).to_json() == b'{"kind":"a"}'
    assert imported(tmp_path, "render_exports.other").operations.OPERATIONS == {}


@pytest.mark.parametrize(
    "module", ["json", "xml", "form", "operations", "values", "models", "client"]
)
def test_each_module_can_be_imported_first(tmp_path: Path, module: str) -> None:
    package = f"render_first_{module}"
    write(tmp_path, files(tmp_path, package))
    assert imported(tmp_path, f"{package}.shop.{module}").__name__.endswith(module)


def test_the_project_file_has_the_settings(tmp_path: Path) -> None:
    api, _ = read(tmp_path, SPEC)
    made = packages((api,), Settings("shops", "my-shops", "2.0"), Report())
    project = next(x.body for x in made if x.path == "pyproject.toml")
    assert 'name = "my-shops"\nversion = "2.0"\n' in project
    assert 'packages = ["shops"]' in project


def test_names_that_python_cannot_have_are_reported_and_nothing_is_made(tmp_path: Path) -> None:
    api, _ = read(tmp_path, SPEC.replace("kind: Kind", "class: Kind"))
    report = Report()
    assert packages((api,), Settings(), report) == ()
    assert [x.code for x in report.diagnostics] == ["P002"]


def test_an_advice_about_names_stops_nothing(tmp_path: Path) -> None:
    api, _ = read(tmp_path, SPEC.replace("post: a,", "post: a, query: {in?: string},"))
    report = Report()
    assert packages((api,), Settings(), report)
    assert [x.code for x in report.diagnostics] == ["P005"]

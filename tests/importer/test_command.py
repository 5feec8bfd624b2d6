"""`wirewright import` and `wirewright drift`, from the command line to the files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.importer.documents import SPECS
from wirewright.cli import main

PAGE = SPECS / "deck" / "pages" / "004_7189148332f149a6.txt"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def files(folder: Path) -> list[str]:
    return sorted(x.relative_to(folder).as_posix() for x in folder.rglob("*") if x.is_file())


def test_a_page_becomes_a_spec_with_samples_pages_and_a_report(run: Run, tmp_path: Path) -> None:
    code, out, err = run("import", str(PAGE), "--name", "deck")
    assert (code, err) == (0, "")
    assert out == (
        "specs/deck/api.yaml: 1 operation, 4 samples; nothing is left out, see specs/deck/import.md\n"
    )
    stem = "samples/postOmsOrderLinkAccount"
    assert files(tmp_path / "specs/deck") == [
        "api.yaml",
        "import.md",
        f"pages/{PAGE.name}",
        "pages/pages.json",
        *(
            f"{stem}.{place}.{medium}"
            for place in ("request", "response")
            for medium in ("json", "xml")
        ),
    ]


def test_an_imported_spec_generates_and_verifies_at_once(run: Run) -> None:
    assert run("import", str(PAGE), "--name", "deck")[0] == 0
    assert run("lint")[0] == 0
    assert run("generate")[0] == 0
    code, out, _ = run("verify")
    assert code == 0
    assert "4 of 4 samples, 2 of 2 pairs, 0 reasons" in out


def test_a_spec_that_is_there_stays_and_a_proposal_stands_beside_it(
    run: Run, tmp_path: Path
) -> None:
    run("import", str(PAGE), "--name", "deck")
    spec = tmp_path / "specs/deck/api.yaml"
    edited = spec.read_text(encoding="utf-8").replace("postOmsOrderLinkAccount", "linkAccount")
    spec.write_text(edited, encoding="utf-8")
    code, out, _ = run("import", str(PAGE), "--name", "deck")
    assert code == 0
    assert "-  linkAccount:\n+  postOmsOrderLinkAccount:\n" in out
    assert "specs/deck/proposal/api.yaml" in out
    assert spec.read_text(encoding="utf-8") == edited
    assert (tmp_path / "specs/deck/proposal/samples").is_dir()


def test_a_proposal_is_no_part_of_the_spec(run: Run) -> None:
    run("import", str(PAGE), "--name", "deck")
    run("import", str(PAGE), "--name", "deck")
    code, out, _ = run("lint")
    assert code == 0
    assert "proposal" not in out


def test_the_kept_pages_can_be_imported_again_without_a_source(run: Run) -> None:
    run("import", str(PAGE), "--name", "deck")
    assert run("import", "--name", "deck")[0] == 0
    assert run("drift") == (0, "1 API, 1 page: 0 changes\n", "")


def test_a_page_without_an_operation_writes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Hello\n", encoding="utf-8")
    code, _, err = run("import", "page.txt", "--name", "shop")
    assert code == 3
    assert "no operation was found" in err
    assert "looked for a line with a method and a path" in err
    assert not (tmp_path / "specs").exists()


def test_a_changed_page_makes_drift_answer_no(run: Run, tmp_path: Path) -> None:
    run("import", str(PAGE), "--name", "deck")
    page = tmp_path / "specs/deck/pages" / PAGE.name
    page.write_text(page.read_text(encoding="utf-8").replace('"Message"', '"Text"'), "utf-8")
    code, out, _ = run("drift", "deck", "--format", "json")
    assert code == 1
    (change,) = json.loads(out)["diagnostics"]
    assert "response.json` is another at `Text`" in change["message"]


@pytest.mark.parametrize(
    "arguments", [("import",), ("import", "x", "--name", "No"), ("drift", "--source", "x")]
)
def test_wrong_use_is_told(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments)[0] == 2


def test_the_same_page_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    run("import", str(PAGE), "--name", "one")
    run("import", str(PAGE), "--name", "one", "--specs", "others")
    for name in files(tmp_path / "specs/one"):
        assert (tmp_path / "specs/one" / name).read_bytes() == (
            tmp_path / "others/one" / name
        ).read_bytes()


@pytest.mark.parametrize("name", ["class", "errors", "request", "con"])
def test_a_name_that_python_needs_is_refused_with_another(run: Run, name: str) -> None:
    code, _, err = run("import", str(PAGE), "--name", name)
    assert code == 2
    assert f"take `{name}_api`" in err


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("missing.txt", "cannot be read: No such file"),
        ("empty", "pages are files that end in .html, .htm"),
    ],
)
def test_what_cannot_be_read_is_told_once(
    run: Run, tmp_path: Path, source: str, message: str
) -> None:
    (tmp_path / "empty").mkdir()
    code, _, err = run("import", source, "--name", "shop")
    assert code == 3
    assert message in err
    assert err.endswith("1 error; nothing is imported\n")


def test_an_api_without_kept_pages_asks_for_a_source(run: Run) -> None:
    code, _, err = run("import", "--name", "shop")
    assert code == 3
    assert "no page is kept here" in err
    assert "specs/shop/pages" in err


def test_a_source_that_is_not_read_is_told_beside_those_that_are(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("import", "missing.txt", str(PAGE), "--name", "deck")
    assert code == 3
    assert "1 source not read; nothing is left out" in out
    assert (tmp_path / "specs/deck/api.yaml").is_file()


def test_a_second_import_keeps_the_pages_of_the_first_and_renews_its_own(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(PAGE.read_bytes())
    run("import", "a.txt", "--name", "deck")
    (tmp_path / "a.txt").write_bytes(PAGE.read_bytes() + b"\n")
    (tmp_path / "b.txt").write_bytes(PAGE.read_bytes() + b"\n\n")
    run("import", "b.txt", "--name", "deck")
    run("import", "a.txt", "--name", "deck")
    kept = tmp_path / "specs/deck/pages"
    assert (kept / "a.txt").read_bytes() == (tmp_path / "a.txt").read_bytes()
    listed = json.loads((kept / "pages.json").read_bytes())["pages"]
    assert [x["file"] for x in listed] == ["a.txt", "b.txt"]


def test_an_operation_that_two_pages_document_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    (tmp_path / "two/a.txt").write_bytes(PAGE.read_bytes())
    (tmp_path / "two/b.txt").write_bytes(PAGE.read_bytes().replace(b'"Message"', b'"Text"'))
    code, out, _ = run("import", "two", "--name", "deck")
    assert code == 0
    assert "again; a.txt counts" in out


@pytest.mark.parametrize("is_there", [True, False])
def test_the_line_for_editors_leads_to_a_schema_that_is_there(
    run: Run, tmp_path: Path, is_there: bool
) -> None:
    if is_there:
        (tmp_path / "generator/wirewright/spec").mkdir(parents=True)
        (tmp_path / "generator/wirewright/spec/schema.json").write_text("{}", encoding="utf-8")
    run("import", str(PAGE), "--name", "deck")
    text = (tmp_path / "specs/deck/api.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server" if is_there else "wirewright: 1")


@pytest.mark.parametrize("inner", ["pages", "samples"])
def test_a_link_out_of_the_folder_is_not_followed(run: Run, tmp_path: Path, inner: str) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "specs/deck").mkdir(parents=True)
    (tmp_path / "specs/deck" / inner).symlink_to(tmp_path / "outside")
    code, _, err = run("import", str(PAGE), "--name", "deck")
    assert code == 3
    assert "it is a link, which is not followed" in err
    assert files(tmp_path / "outside") == []


def test_a_file_in_the_way_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs/deck").write_text("", encoding="utf-8")
    code, _, err = run("import", str(PAGE), "--name", "deck")
    assert code == 3
    assert "error[O002]: cannot be written" in err
    assert "make way for it" in err


def test_a_proposal_that_says_the_same_is_told(run: Run) -> None:
    run("import", str(PAGE), "--name", "deck")
    code, out, _ = run("import", str(PAGE), "--name", "deck")
    assert code == 0
    assert out.endswith("; the spec that was there says the same\n")


def test_drift_without_a_page_to_read_counts_nothing(run: Run) -> None:
    run("import", str(PAGE), "--name", "deck")
    code, out, err = run("drift", "deck", "--source", "missing.txt")
    assert code == 3
    assert "cannot be read" in out + err
    assert (out + err).endswith("1 error; nothing is compared\n")

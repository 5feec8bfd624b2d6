"""The five documents, imported, and packages made of drafts, in folders of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from tests.generating import rendered, write
from wirewright.diagnostics import Report
from wirewright.importer import kinds
from wirewright.importer.draft import Draft, draft
from wirewright.importer.facts import Documented
from wirewright.importer.pages import load
from wirewright.ir import Api
from wirewright.reading import read_apis
from wirewright.verify import verify_api
from wirewright.verify.result import ApiResult

SPECS = Path(__file__).parents[2] / "specs"
NAMES = ("deck", "dellin", "multivers", "pars", "valomnia")
PACKAGE = "imported"


def documented(paths: Sequence[Path]) -> list[Documented]:
    """Read pages from files; what is wrong with them is no concern here."""
    return [kinds.read(load(path.read_bytes(), path.name, ""), None, Report()) for path in paths]


@cache
def document(name: str) -> Draft:
    """Return the draft of one of the five documents."""
    return draft(documented(sorted((SPECS / name / "pages").iterdir())), name)


def written(folder: Path, made: Draft) -> Api:
    """Write a draft below a folder and read it back without a finding."""
    home = folder / "specs" / made.name
    (home / "samples").mkdir(parents=True)
    (home / "api.yaml").write_text(made.text, encoding="utf-8", newline="")
    for name, content in made.samples.items():
        (home / name).write_bytes(content)
    report = Report()
    apis = read_apis(folder / "specs", (made.name,), report)
    errors = [f"{x.code} {x.message}" for x in report.diagnostics if x.severity == "error"]
    assert errors == []
    return apis[0]


def verified(folder: Path, made: Draft, samples: Mapping[str, bytes] | None = None) -> ApiResult:
    """Generate the package of a draft and hold it against its samples, or against others."""
    api = written(folder, made)
    write(folder / "generated", rendered((api,), PACKAGE))
    if samples is not None:
        api = _with_samples(folder, made.name, samples)
    return verify_api(api, folder / "generated", PACKAGE)


def _with_samples(folder: Path, name: str, samples: Mapping[str, bytes]) -> Api:
    for path, content in samples.items():
        (folder / "specs" / name / path).write_bytes(content)
    return read_apis(folder / "specs", (name,), Report())[0]

"""What was learnt is the shape: imported specs also hold for samples with other values.

Numbers, texts, dates, members of enums and keys of maps are others, and lists are longer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.importer.documents import NAMES, document, documented, verified
from tests.importer.mutate import enums_of, mutated
from wirewright.importer.check import checked
from wirewright.importer.draft import Draft, draft

PAGES = Path(__file__).parents[1] / "cases" / "import"
CASES = sorted(path.name for path in PAGES.iterdir() if path.is_dir())
# Two packages are made for each page, so all of them take minutes.
FEW = CASES[3::16]


def has_reason(made: Draft, stem: str) -> bool:
    operation, _, rest = stem.removeprefix("samples/").partition(".")
    operations = made.tree.get("operations")
    tree = operations.get(operation) if isinstance(operations, Mapping) else None
    reasons = tree.get("samples", {}) if isinstance(tree, Mapping) else {}
    return isinstance(reasons, Mapping) and any(name.startswith(rest) for name in reasons)


def others(made: Draft) -> dict[str, bytes]:
    """Return the samples of a draft with other values, those of one object changed alike."""
    stems: dict[str, dict[str, str]] = defaultdict(dict)
    for name, content in made.samples.items():
        stem, _, medium = name.rpartition(".")
        stems[stem][medium] = content.decode()
    types = made.tree.get("types", {})
    enums = enums_of(types if isinstance(types, Mapping) else {})
    found: dict[str, bytes] = {}
    for stem, texts in stems.items():
        if not has_reason(made, stem):  # raw HTML is written otherwise than it is read
            changed = mutated(texts.get("json"), texts.get("xml"), enums)
            for medium, text in zip(("json", "xml"), changed, strict=True):
                if medium in texts and text is not None:
                    found[f"{stem}.{medium}"] = text.encode()
    return found


def holds(made: Draft, folder: Path) -> None:
    samples = others(made)
    result = verified(folder, made, samples)
    assert [str(failure) for failure in result.failures] == []


@pytest.mark.parametrize("name", NAMES)
def test_an_imported_document_holds_for_other_values(name: str, tmp_path: Path) -> None:
    made = document(name)
    assert any(others(made)[sample] != made.samples[sample].strip() for sample in others(made))
    holds(made, tmp_path)


@pytest.mark.parametrize(
    "case", [pytest.param(x, marks=() if x in FEW else pytest.mark.soak) for x in CASES]
)
def test_an_imported_page_holds_for_its_own_and_for_other_values(case: str, tmp_path: Path) -> None:
    pages = sorted(x for x in (PAGES / case).iterdir() if x.stem.startswith("page"))
    made, _ = checked(draft(documented(pages), "page"))
    if made.operations:
        result = verified(tmp_path / "own", made)
        assert [str(failure) for failure in result.failures] == []
        holds(made, tmp_path / "other")
    else:
        assert case.startswith(("model", "unknown", "text-heading-lost", "index"))

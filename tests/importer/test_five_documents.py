"""The five documents come out of the import as specs that hold without an edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.documents import NAMES, document, verified


@pytest.mark.parametrize("name", NAMES)
def test_an_imported_document_generates_and_verifies_without_an_edit(
    name: str, tmp_path: Path
) -> None:
    result = verified(tmp_path, document(name))
    assert [str(failure) for failure in result.failures] == []
    assert len(result.reasons) == (name == "dellin")  # raw HTML in XML
    assert result.operations == 1

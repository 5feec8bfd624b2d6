from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.project import Project


@pytest.fixture
def project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Project:
    (tmp_path / ".git").mkdir()
    (tmp_path / "specs/pars").mkdir(parents=True)
    (tmp_path / "specs/pars/api.yaml").write_text("wirewright: 1\n  oops: 2\n")
    monkeypatch.chdir(tmp_path)
    found = Project(tmp_path, capsys)
    monkeypatch.setattr("wirewright.reading.read_apis", found.read_apis)
    monkeypatch.setattr("wirewright.python.render.packages", found.packages)
    return found
